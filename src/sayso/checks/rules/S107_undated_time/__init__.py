"""The rule S107, undated-time: its texts, its code and its cases."""

"""The rule R307, after-therefore-because: its texts, its code and its cases."""

"""The rule X902, ignore-of-nothing: its texts, its code and its cases."""

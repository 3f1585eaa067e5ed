"""The rule S109, one-origin-named-twice: its texts, its code and its cases."""

"""The rule S110, number-without-source: its texts, its code and its cases."""

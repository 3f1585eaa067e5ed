"""The rule X901, ignore-without-reason: its texts, its code and its cases."""

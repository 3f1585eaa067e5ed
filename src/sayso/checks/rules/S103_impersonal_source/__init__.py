"""The rule S103, impersonal-source: its texts, its code and its cases."""

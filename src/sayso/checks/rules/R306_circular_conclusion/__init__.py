"""The rule R306, circular-conclusion: its texts, its code and its cases."""

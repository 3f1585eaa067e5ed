"""The rule S112, one-outlet: its texts, its code and its cases."""

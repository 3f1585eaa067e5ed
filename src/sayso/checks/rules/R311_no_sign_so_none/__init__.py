"""The rule R311, no-sign-so-none: its texts, its code and its cases."""

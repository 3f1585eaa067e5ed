"""The rule S104, unexplained-unnamed-source: its texts, its code and its cases."""

"""The rule C211, title-firmer-than-text: its texts, its code and its cases."""

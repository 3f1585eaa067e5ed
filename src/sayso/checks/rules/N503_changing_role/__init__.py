"""The rule N503, changing-role: its texts, its code and its cases."""

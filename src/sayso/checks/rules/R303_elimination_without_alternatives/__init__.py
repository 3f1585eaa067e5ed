"""The rule R303, elimination-without-alternatives: its texts, its code and its cases."""

"""The rule R308, rhetorical-question: its texts, its code and its cases."""

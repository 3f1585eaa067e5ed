"""The rule C208, off-scale-term: its texts, its code and its cases."""

"""The rule R302, argument-from-benefit: its texts, its code and its cases."""

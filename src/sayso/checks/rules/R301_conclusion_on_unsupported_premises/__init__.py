"""The rule R301, conclusion-on-unsupported-premises: its texts, its code and its cases."""

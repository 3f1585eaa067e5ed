"""The rule C204, overconfident-conclusion: its texts, its code and its cases."""

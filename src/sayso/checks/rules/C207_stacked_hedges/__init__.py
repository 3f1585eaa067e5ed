"""The rule C207, stacked-hedges: its texts, its code and its cases."""

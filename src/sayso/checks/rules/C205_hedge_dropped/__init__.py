"""The rule C205, hedge-dropped: its texts, its code and its cases."""

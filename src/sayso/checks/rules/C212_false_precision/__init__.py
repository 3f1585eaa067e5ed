"""The rule C212, false-precision: its texts, its code and its cases."""

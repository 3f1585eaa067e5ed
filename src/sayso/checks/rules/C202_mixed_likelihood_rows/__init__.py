"""The rule C202, mixed-likelihood-rows: its texts, its code and its cases."""

"""The rule C209, negated-likelihood: its texts, its code and its cases."""

"""The rule C210, confidence-without-basis: its texts, its code and its cases."""

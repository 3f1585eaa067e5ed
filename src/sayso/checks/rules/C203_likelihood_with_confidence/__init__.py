"""The rule C203, likelihood-with-confidence: its texts, its code and its cases."""

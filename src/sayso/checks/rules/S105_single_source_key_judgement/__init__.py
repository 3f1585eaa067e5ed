"""The rule S105, single-source-key-judgement: its texts, its code and its cases."""

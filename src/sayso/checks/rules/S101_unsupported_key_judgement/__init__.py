"""The rule S101, unsupported-key-judgement: its texts, its code and its cases."""

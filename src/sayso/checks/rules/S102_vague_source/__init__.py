"""The rule S102, vague-source: its texts, its code and its cases."""

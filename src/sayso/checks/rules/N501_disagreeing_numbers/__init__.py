"""The rule N501, disagreeing-numbers: its texts, its code and its cases."""

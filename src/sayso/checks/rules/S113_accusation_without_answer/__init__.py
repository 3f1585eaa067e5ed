"""The rule S113, accusation-without-answer: its texts, its code and its cases."""

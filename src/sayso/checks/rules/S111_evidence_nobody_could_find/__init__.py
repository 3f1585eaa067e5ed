"""The rule S111, evidence-nobody-could-find: its texts, its code and its cases."""

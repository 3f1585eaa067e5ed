"""The rule N505, loaded-words: its texts, its code and its cases."""

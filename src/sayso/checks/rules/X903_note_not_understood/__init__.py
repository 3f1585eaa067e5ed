"""The rule X903, note-not-understood: its texts, its code and its cases."""

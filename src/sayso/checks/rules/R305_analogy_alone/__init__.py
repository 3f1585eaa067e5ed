"""The rule R305, analogy-alone: its texts, its code and its cases."""

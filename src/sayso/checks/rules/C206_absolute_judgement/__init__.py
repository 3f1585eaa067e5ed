"""The rule C206, absolute-judgement: its texts, its code and its cases."""

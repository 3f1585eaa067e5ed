"""The rule R310, motive-as-fact: its texts, its code and its cases."""

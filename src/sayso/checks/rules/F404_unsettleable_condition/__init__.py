"""The rule F404, unsettleable-condition: its texts, its code and its cases."""

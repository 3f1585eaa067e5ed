"""The rule N502, varying-name: its texts, its code and its cases."""

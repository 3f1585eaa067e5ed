"""The rule F405, boilerplate-forecast: its texts, its code and its cases."""

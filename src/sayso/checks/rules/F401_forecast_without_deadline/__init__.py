"""The rule F401, forecast-without-deadline: its texts, its code and its cases."""

"""The rule F402, forecast-without-probability: its texts, its code and its cases."""

"""The rule F403, forecast-without-test: its texts, its code and its cases."""

"""Forecasts and what came of them: pure arithmetic, records in, scorecards out."""

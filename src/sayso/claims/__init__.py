"""From an analysis to claims: pure functions that make a reading."""

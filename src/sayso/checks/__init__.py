"""Checks: a reading in, tradecraft findings out. Pure; stands on ``claims`` for its vocabulary."""

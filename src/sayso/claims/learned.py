"""Learned: what weights that were learned of texts give to what is seen, by name."""

import math
from collections.abc import Mapping


def weight_of(weights: Mapping[str, float], seen: Mapping[str, float]) -> float:
    """The sum of each value times its weight, in whatever order; what has no weight counts 0."""
    return math.fsum(weights.get(name, 0.0) * value for name, value in seen.items())

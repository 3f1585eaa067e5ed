"""Learned: what weights that were learned of texts give to what is seen, by name."""

import math
from collections.abc import Mapping
from itertools import repeat
from operator import mul


def weight_of(weights: Mapping[str, float], seen: Mapping[str, float]) -> float:
    """The sum of each value times its weight, in whatever order; what has no weight counts 0."""
    return math.fsum(map(mul, map(weights.get, seen, repeat(0.0)), seen.values()))

"""The numbers that estimates stand for: their means, or random draws of them."""

from functools import lru_cache
from hashlib import blake2b
from typing import Protocol

import numpy as np
from numpy.polynomial.hermite_e import hermegauss
from numpy.typing import NDArray

from sayso.records.estimate import Estimate

Array = NDArray[np.float64]
Number = float | Array

_QUANTILE_95 = 1.6448536269514722
_INNERMOST = 1e-3  # a range that reaches 0 or 1 has no logit there
_NODES, _WEIGHTS = hermegauss(60)
_WEIGHTS = _WEIGHTS / _WEIGHTS.sum()


class Values(Protocol):
    """Gives the number, or the draws, that the estimate of one key stands for."""

    count: int

    def __call__(self, key: str, estimate: Estimate) -> Number:
        """A number, or an array of ``count`` of them: the same for the same key and estimate."""
        ...


class Means:
    """Every estimate's mean. With them the weights of hypotheses are the averages over draws."""

    count = 1

    def __call__(self, key: str, estimate: Estimate) -> float:
        """The estimate's mean; the key does not matter."""
        return mean_of(estimate)


class Draws:
    """Random draws of every estimate, each key with its own stream.

    Common random numbers: the draws of one key depend on the seed and the key alone, so that
    an edit elsewhere, or another order, changes nothing here, and an edit of the estimate
    moves its draws without shuffling them.
    """

    def __init__(self, count: int, seed: int) -> None:
        self.count = count
        self.seed = seed

    def __call__(self, key: str, estimate: Estimate) -> Number:
        """``count`` draws in (0, 1), or the one number of a point."""
        if estimate.is_point:
            return estimate.low
        digest = blake2b(f"{self.seed}\x1f{key}".encode(), digest_size=16).digest()
        stream = np.random.Generator(np.random.SFC64(np.frombuffer(digest, dtype=np.uint32)))
        centre, spread = logit_normal(estimate.low, estimate.high)
        drawn = stream.standard_normal(self.count)
        drawn *= -spread
        drawn -= centre
        np.exp(drawn, out=drawn)
        drawn += 1.0
        return np.reciprocal(drawn, out=drawn)


class Slice:
    """Some of the draws of other values, drawn once and kept while a part is worked out."""

    def __init__(self, values: Values, start: int, stop: int, kept: dict[str, Number]) -> None:
        self._values = values
        self._range = slice(start, stop)
        self._kept = kept
        self.count = stop - start

    def __call__(self, key: str, estimate: Estimate) -> Number:
        """The slice of that key's draws."""
        if key not in self._kept:
            self._kept[key] = self._values(key, estimate)
        drawn = self._kept[key]
        return drawn[self._range] if isinstance(drawn, np.ndarray) else drawn


def logit_normal(low: float, high: float) -> tuple[float, float]:
    """Centre and standard deviation of the logit whose 5 % and 95 % quantiles are the ends.

    An end at 0 or 1 is taken as a tenth of the way from it to the other end, at most .001.
    """
    low = max(low, min(_INNERMOST, high / 10))
    high = min(high, max(1 - _INNERMOST, 1 - (1 - low) / 10))
    bottom, top = (float(np.log(p / (1 - p))) for p in (low, high))
    return (bottom + top) / 2, (top - bottom) / (2 * _QUANTILE_95)


def mean_of(estimate: Estimate) -> float:
    """The mean of an estimate's distribution: the number of a point; exact to about 1e-12."""
    return estimate.low if estimate.is_point else _mean(estimate.low, estimate.high)


@lru_cache(maxsize=4096)
def _mean(low: float, high: float) -> float:
    # Gauss-Hermite quadrature of the logistic function under the normal density.
    centre, spread = logit_normal(low, high)
    return float(np.sum(_WEIGHTS / (1 + np.exp(-(centre + spread * _NODES)))))

"""The numbers that estimates stand for: their means, or random draws of them."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
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
_LEAST = 1e-30  # nearer to 0 than this, logits would overflow
_LEVELS = 2**16  # of the normal distribution, equally probable: a draw is sixteen random bits
_NODES, _WEIGHTS = hermegauss(60)
_NODES, _WEIGHTS = _NODES[30:46], _WEIGHTS[30:46] / _WEIGHTS.sum()  # beyond: 4e-18 in all


class Values(Protocol):
    """Gives the number, or the draws, that the estimate of one key stands for."""

    count: int

    def __call__(self, key: str, estimate: Estimate) -> Number:
        """A number, or an array of ``count`` of them: the same for the same key and estimate."""
        ...

    def many(self, keys: Iterable[str], lows: Array, highs: Array) -> Array:
        """The same for many estimates at once: estimates × ``count``; NaN where the ends are."""
        ...


class Means:
    """Every estimate's mean. With them the weights of hypotheses are the averages over draws."""

    count = 1

    def __call__(self, key: str, estimate: Estimate) -> float:
        """The estimate's mean; the key does not matter."""
        return mean_of(estimate)

    def many(self, keys: Iterable[str], lows: Array, highs: Array) -> Array:
        """The means; the keys are not asked for."""
        return means_of(lows, highs)[:, None]


class Pins:
    """The means over and over, with one key pinned at 0, then at 1, then the next key."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.count = 2 * len(keys)
        self._places = {key: 2 * place for place, key in enumerate(keys)}

    def __call__(self, key: str, estimate: Estimate) -> Number:
        """The mean, or as many of it with 0 and 1 where the key is pinned."""
        mean, place = mean_of(estimate), self._places.get(key)
        if place is None:
            return mean
        row = np.full(self.count, mean)
        row[place : place + 2] = 0.0, 1.0
        return row

    def many(self, keys: Iterable[str], lows: Array, highs: Array) -> Array:
        """The means with each key's own pins."""
        rows = np.repeat(means_of(lows, highs)[:, None], self.count, axis=1)
        for row, key in zip(rows, keys, strict=True):
            place = self._places.get(key)
            if place is not None:
                row[place : place + 2] = 0.0, 1.0
        return rows


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
        ends = np.array([[estimate.low], [estimate.high]])
        return np.asarray(self.many((key,), *ends)[0])

    def many(self, keys: Iterable[str], lows: Array, highs: Array) -> Array:
        """The draws of each key; a point over and over."""
        rows = np.empty((len(lows), self.count))
        is_range = lows < highs
        rows[~is_range] = lows[~is_range, None]
        centres, deviations = logit_normals(lows[is_range], highs[is_range])
        spreads = zip(centres.tolist(), deviations.tolist(), strict=True)
        for drawn, key, row in zip(is_range.tolist(), keys, rows, strict=True):
            if drawn:
                self._draw(key, next(spreads), row)
        return rows

    def _draw(self, key: str, spread: tuple[float, float], into: Array) -> None:
        digest = blake2b(f"{self.seed}\x1f{key}".encode(), digest_size=16).digest()
        stream = np.random.SFC64(np.frombuffer(digest, dtype=np.uint32))
        bits = stream.random_raw(-(-self.count // 4)).view(np.uint16)[: self.count]
        centre, deviation = spread
        normal_levels().take(bits, out=into, mode="clip")
        into *= -deviation
        into -= centre
        np.exp(into, out=into)
        into += 1.0
        np.reciprocal(into, out=into)


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

    def many(self, keys: Iterable[str], lows: Array, highs: Array) -> Array:
        """The slices of those keys' draws."""
        return self._values.many(keys, lows, highs)[:, self._range]


@cache
def normal_levels() -> Array:
    """The middles of ``_LEVELS`` equally probable stretches of the normal distribution, rising.

    They are its quantiles to about 1e-8; their variance is 1 - 2e-5. One taken at random costs a
    tenth of a draw by Ziggurat, and is the same on every processor.
    """
    points = np.linspace(0.0, 4.5, _LEVELS + 1)
    density = np.exp(points * points / -2) / np.sqrt(2 * np.pi)
    steps = (density[1:] + density[:-1]) * (points[1] / 2)
    shares = np.concatenate([[0.0], steps.cumsum()])
    upper = np.interp((np.arange(_LEVELS // 2) + 0.5) / _LEVELS, shares, points)
    levels = np.concatenate([-upper[::-1], upper])
    levels.flags.writeable = False
    return levels


def mean_of(estimate: Estimate) -> float:
    """The mean of an estimate's distribution: the number of a point; exact to about 1e-12."""
    return estimate.low if estimate.is_point else _mean(estimate.low, estimate.high)


def means_of(lows: Array, highs: Array) -> Array:
    """The means of many estimates, each as ``mean_of`` has it; NaN where the ends are."""
    means = np.array(lows, dtype=np.float64)
    ranges = np.flatnonzero(lows < highs)
    if len(ranges):
        # Gauss-Hermite quadrature of the logistic function under the normal density. Nodes lie in
        # pairs, and 1 / (1 + a·e) + 1 / (1 + a/e) = (2 + s) / (1 + a² + s) with s = a·(e + 1/e).
        centre, deviation = logit_normals(lows[ranges], highs[ranges])
        against = np.exp(-centre)
        pairs = np.exp(_NODES[:, None] * deviation)
        pairs += 1.0 / pairs
        pairs *= against
        below = pairs + (1.0 + against * against)
        pairs += 2.0
        pairs /= below
        pairs *= _WEIGHTS[:, None]
        # In an order that does not hang on how many there are, unlike NumPy's own.
        means[ranges] = sum(pairs)
    return means


@lru_cache(maxsize=4096)
def _mean(low: float, high: float) -> float:
    return float(means_of(np.array([low]), np.array([high]))[0])


def logit_normals(lows: Array, highs: Array) -> tuple[Array, Array]:
    """Centres and standard deviations of logits whose 5 % and 95 % quantiles are the ends.

    An end at 0 or 1 is taken as a tenth of the way from it to the other end, at most .001.
    """
    highs = np.maximum(highs, _LEAST)
    lows = np.maximum(lows, np.minimum(_INNERMOST, highs / 10))
    highs = np.minimum(highs, np.maximum(1 - _INNERMOST, 1 - (1 - lows) / 10))
    bottom, top = np.log(lows / (1 - lows)), np.log(highs / (1 - highs))
    return (bottom + top) / 2, (top - bottom) / (2 * _QUANTILE_95)

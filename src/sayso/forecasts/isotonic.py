"""Isotonic regression: the rising line nearest to some numbers, for one set or many at once."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sayso.forecasts.arrays import Array, Places, numbers

_PASSES = 12
"""So many passes over whole arrays before the stack takes over."""


def isotonic(
    mean: ArrayLike, weight: ArrayLike | None = None, segment: ArrayLike | None = None
) -> Array:
    """The non-decreasing fit with the least Σ weight · (fit − mean)².

    ``mean`` has one axis, in the order along which the fit rises; ``weight`` is above 0, 1 if
    left out. ``segment``: one number a place, rising; each run of one number is fitted by itself.

    Neighbours that fall are pooled to their mean, all of them at once, in a few passes over whole
    arrays; what then still falls goes through a stack, so that time is linear even where a
    long rising run ends in one low value.

    Raises:
        ValueError: a number is NaN, a weight not above 0, shapes differ, segments fall.
    Source: Ayer, Brunk, Ewing, Reid & Silverman, An empirical distribution function for sampling
        with incomplete information (1955), doi:10.1214/aoms/1177728423.

    >>> isotonic([1, 3, 2, 4]).tolist()
    [1.0, 2.5, 2.5, 4.0]
    >>> isotonic([0, 1, 2, 3, -16]).tolist()
    [-2.0, -2.0, -2.0, -2.0, -2.0]
    """
    given = numbers("mean", mean)
    heavy = np.ones_like(given) if weight is None else numbers("weight", weight)
    if given.ndim != 1 or heavy.shape != given.shape:
        raise ValueError("mean and weight have one axis, of one length")
    if (heavy <= 0).any():
        raise ValueError(f"weight[{int((heavy <= 0).argmax())}] is not above 0")
    ends = np.zeros(max(given.size - 1, 0), dtype=np.bool_)
    if segment is not None:
        steps = np.diff(numbers("segment", segment))
        if steps.shape != ends.shape or (steps < 0).any():
            raise ValueError("segments are given for each place and do not fall")
        ends = steps > 0
    return fit_sums(given * heavy, heavy, ends)


def fit_sums(total: Array, weight: Array, ends: NDArray[np.bool_]) -> Array:
    """``isotonic`` of sums and weights; ``ends[i]`` parts place i from the next. Not checked."""
    if not total.size:
        return np.zeros(0)
    sums, heavy, apart = total, weight, ends
    sizes = np.ones(total.size, dtype=np.intp)
    for turn in range(_PASSES + 1):
        # Cross-multiplied, so that counts are compared exactly.
        falls = (sums[:-1] * heavy[1:] >= sums[1:] * heavy[:-1]) & ~apart
        if not falls.any():
            break
        if turn < _PASSES:
            starts = np.flatnonzero(np.concatenate([[True], ~falls]))
        else:
            starts = _stack(sums, heavy, apart)
        apart = apart[starts[1:] - 1]
        sums, heavy, sizes = (np.add.reduceat(one, starts) for one in (sums, heavy, sizes))
    return np.repeat(sums / heavy, sizes)


def _stack(total: Array, weight: Array, ends: NDArray[np.bool_]) -> Places:
    """Where the blocks of the fit begin: each new one pools those behind it that are not lower."""
    sums: list[float] = []
    heavy: list[float] = []
    starts: list[int] = []
    floor = 0
    parted = [False, *ends.tolist()]
    for place, (added, load) in enumerate(zip(total.tolist(), weight.tolist(), strict=True)):
        if parted[place]:
            floor = len(starts)
        start, mass = place, load
        pooled = added
        while len(starts) > floor and sums[-1] * mass >= pooled * heavy[-1]:
            pooled += sums.pop()
            mass += heavy.pop()
            start = starts.pop()
        sums.append(pooled)
        heavy.append(mass)
        starts.append(start)
    return np.array(starts, dtype=np.intp)

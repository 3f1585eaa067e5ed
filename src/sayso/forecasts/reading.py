"""What words cost: the range of the mean Brier loss over every consistent reading of the phrases.

A consistent reading gives each phrase one number of its interval, the same wherever it stands.
A number that was written is a phrase whose interval is that number.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sayso.forecasts.arrays import Array, Places, options, probabilities


def reading_range(
    phrase: ArrayLike, low: ArrayLike, high: ArrayLike, outcome: ArrayLike
) -> tuple[float, float]:
    """The least and the greatest mean Brier loss under any consistent reading.

    Of a phrase whose events came about in the share f, the mean loss at p is (p − f)² +
    mean (y − f)²; least at p = f cut to the interval, greatest at the end farther from f.
    Each phrase is free of the others, so that both ends are exact.

    One row a forecast: ``phrase`` names it (rows of one phrase with different intervals are
    taken as different phrases), ``low`` and ``high`` in [0, 1], ``outcome`` in [0, 1].

    Raises:
        ValueError: a number is NaN or out of range, an interval upside down, or there are no rows.

    >>> ends = reading_range(["likely"] * 3, [0.55] * 3, [0.8] * 3, [1, 1, 0])
    >>> [round(end, 4) for end in ends]
    [0.2222, 0.24]
    """
    bottom, top, happened = _rows(low, high, outcome)
    if (bottom == top).all():
        mean = float(((bottom - happened) ** 2).mean())
        return mean, mean
    group = _groups(np.asarray(phrase), bottom, top)
    count = np.bincount(group)
    share = np.bincount(group, happened) / count
    rest = np.bincount(group, (happened - share[group]) ** 2).sum()
    first = np.zeros(len(count), dtype=np.intp)
    first[group[::-1]] = np.arange(len(group))[::-1]
    lows, highs = bottom[first], top[first]
    best = (np.clip(share, lows, highs) - share) ** 2
    worst = np.maximum((lows - share) ** 2, (highs - share) ** 2)
    lowest, highest = (float((count * one).sum() + rest) / len(group) for one in (best, worst))
    return lowest, highest


def common_range(
    first: ArrayLike, second: ArrayLike, low: ArrayLike, high: ArrayLike, outcome: ArrayLike
) -> tuple[float, float]:
    """The least and the greatest of mean (loss of second − loss of first), both read alike.

    ``first`` and ``second`` say, one row a question, which phrase each forecaster used, as a
    place in ``low`` and ``high`` (one entry a phrase). Where both ends are above 0 the first is
    the better under every reading. For each phrase the sum is a quadratic in its number, least
    and greatest at an end or at the vertex, free of the other phrases: both ends are exact.

    Raises:
        ValueError: a number is NaN or out of range, an interval upside down, or there are no rows.

    >>> ends = common_range([0, 0], [1, 1], [0.55, 0.2], [0.8, 0.45], [1, 0])
    >>> [round(end, 4) for end in ends]
    [-0.0875, 0.0875]
    """
    bottom, top = probabilities("low", low), probabilities("high", high)
    _refuse_upside_down(bottom, top)
    happened = probabilities("outcome", outcome)
    if not happened.size:
        raise ValueError("outcome: there are no rows")
    one, other = (
        options(name, given, len(bottom)) for name, given in (("first", first), ("second", second))
    )
    square = _sum_by(other, len(bottom)) - _sum_by(one, len(bottom))
    slope = -2 * (_sum_by(other, len(bottom), happened) - _sum_by(one, len(bottom), happened))
    with np.errstate(divide="ignore", invalid="ignore"):
        vertex = np.where(square == 0, bottom, -slope / (2 * square))
    tried = np.stack([bottom, top, np.clip(vertex, bottom, top)])
    sums = square * tried**2 + slope * tried
    return (
        float(sums.min(axis=0).sum()) / happened.size,
        float(sums.max(axis=0).sum()) / happened.size,
    )


def unsettled_range(
    scored_mean: float, scored: int, overdue: ArrayLike, partly: ArrayLike = ()
) -> tuple[float, float]:
    """The least and the greatest mean Brier loss if what is unsettled were settled.

    ``scored`` forecasts have the mean ``scored_mean``; those ``overdue``, given by their
    probabilities, could turn out yes or no; of those settled ``partly`` the share is unknown,
    so that it may be what was forecast.

    Raises:
        ValueError: a probability is NaN or outside [0, 1], or there is nothing at all.

    >>> [round(end, 4) for end in unsettled_range(0.2, 10, [0.9, 0.4])]
    [0.1808, 0.2642]
    """
    late, part = probabilities("overdue", overdue), probabilities("partly", partly)
    count = scored + late.size + part.size
    if not count:
        raise ValueError("nothing is scored, overdue or partly settled")
    total = scored_mean * scored if scored else 0.0
    best = total + float((np.minimum(late, 1 - late) ** 2).sum())
    both = np.concatenate([late.ravel(), part.ravel()])
    worst = total + float((np.maximum(both, 1 - both) ** 2).sum())
    return best / count, worst / count


def _rows(low: ArrayLike, high: ArrayLike, outcome: ArrayLike) -> tuple[Array, Array, Array]:
    bottom, top = probabilities("low", low), probabilities("high", high)
    happened = probabilities("outcome", outcome)
    if not happened.size:
        raise ValueError("outcome: there are no rows")
    _refuse_upside_down(bottom, top)
    return bottom, top, happened


def _refuse_upside_down(low: Array, high: Array) -> None:
    wrong = np.flatnonzero(low > high)
    if wrong.size:
        place = int(wrong[0])
        raise ValueError(f"low[{place}] is above high[{place}]: {low[place]:g} > {high[place]:g}")


def _groups(phrase: NDArray[np.generic], low: Array, high: Array) -> Places:
    names = np.unique(phrase, return_inverse=True)[1]
    rows = np.column_stack([names, low, high])
    return np.asarray(np.unique(rows, axis=0, return_inverse=True)[1]).ravel()


def _sum_by(places: Places, count: int, weights: Array | None = None) -> Array:
    return np.bincount(places, weights, minlength=count).astype(np.float64)

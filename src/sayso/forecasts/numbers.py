"""Losses of forecasts of numbers and days, in the question's unit: CRPS, quantiles, ranges, points.

``bounds`` on any of them clamp the forecast and the outcome: only what lies between them counts
(threshold-weighted), which settles "not before" and "more than".
"""

import numpy as np
from numpy.typing import ArrayLike

from sayso.forecasts.arrays import Array, numbers

Bounds = tuple[float, float]

LEVEL = 0.9
"""What a range without a level holds: nine in ten."""
LEAST_RATIO = 0.001
"""A perfect forecast counts as this share of its reference, or the geometric mean would be 0."""
_ENDLESS: Bounds = (-np.inf, np.inf)
_ROWS = 2000


def crps(
    levels: ArrayLike, values: ArrayLike, outcome: ArrayLike, bounds: Bounds = _ENDLESS
) -> Array:
    """The exact CRPS of quantiles joined by straight lines, the mass outside them at the ends.

    ∫ (F(t) − 1{x ≤ t})² dt. ``levels`` has one axis, in [0, 1], rising; ``values`` is … × levels
    and does not fall; ``outcome`` has the shape in front. Of one level: |value − outcome|, the
    loss of a point. Quantiles beyond a bound are quantiles at it, which are joined anew. At
    least 0, in the unit.

    Raises:
        ValueError: a number is NaN, levels do not rise or leave 0 to 1, values fall.
    Source: Matheson & Winkler, Scoring rules for continuous probability distributions (1976),
        doi:10.1287/mnsc.22.10.1087; with bounds Gneiting & Ranjan (2011),
        doi:10.1198/jbes.2010.08110.

    >>> crps([0, 1], [0, 1], 0.3).round(6).tolist()
    0.123333
    >>> crps([0.5], [4], 6).tolist()
    2.0
    """
    level, value, happened = _quantiles(levels, values, outcome)
    low, high = _ends(bounds)
    value, happened = np.clip(value, low, high), np.clip(happened, low, high)
    whole = np.maximum(value[..., 0] - happened, 0.0) + np.maximum(happened - value[..., -1], 0.0)
    if len(level) == 1:
        return np.asarray(whole)
    left, right = value[..., :-1], value[..., 1:]
    width = right - left
    turn = np.clip(happened[..., None], left, right)
    part = np.divide(turn - left, width, out=np.zeros_like(width), where=width > 0)
    share = level[:-1] + np.diff(level) * part
    before = _square_between(level[:-1], share, turn - left)
    after = _square_between(1 - share, 1 - level[1:], right - turn)
    return np.asarray(whole + (before + after).sum(axis=-1))


def crps_sample(sample: ArrayLike, outcome: ArrayLike, bounds: Bounds = _ENDLESS) -> Array:
    """The CRPS of a sample taken as the distribution: mean |x_i − y| − ½ mean |x_i − x_j|.

    ``sample`` is … × draws in any order, ``outcome`` has the shape in front. At least 0.

    Raises:
        ValueError: a number is NaN, or there are no draws.
    Source: Gneiting & Raftery (2007), equation 21, doi:10.1198/016214506000001437; by sorting,
        Jordan, Krüger & Lerch (2019), doi:10.18637/jss.v090.i12.

    >>> crps_sample([1.0, 2.0, 4.0], 2.5).round(4).tolist()
    0.5
    """
    drawn, happened = numbers("sample", sample), numbers("outcome", outcome)
    if drawn.ndim == 0 or not drawn.shape[-1]:
        raise ValueError("sample: there are no draws on the last axis")
    count = drawn.shape[-1]
    rows = drawn.reshape(-1, count)
    at = np.broadcast_to(happened, drawn.shape[:-1]).ravel()
    low, high = _ends(bounds)
    # Σ_i (2i − n − 1) x_(i) / n² is half the mean distance of two draws.
    weights = (2 * np.arange(1, count + 1) - count - 1) / count**2
    found = np.empty(len(rows))
    for start in range(0, len(rows), _ROWS):  # so many rows stay in the cache
        part = np.sort(rows[start : start + _ROWS], axis=1)
        y = at[start : start + _ROWS]
        if bounds is not _ENDLESS:
            part, y = np.clip(part, low, high), np.clip(y, low, high)
        spread = part @ weights
        part -= y[:, None]
        found[start : start + _ROWS] = np.abs(part, out=part).sum(axis=1) / count - spread
    return np.asarray(np.maximum(found, 0.0).reshape(drawn.shape[:-1]))


def quantile_score(levels: ArrayLike, values: ArrayLike, outcome: ArrayLike) -> Array:
    """Twice the mean pinball loss of quantiles, which is the weighted interval score.

    2/K Σ_k (1{y < q_k} − τ_k)(q_k − y). Shapes, range and errors as in ``crps``.

    Source: Bracher, Ray, Gneiting & Reich, Evaluating epidemic forecasts in an interval format
        (2021), doi:10.1371/journal.pcbi.1008618.

    >>> quantile_score([0.25, 0.5, 0.75], [1, 2, 3], 4).round(4).tolist()
    1.6667
    """
    level, value, happened = _quantiles(levels, values, outcome)
    apart = value - happened[..., None]
    return np.asarray(2 * (((apart > 0) - level) * apart).mean(axis=-1))


def interval_score(
    low: ArrayLike, high: ArrayLike, outcome: ArrayLike, level: ArrayLike = LEVEL
) -> Array:
    """The interval score of a central range: its width, and 2/α for each unit outside it.

    ``level`` = 1 − α is the probability that the range holds the outcome, in (0, 1). At least 0.

    Raises:
        ValueError: a number is NaN, a range upside down, a level outside (0, 1).
    Source: Gneiting & Raftery (2007), equation 43, doi:10.1198/016214506000001437.

    >>> interval_score(2, 5, [3, 6], 0.9).round(4).tolist()
    [3.0, 23.0]
    """
    bottom, top = numbers("low", low), numbers("high", high)
    happened, held = numbers("outcome", outcome), numbers("level", level)
    if (bottom > top).any():
        raise ValueError("low is above high")
    if ((held <= 0) | (held >= 1)).any():
        raise ValueError("level is not between 0 and 1")
    outside = np.maximum(bottom - happened, 0.0) + np.maximum(happened - top, 0.0)
    return np.asarray(top - bottom + 2 / (1 - held) * outside)


def absolute_error(value: ArrayLike, outcome: ArrayLike, bounds: Bounds = _ENDLESS) -> Array:
    """The loss of a point, |value − outcome|, both clamped to the bounds; a point's CRPS.

    Raises:
        ValueError: a number is NaN, or the bounds are upside down.

    >>> absolute_error(10, 14, (0, 12)).tolist()
    2.0
    """
    low, high = _ends(bounds)
    given, happened = numbers("value", value), numbers("outcome", outcome)
    return np.asarray(np.abs(np.clip(given, low, high) - np.clip(happened, low, high)))


def relative(score: ArrayLike, reference: ArrayLike) -> float:
    """The geometric mean of score / reference score: below 1 better than the reference.

    Losses in different units cannot be averaged; their ratios can. Each ratio is at least .001,
    so that one perfect forecast does not make the whole 0.

    Raises:
        ValueError: a number is NaN or below 0, a reference is 0, or there are none.
    Source: Fleming & Wallace, How not to lie with statistics (1986), doi:10.1145/5666.5673.

    >>> round(relative([1, 8], [2, 4]), 6)
    1.0
    """
    given, against = numbers("score", score), numbers("reference", reference)
    if not given.size or (given < 0).any() or (against <= 0).any():
        raise ValueError("scores are at least 0, references above 0, and there is one at least")
    return float(np.exp(np.log(np.maximum(given / against, LEAST_RATIO)).mean()))


def _quantiles(
    levels: ArrayLike, values: ArrayLike, outcome: ArrayLike
) -> tuple[Array, Array, Array]:
    level, value = numbers("levels", levels), numbers("values", values)
    happened = numbers("outcome", outcome)
    if level.ndim != 1 or value.shape[-1:] != level.shape or not level.size:
        raise ValueError("values have one entry for each level on the last axis")
    if (np.diff(level) <= 0).any() or level[0] < 0 or level[-1] > 1:
        raise ValueError("levels do not rise from 0 to 1")
    if (np.diff(value, axis=-1) < 0).any():
        raise ValueError("values fall while levels rise")
    return level, value, happened


def _ends(bounds: Bounds) -> Bounds:
    low, high = bounds
    if not low < high:
        raise ValueError(f"bounds are upside down: {low:g} to {high:g}")
    return low, high


def _square_between(start: Array, stop: Array, width: Array) -> Array:
    """The integral of the square of what goes in a straight line from start to stop."""
    return np.asarray(width * (start * start + start * stop + stop * stop) / 3)

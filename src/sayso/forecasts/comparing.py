"""Who beats whom: paired differences by event, an e-value, and the four conditions of a claim."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sayso.forecasts.arrays import Array, Places, numbers, probabilities
from sayso.forecasts.reading import common_range
from sayso.forecasts.rules import LEAST
from sayso.forecasts.student import t_quantile
from sayso.records.score import Comparison

MOST_FLIPPED = 16
"""Up to so many events, all their signs are flipped; beyond, the t interval is left to itself."""
LEAST_EVENTS = 10
ODDS_OF_A_CLAIM = 20
"""An e-value has to be at least this, times the comparisons shown, for a claim."""
_LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean of ``n`` numbers of ``events``; ``interval``: 95 %, None under two events."""

    n: int
    events: int
    mean: float
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Paired(Mean):
    """A mean difference; ``p_value``: of exact sign flips, None above 16 events."""

    p_value: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What two sources said of the questions that both forecast, one row a question.

    ``losses_*``: Brier, half-Brier or ranked. ``probability_*``: of yes with ``outcome`` 0 or 1,
    or of several options the one given to what came about, with outcome 1. ``event``: any label.
    ``low_*`` and ``high_*``: what the words may mean, equal for numbers; ``phrase_*`` tells
    which rows hold the same words.
    """

    loss_first: Array
    loss_second: Array
    probability_first: Array
    probability_second: Array
    outcome: Array
    event: NDArray[np.generic]
    phrase_first: NDArray[np.generic]
    phrase_second: NDArray[np.generic]
    low_first: Array
    high_first: Array
    low_second: Array
    high_second: Array


def mean_by_event(values: ArrayLike, event: ArrayLike | None = None) -> Mean:
    """The mean with its 95 % interval, events as the unit.

    m ± t(G − 1) √(G/(G − 1) Σ_g (Σ_{i in g} (x_i − m))²) / n, of G events. One event a row where
    ``event`` is left out.

    Raises:
        ValueError: a number is NaN, shapes differ, or there are no rows.
    Source: Liang & Zeger, Longitudinal data analysis using generalized linear models (1986),
        doi:10.1093/biomet/73.1.13.

    >>> found = mean_by_event([0.1, 0.1, 0.4], ["vote", "vote", "flood"])
    >>> found.events, [round(end, 3) for end in found.interval]
    (2, [-1.494, 1.894])
    """
    given = numbers("values", values)
    return _mean(given, _events(event, given))


def paired(difference: ArrayLike, event: ArrayLike | None = None) -> Paired:
    """The mean difference with its 95 % interval, as ``mean_by_event``, and its p-value.

    The p-value is the share of all 2^G ways to flip the signs of whole events whose sum is at
    least as far from 0.

    Raises:
        ValueError: as for ``mean_by_event``.
    Source: Fisher, The design of experiments (1935), section 21.

    >>> found = paired([0.12, -0.03, 0.2, 0.05, 0.07, -0.1, 0.15, 0.02])
    >>> round(found.mean, 2), found.p_value
    (0.06, 0.1328125)
    """
    apart = numbers("difference", difference)
    of = _events(event, apart)
    found = _mean(apart, of)
    sums: Array = np.bincount(of, apart).astype(np.float64)
    p_value = flip_signs(sums) if found.events <= MOST_FLIPPED else None
    return Paired(found.n, found.events, found.mean, found.interval, p_value)


def flip_signs(sums: Array) -> float:
    """The share of all ways to flip signs whose sum is at least as far from 0, in (0, 1]."""
    total = np.zeros(1)
    for one in sums:
        total = np.concatenate([total + one, total - one])
    seen = abs(float(sums.sum()))
    return float((np.abs(total) >= seen - 1e-12 * (1 + seen)).mean())


def e_value(
    first: ArrayLike, second: ArrayLike, outcome: ArrayLike, event: ArrayLike | None = None
) -> float:
    """The evidence that the first's probabilities beat the second's, at least 0; 1 says nothing.

    ∏ p₁(y) / ½(p₁(y) + p₂(y)), p cut to [.001, .999]. Of several questions that one event
    settles the mean of their factors stands for it: a product would count one outcome as
    many. If the first is no better, the chance that this ever reaches 20 is at most 1 in 20,
    however often one looks.

    Raises:
        ValueError: a number is NaN or outside [0, 1], shapes differ, or there are no rows.
    Source: Henzi & Ziegel, Valid sequential inference on probability forecast performance
        (2022), doi:10.1093/biomet/asab047.

    >>> round(e_value([0.8, 0.3, 0.9, 0.6], [0.6, 0.5, 0.7, 0.6], [1, 0, 1, 0]), 6)
    1.5
    """
    one, other = (
        np.clip(probabilities(name, given), LEAST, 1 - LEAST)
        for name, given in (("first", first), ("second", second))
    )
    happened = probabilities("outcome", outcome)
    of = _events(event, one)
    if not one.shape == other.shape == happened.shape:
        raise ValueError("first, second and outcome have one axis, of one length")
    seen = happened * one + (1 - happened) * (1 - one)
    rival = happened * other + (1 - happened) * (1 - other)
    factors = np.bincount(of, seen / ((seen + rival) / 2)) / np.bincount(of)
    with np.errstate(over="ignore"):
        return float(np.minimum(np.exp(np.log(factors).sum()), np.finfo(np.float64).max))


def compare(first: str, second: str, shared: Shared, comparisons: int = 1) -> Comparison:
    """Whether one of two sources may be said to beat the other, by the four conditions.

    Of the better one: (1) the 95 % interval of the mean difference excludes 0; (2) the e-value
    is at least 20 × ``comparisons``, the number that is shown; (3) the difference keeps its
    sign under every common reading of the words; (4) 10 events at least are shared.

    Raises:
        ValueError: as for ``paired`` and ``e_value``.
    """
    found = paired(shared.loss_second - shared.loss_first, shared.event)
    first_leads = found.mean >= 0
    ahead, behind = shared.probability_first, shared.probability_second
    if not first_leads:
        ahead, behind = behind, ahead
    evidence = e_value(ahead, behind, shared.outcome, shared.event)
    low, high = reading_range_between(shared)
    needed = float(ODDS_OF_A_CLAIM * comparisons)
    conditions = (
        found.interval is not None and (found.interval[0] > 0 or found.interval[1] < 0),
        evidence >= needed,
        low > 0 if first_leads else high < 0,
        found.events >= LEAST_EVENTS,
    )
    return Comparison(
        first=first,
        second=second,
        n=found.n,
        events=found.events,
        difference=found.mean,
        interval=found.interval,
        e_value=evidence,
        e_needed=needed,
        reading_range=(low, high),
        interval_excludes_0=conditions[0],
        e_value_reached=conditions[1],
        sign_holds=conditions[2],
        enough_events=conditions[3],
        beats=(first if first_leads else second) if all(conditions) else None,
        p_value=found.p_value,
    )


def reading_range_between(shared: Shared) -> tuple[float, float]:
    """The mean difference (second − first) over every common reading of the words.

    Rows in which both gave numbers are taken as they are; words stand for one number each, for
    both sources the same.
    """
    mean = float((shared.loss_second - shared.loss_first).mean())
    worded = (shared.low_first < shared.high_first) | (shared.low_second < shared.high_second)
    if not worded.any():
        return mean, mean
    low = np.concatenate([shared.low_first[worded], shared.low_second[worded]])
    high = np.concatenate([shared.high_first[worded], shared.high_second[worded]])
    names = np.concatenate([shared.phrase_first[worded], shared.phrase_second[worded]])
    labels = np.unique(names, return_inverse=True)[1]
    kinds, of = np.unique(np.column_stack([labels, low, high]), axis=0, return_inverse=True)
    half = int(worded.sum())
    of = of.ravel()
    ends = common_range(of[:half], of[half:], kinds[:, 1], kinds[:, 2], shared.outcome[worded])
    rest = float((shared.loss_second - shared.loss_first)[~worded].sum())
    lowest, highest = ((half * end + rest) / shared.outcome.size for end in ends)
    return lowest, highest


def _mean(values: Array, of: Places) -> Mean:
    groups = int(of.max()) + 1
    mean = float(values.mean())
    if groups == 1:
        return Mean(values.size, groups, mean, None)
    gaps = np.bincount(of, values - mean)
    error = sqrt(groups / (groups - 1) * float((gaps**2).sum())) / values.size
    reach = t_quantile((1 + _LEVEL) / 2, groups - 1) * error
    return Mean(values.size, groups, mean, (mean - reach, mean + reach))


def _events(event: ArrayLike | None, rows: Array) -> Places:
    if rows.ndim != 1 or not rows.size:
        raise ValueError("there are no rows on one axis")
    if event is None:
        return np.arange(rows.size)
    labels = np.asarray(event)
    if labels.shape != rows.shape:
        raise ValueError("each row has its event")
    return np.asarray(np.unique(labels, return_inverse=True)[1], dtype=np.intp)

"""What a loss is measured against: one half, a base rate, a market, the other sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

import numpy as np
from numpy.typing import ArrayLike

from sayso.forecasts.arrays import Array, Places, numbers, probabilities
from sayso.forecasts.rules import LEAST

LEAST_OF_A_TOPIC = 20
"""So many other matured questions a topic needs for a base rate of its own."""


@dataclass(frozen=True, slots=True)
class Matured:
    """A settled yes-no question whose last day is over: what came, and what it is about."""

    id: str
    outcome: float
    topics: tuple[str, ...] = ()
    base_rate: float | None = None


def base_rates(questions: Sequence[Matured]) -> Mapping[str, float]:
    """For each question the share of yes among the others; the question's own outcome never.

    A ``base_rate`` that the question itself names goes first. Else the others of its topics, of
    the first topic that has 20 of them, else all others. Of a question alone there is none,
    and it is left out.

    >>> rates = base_rates([Matured("a", 1), Matured("b", 0), Matured("c", 0)])
    >>> rates["a"], rates["b"]
    (0.0, 0.5)
    """
    counts: dict[str, int] = {}
    sums: dict[str, float] = {}
    for one in questions:
        for topic in dict.fromkeys(one.topics):
            counts[topic] = counts.get(topic, 0) + 1
            sums[topic] = sums.get(topic, 0.0) + one.outcome
    whole, total = len(questions), sum(one.outcome for one in questions)
    found = {}
    for one in questions:
        if one.base_rate is not None:
            found[one.id] = one.base_rate
            continue
        own = [topic for topic in one.topics if counts[topic] - 1 >= LEAST_OF_A_TOPIC]
        if own:
            found[one.id] = (sums[own[0]] - one.outcome) / (counts[own[0]] - 1)
        elif whole > 1:
            found[one.id] = (total - one.outcome) / (whole - 1)
    return found


def market_price(prices: Sequence[tuple[date, float]], made: date) -> float | None:
    """The last price on or before the day; None where there was none yet.

    >>> market_price([(date(2026, 1, 1), 0.2), (date(2026, 2, 1), 0.4)], date(2026, 1, 20))
    0.2
    """
    before = [(day, price) for day, price in prices if day <= made]
    return max(before, key=lambda one: one[0])[1] if before else None


def peers(loss: ArrayLike, question: Places) -> Array:
    """For each row the mean loss of the others on its question, NaN of a source alone on it.

    One row a source and question; ``question`` numbers them from 0.

    Raises:
        ValueError: a loss is NaN.

    >>> peers([0.1, 0.2, 0.6], np.array([0, 0, 0])).round(2).tolist()
    [0.4, 0.35, 0.15]
    """
    losses = numbers("loss", loss)
    return _others(losses, question)


def peer_scores(probability: ArrayLike, question: Places) -> Array:
    """Metaculus's peer score, 100 · (ln p − mean ln p of the others): above 0 better than they.

    ``probability``: what each row gave to what came about, cut to [.001, .999]. NaN of a
    source alone on its question.

    Raises:
        ValueError: a probability is NaN or outside [0, 1].
    Source: Metaculus, Scores FAQ: https://www.metaculus.com/help/scores-faq/.

    >>> peer_scores([0.1, 0.5, 0.9], np.array([0, 0, 0])).round(2).tolist()
    [-190.33, 51.08, 139.25]
    """
    logs = np.log(np.clip(probabilities("probability", probability), LEAST, 1 - LEAST))
    return np.asarray(100 * (logs - _others(logs, question)))


def baseline_score(probability: float, options: int = 2) -> float:
    """Metaculus's baseline score, 100 · ln(p · K) / ln K: 100 is best, 0 says nothing.

    ``probability``: what was given to what came about, above 0.

    Source: Metaculus, Scores FAQ: https://www.metaculus.com/help/scores-faq/.

    >>> round(baseline_score(0.9), 2)
    84.8
    """
    if not 0 < probability <= 1 or options < 2:
        raise ValueError(f"no probability above 0 of two options or more: {probability:g}")
    return 100 * log(probability * options) / log(options)


def _others(values: Array, question: Places) -> Array:
    count = np.bincount(question)[question]
    total = np.bincount(question, values)[question]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(count > 1, (total - values) / (count - 1), np.nan)

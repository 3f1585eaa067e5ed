"""Which pairs of sources are compared, and on what they shared."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from sayso.forecasts.arrays import Places
from sayso.forecasts.columns import Columns
from sayso.forecasts.comparing import Shared, compare
from sayso.records.score import Comparison

MOST_SOURCES = 6
"""So many sources, those with the most scored forecasts, are compared with one another."""
_LEAST_SHARED = 2


def compare_all(columns: Columns, names: Sequence[str]) -> tuple[Comparison, ...]:
    """The sources in pairs, those with the most shared questions first.

    ``names``: those that may be compared, the most forecasts first; never chosen by score. How
    many pairs are shown raises what each must reach.
    """
    there = {name: number for number, name in enumerate(columns.sources)}
    numbers = {name: there[name] for name in names if name in there}
    pairs = []
    for first, second in combinations(list(numbers)[:MOST_SOURCES], 2):
        one, other = _shared_rows(columns, numbers[first], numbers[second])
        if one.size >= _LEAST_SHARED:
            pairs.append((first, second, one, other))
    pairs.sort(key=lambda pair: (-pair[2].size, pair[0], pair[1]))
    return tuple(
        compare(first, second, _shared(columns, one, other), len(pairs))
        for first, second, one, other in pairs
    )


def _shared_rows(columns: Columns, first: int, second: int) -> tuple[Places, Places]:
    """The rows of both on the questions that both forecast, in the order of the questions."""
    own, others = (np.flatnonzero(columns.source == one) for one in (first, second))
    _, one, other = np.intersect1d(
        columns.question[own], columns.question[others], assume_unique=True, return_indices=True
    )
    return own[one], others[other]


def _shared(columns: Columns, one: Places, other: Places) -> Shared:
    return Shared(
        loss_first=columns.loss[one],
        loss_second=columns.loss[other],
        probability_first=columns.probability[one],
        probability_second=columns.probability[other],
        outcome=columns.outcome[one],
        event=columns.event[one],
        phrase_first=columns.phrase[one],
        phrase_second=columns.phrase[other],
        low_first=columns.low[one],
        high_first=columns.high[one],
        low_second=columns.low[other],
        high_second=columns.high[other],
    )

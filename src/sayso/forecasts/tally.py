"""Forecasts counted: how many gave each probability, and how many of those came true."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.forecasts.arrays import Array, Places

_GRIDS = (100, 1000, 10_000)
_MOST_KEYS = 8
"""So many times the forecasts there may be places to count in; beyond that, sorting is cheaper."""


@dataclass(frozen=True, slots=True)
class Tally:
    """One row for each probability of each segment, both rising.

    ``count`` forecasts of ``probability``, whose outcomes sum to ``came``; ``ends`` parts each
    row from the next where another segment begins.
    """

    segment: Places
    probability: Array
    count: Array
    came: Array

    @property
    def ends(self) -> NDArray[np.bool_]:
        """Where a row is the last of its segment, but for the last row of all."""
        return np.asarray(self.segment[1:] != self.segment[:-1])


def tally(probability: Array, outcome: Array, segment: Places | None = None) -> Tally:
    """The forecasts counted. Percent and the like are counted by their place, others are sorted."""
    segments = 1 if segment is None else int(segment.max(initial=0)) + 1
    for grid in _GRIDS:
        if segments * (grid + 1) > _MOST_KEYS * (probability.size + 1000):
            break
        place = np.rint(probability * grid)
        if (place / grid == probability).all():
            key = place.astype(np.intp)
            if segment is not None:
                key += segment * (grid + 1)
            count = np.bincount(key)
            came: Array = np.bincount(key, outcome).astype(np.float64)
            found = np.flatnonzero(count)
            return Tally(
                found // (grid + 1),
                found % (grid + 1) / grid,
                count[found].astype(np.float64),
                came[found],
            )
    return _sorted(probability, outcome, segment)


def _sorted(probability: Array, outcome: Array, segment: Places | None) -> Tally:
    if segment is None:
        order = np.argsort(probability)
        of = np.zeros(probability.size, dtype=np.intp)
    else:
        order = np.lexsort((probability, segment))
        of = segment[order]
    values = probability[order]
    new = (values[1:] != values[:-1]) | (of[1:] != of[:-1])
    starts = np.flatnonzero(np.concatenate([np.ones(min(values.size, 1), dtype=np.bool_), new]))
    if not starts.size:
        return Tally(of, values, values, values)
    count = np.diff(np.append(starts, values.size)).astype(np.float64)
    return Tally(of[starts], values[starts], count, np.add.reduceat(outcome[order], starts))

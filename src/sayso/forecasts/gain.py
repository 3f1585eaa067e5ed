"""Gain over time: what a source's standing forecasts save against a reference, day by day."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from sayso.forecasts.arrays import Array, numbers, probabilities
from sayso.forecasts.rules import brier


@dataclass(frozen=True, slots=True)
class Life:
    """When a question was open, in days from any start.

    ``ends``: when its outcome was known, at most ``planned``, the end of its last day.
    """

    opens: float
    ends: float
    planned: float

    def __post_init__(self) -> None:
        if not self.opens <= self.ends <= self.planned or self.opens == self.planned:
            raise ValueError("a question opens before its planned end, and ends by it")


def gain_over_time(
    days: ArrayLike,
    probability: ArrayLike,
    outcome: float,
    life: Life,
    reference: float | tuple[ArrayLike, ArrayLike] = 0.5,
) -> float:
    """∫ (reference loss − loss) dt over the question's planned life, divided by it; in [−1, 1].

    From each of the ``days``, rising, its ``probability`` stands until the next. Before the first
    and after the end nothing is gained or lost. The divisor is the planned life: the mean over the
    days that were open pays those who overstate what ends a question early. ``reference`` is a
    probability, or days and probabilities; where those have not begun, nothing is gained.

    Raises:
        ValueError: a number is NaN or out of range, or days fall.

    >>> round(gain_over_time([20, 60], [0.8, 0.9], 1, Life(0, 80, 100)), 3)
    0.132
    """
    when, stated = _steps(days, probability)
    against = reference if isinstance(reference, tuple) else ([-np.inf], [reference])
    since, other = _steps(*against)
    turns = np.concatenate([when, since, [life.opens, life.ends]])
    turns = np.unique(np.clip(turns, life.opens, life.ends))
    begun = max(when[0], since[0]) if when.size and since.size else np.inf
    turns = turns[turns >= begun]
    if turns.size < 2:
        return 0.0
    ours = brier(_standing(when, stated, turns[:-1]), outcome)
    theirs = brier(_standing(since, other, turns[:-1]), outcome)
    whole = float(((theirs - ours) * np.diff(turns)).sum())
    return whole / (life.planned - life.opens)


def _steps(days: ArrayLike, probability: ArrayLike) -> tuple[Array, Array]:
    given = np.asarray(days, dtype=np.float64)
    when = given if given.size and given.flat[0] == -np.inf else numbers("days", given)
    stated = probabilities("probability", probability)
    if when.ndim != 1 or when.shape != stated.shape or (np.diff(when) < 0).any():
        raise ValueError("days do not fall, and each has its probability")
    return when, stated


def _standing(days: Array, stated: Array, at: Array) -> Array:
    # Of several on one day, the last stands.
    return np.asarray(stated[np.searchsorted(days, at, side="right") - 1])

"""Scores: a mean loss with what it hangs on, and how it compares."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

AgainstScale = Literal["less often", "more often"]
"""How what came true of a phrase strays from its scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """A mean loss against a reference's on the same ``n`` questions.

    ``skill`` = 1 − loss / reference loss, None where the reference loses nothing.
    ``difference`` = reference loss − loss, above 0 better than it; ``interval``: 95 %, by event.
    """

    against: str
    n: int
    skill: float | None
    difference: float
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Mean losses of ``n`` forecasts on ``questions`` that ``events`` happenings settled.

    ``brier``: mean Brier score on 0 to 1, half-Brier of several options. ``interval``: 95 %,
    events as the unit, None under two of them. ``reading_range``: over every consistent reading
    of the words, one number a phrase. ``bounds``: if each of the ``unsettled`` forecasts (overdue,
    or partly without a share) turned out best, and worst, for them. ``log_bits``: mean −log2 p,
    with ``cuts`` forecasts cut to [.001, .999]. Of the ``binary`` ones: ``right_side``, how many
    were on the right side of maybe, half a point for .5, mean forecast ``when_yes`` and
    ``when_no``, mean ``distance`` from one half; these are no scores.
    """

    n: int
    questions: int
    events: int
    brier: float
    interval: tuple[float, float] | None
    reading_range: tuple[float, float]
    bounds: tuple[float, float]
    unsettled: int = 0
    log_bits: float
    cuts: int = 0
    spherical: float
    skills: tuple[Skill, ...] = ()
    binary: int = 0
    yes: int = 0
    right_side: float = 0.0
    when_yes: float | None = None
    when_no: float | None = None
    distance: float | None = None
    gain: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordOutcome:
    """A phrase, what its scale says, and what came of the forecasts put in it.

    ``low``, ``high`` and ``probability`` (the number it is scored as) are None for a bare word,
    which is counted and not scored; ``declared``: the ledger itself gave it its number.
    ``interval``: Wilson, 90 %, None under 5. ``against_scale``: set only where the 95 % Wilson
    interval lies wholly outside what the scale says.
    """

    phrase: str
    low: float | None
    high: float | None
    probability: float | None
    n: int
    yes: int
    interval: tuple[float, float] | None
    against_scale: AgainstScale | None = None
    declared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two sources on the questions that both forecast.

    ``difference`` = mean loss of ``second`` − mean loss of ``first``: above 0, ``first`` lost
    less. ``interval``: 95 %, by event. ``e_value`` against ``e_needed``. Each of the four
    conditions says whether it holds; ``beats``: who is said to beat the other, None where they
    are not told apart. ``reading_range``: of the difference, over every common reading.
    """

    first: str
    second: str
    n: int
    events: int
    difference: float
    interval: tuple[float, float] | None
    e_value: float
    e_needed: float
    reading_range: tuple[float, float]
    interval_excludes_0: bool
    e_value_reached: bool
    sign_holds: bool
    enough_events: bool
    beats: str | None
    p_value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GainPoint:
    """All that was gained over the reference by a last day: Σ (reference loss − loss)."""

    day: date
    n: int
    total: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """The score of one topic, or of one range of lead times."""

    name: str
    n: int
    brier: float
    interval: tuple[float, float] | None
    skill: float | None

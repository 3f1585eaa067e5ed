"""The score of a set of forecasts: its mean loss, with all that the mean hangs on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.forecasts.arrays import Array, Places
from sayso.forecasts.columns import Columns
from sayso.forecasts.comparing import mean_by_event
from sayso.forecasts.reading import reading_range, unsettled_range
from sayso.forecasts.rules import half_brier, ranked
from sayso.forecasts.standing import Entry, first_of_each
from sayso.records.score import Breakdown, Score, Skill
from sayso.records.scorecard import Line


@dataclass(frozen=True, slots=True)
class Scoring:
    """Scored rows of some lines, what references lose on them, and what is unsettled beside."""

    columns: Columns
    references: Mapping[str, Array]
    unsettled: tuple[Entry, ...] = ()
    lines: frozenset[Line] = frozenset(("main",))

    def take(self, rows: Places, unsettled: tuple[Entry, ...] = ()) -> "Scoring":
        """Some of the rows, and what is unsettled beside those."""
        references = {name: losses[rows] for name, losses in self.references.items()}
        return replace(
            self, columns=self.columns.take(rows), references=references, unsettled=unsettled
        )


def summarise(scoring: Scoring, gain: float | None = None) -> Score | None:
    """The score of the rows, None where there are none."""
    columns = scoring.columns
    if not len(columns):
        return None
    found = mean_by_event(columns.loss, columns.event)
    yes_no = columns.binary & np.isin(columns.outcome, (0.0, 1.0))
    given, came = columns.probability[yes_no], columns.outcome[yes_no] == 1
    right = np.where(given == 0.5, 0.5, (given > 0.5) == came)
    interval = None if found.interval is None else _within(found.interval)
    return Score(
        n=len(columns),
        questions=len(np.unique(columns.question)),
        events=found.events,
        brier=found.mean,
        interval=interval,
        reading_range=range_of_readings(columns),
        bounds=_bounds(found.mean, len(columns), scoring.unsettled),
        unsettled=len(scoring.unsettled),
        log_bits=float(columns.log_bits.mean()),
        cuts=int(columns.cut.sum()),
        spherical=float(columns.spherical.mean()),
        skills=tuple(_skills(scoring)),
        binary=int(yes_no.sum()),
        yes=int(came.sum()),
        right_side=float(right.sum()),
        when_yes=_mean(given[came]),
        when_no=_mean(given[~came]),
        distance=_mean(np.abs(given - 0.5)),
        gain=gain,
    )


def range_of_readings(columns: Columns) -> tuple[float, float]:
    """The least and greatest mean loss over consistent readings; options are read one way."""
    binary = columns.binary
    rest = float(columns.loss[~binary].sum())
    if not binary.any():
        return rest / len(columns), rest / len(columns)
    low, high = reading_range(
        columns.phrase[binary],
        columns.low[binary],
        columns.high[binary],
        columns.outcome[binary],
    )
    count = int(binary.sum())
    return (low * count + rest) / len(columns), (high * count + rest) / len(columns)


def break_down(name: str, scoring: Scoring, against: str) -> Breakdown | None:
    """One line of a table by topic, lead time or group; None where there is nothing in it."""
    columns = scoring.columns
    if not len(columns):
        return None
    found = mean_by_event(columns.loss, columns.event)
    skill = _skill(against, columns, scoring.references.get(against))
    return Breakdown(
        name=name,
        n=len(columns),
        brier=found.mean,
        interval=None if found.interval is None else _within(found.interval),
        skill=None if skill is None else skill.skill,
    )


def unsettled_of(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The overdue and partly settled forecasts that would have been scored, one a question."""
    waiting = (
        entry
        for entry in entries
        if entry.standing.state in ("overdue", "partly")
        and (entry.forecast.options or (entry.meant is not None and entry.meant.number is not None))
        and entry.forecast.stance != "intends"
    )
    return tuple(first_of_each(waiting))


def _skills(scoring: Scoring) -> "list[Skill]":
    found = (_skill(name, scoring.columns, losses) for name, losses in scoring.references.items())
    return [skill for skill in found if skill is not None]


def _skill(name: str, columns: Columns, losses: Array | None) -> Skill | None:
    """The rows against a reference, None where it says nothing of any of them."""
    if losses is None:
        return None
    there = ~np.isnan(losses)
    if not there.any():
        return None
    ours, theirs = columns.loss[there], losses[there]
    against = mean_by_event(theirs - ours, columns.event[there])
    mean = float(theirs.mean())
    return Skill(
        against=name,
        n=int(there.sum()),
        skill=1 - float(ours.mean()) / mean if mean > 0 else None,
        difference=against.mean,
        interval=against.interval,
    )


def _bounds(mean: float, count: int, unsettled: tuple[Entry, ...]) -> tuple[float, float]:
    """The mean loss if what is unsettled turned out best for it, and worst."""
    late: list[float] = []
    part: list[float] = []
    best = worst = 0.0
    several = [entry for entry in unsettled if entry.forecast.options]
    for entry in unsettled:
        if entry.meant is not None and entry.meant.number is not None:
            kept = part if entry.standing.state == "partly" else late
            kept.append(entry.meant.number)
    low, high = unsettled_range(mean, count, late, part)
    size = count + len(late) + len(part)
    for entry in several:
        given = [one.probability for one in entry.forecast.options]
        rule = ranked if entry.asked.question.ordered else half_brier
        losses = [float(rule(given, came)) for came in range(len(given))]
        best, worst = best + min(losses), worst + max(losses)
    whole = size + len(several)
    return (low * size + best) / whole, (high * size + worst) / whole


def _mean(values: Array) -> float | None:
    return float(values.mean()) if values.size else None


def _within(interval: tuple[float, float]) -> tuple[float, float]:
    # A loss lies in [0, 1], whatever the interval of its mean reaches to.
    return max(0.0, interval[0]), min(1.0, interval[1])

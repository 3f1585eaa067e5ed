"""The score of a set of forecasts: its mean loss, with all that the mean hangs on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sayso.forecasts.arrays import Array, Places
from sayso.forecasts.columns import Columns
from sayso.forecasts.grouped import mean_by_group
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
    one = np.zeros(len(scoring.columns), dtype=np.intp)
    return score_groups(scoring, one, [scoring.unsettled], [gain])[0]


def score_groups(
    scoring: Scoring,
    group: Places,
    unsettled: Sequence[tuple[Entry, ...]],
    gains: Sequence[float | None],
) -> list[Score | None]:
    """The score of each group of rows, None of one without any; all of them at once.

    ``group`` numbers the rows from 0; ``unsettled`` and ``gains`` have an entry a group.
    """
    columns, size = scoring.columns, len(unsettled)
    if not len(columns):
        return [None] * size
    found = mean_by_group(columns.loss, group, columns.event, size)
    sides = _sides(columns, group, size)
    skills = [_skills_of(name, scoring, group, size) for name in scoring.references]
    pairs = np.unique(group * (int(columns.question.max()) + 1) + columns.question)
    questions = np.bincount(pairs // (int(columns.question.max()) + 1), minlength=size)
    with np.errstate(invalid="ignore", divide="ignore"):
        bits = np.bincount(group, columns.log_bits, size) / found.n
        rounded = np.bincount(group, columns.spherical, size) / found.n
    cuts = np.bincount(group, columns.cut, size)
    worded = np.bincount(group, columns.low < columns.high, size)
    scores: list[Score | None] = []
    for place in range(size):
        if not found.n[place]:
            scores.append(None)
            continue
        mean, interval = float(found.mean[place]), found.interval(place)
        reading = (mean, mean)
        if worded[place]:
            reading = range_of_readings(columns.take(np.flatnonzero(group == place)))
        scores.append(
            Score(
                n=int(found.n[place]),
                questions=int(questions[place]),
                events=int(found.events[place]),
                brier=mean,
                interval=None if interval is None else _within(interval),
                reading_range=reading,
                bounds=_bounds(mean, int(found.n[place]), unsettled[place]),
                unsettled=len(unsettled[place]),
                log_bits=float(bits[place]),
                cuts=int(cuts[place]),
                spherical=float(rounded[place]),
                skills=tuple(one[place] for one in skills if place in one),
                gain=gains[place],
                **sides.of(place),
            )
        )
    return scores


@dataclass(frozen=True, slots=True)
class _Sides:
    """Of yes-no forecasts by group: on which side of maybe they stood, and how far from it."""

    binary: Array
    yes: Array
    right: Array
    when_yes: Array
    when_no: Array
    distance: Array

    def of(self, place: int) -> dict[str, Any]:
        """The fields of a group's score."""
        binary, yes = int(self.binary[place]), int(self.yes[place])
        return {
            "binary": binary,
            "yes": yes,
            "right_side": float(self.right[place]),
            "when_yes": float(self.when_yes[place]) / yes if yes else None,
            "when_no": float(self.when_no[place]) / (binary - yes) if binary > yes else None,
            "distance": float(self.distance[place]) / binary if binary else None,
        }


def _sides(columns: Columns, group: Places, size: int) -> _Sides:
    settled = columns.binary & ((columns.outcome == 0) | (columns.outcome == 1))
    of, given = group[settled], columns.probability[settled]
    came = columns.outcome[settled] == 1
    right = np.where(given == 0.5, 0.5, (given > 0.5) == came)
    sums = (
        np.bincount(of, weights, size).astype(np.float64)
        for weights in (
            np.ones(given.size), came, right, given * came, given * ~came, np.abs(given - 0.5),
        )
    )  # fmt: skip
    return _Sides(*sums)


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
    one = np.zeros(len(columns), dtype=np.intp)
    found = mean_by_group(columns.loss, one, columns.event, 1)
    skill = _skills_of(against, scoring, one, 1).get(0)
    interval = found.interval(0)
    return Breakdown(
        name=name,
        n=len(columns),
        brier=float(found.mean[0]),
        interval=None if interval is None else _within(interval),
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


def _skills_of(name: str, scoring: Scoring, group: Places, size: int) -> dict[int, Skill]:
    """Each group against a reference, without those of which it says nothing."""
    columns, losses = scoring.columns, scoring.references[name]
    there = ~np.isnan(losses)
    if not there.any():
        return {}
    ours, theirs, of = columns.loss[there], losses[there], group[there]
    apart = mean_by_group(theirs - ours, of, columns.event[there], size)
    lost, rival = np.bincount(of, ours, size), np.bincount(of, theirs, size)
    return {
        place: Skill(
            against=name,
            n=int(apart.n[place]),
            skill=1 - float(lost[place]) / float(rival[place]) if rival[place] > 0 else None,
            difference=float(apart.mean[place]),
            interval=apart.interval(place),
        )
        for place in np.flatnonzero(apart.n).tolist()
    }


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


def _within(interval: tuple[float, float]) -> tuple[float, float]:
    # A loss lies in [0, 1], whatever the interval of its mean reaches to.
    return max(0.0, interval[0]), min(1.0, interval[1])

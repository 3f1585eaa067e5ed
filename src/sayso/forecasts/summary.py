"""The score of a set of forecasts: its mean loss, with all that the mean hangs on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.forecasts.arrays import Array, Places
from sayso.forecasts.columns import Columns, Flags
from sayso.forecasts.grouped import means_by_event
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
    count = len(scoring.columns)
    return summarise_each(scoring, np.zeros(count, dtype=np.intp), [scoring.unsettled], [gain])[0]


def summarise_each(
    scoring: Scoring,
    group: Places,
    unsettled: Sequence[tuple[Entry, ...]],
    gains: Sequence[float | None],
) -> list[Score | None]:
    """The score of each group of rows, None of those without; ``group`` numbers the rows' groups.

    ``unsettled`` and ``gains`` are of each group.
    """
    columns, groups = scoring.columns, len(unsettled)

    def total(values: Array, rows: Flags | None = None) -> list[float]:
        chosen = slice(None) if rows is None else rows
        sums: list[float] = np.bincount(group[chosen], values[chosen], groups).tolist()
        return sums

    found = means_by_event(columns.loss, group, columns.event, groups)
    asked = int(columns.question.max(initial=0)) + 1
    pairs = np.unique(group * asked + columns.question) // asked
    questions = np.bincount(pairs, minlength=groups).tolist()
    yes_no = columns.binary & ((columns.outcome == 0) | (columns.outcome == 1))
    given, came = columns.probability, columns.outcome == 1
    right = np.where(given == 0.5, 0.5, (given > 0.5) == came)
    ones = np.ones(len(columns))
    binary, yes, no = total(ones, yes_no), total(ones, yes_no & came), total(ones, yes_no & ~came)
    sides, far = total(right, yes_no), total(np.abs(given - 0.5), yes_no)
    when_yes, when_no = total(given, yes_no & came), total(given, yes_no & ~came)
    bits, cuts, round_loss = (
        total(one) for one in (columns.log_bits, columns.cut * ones, columns.spherical)
    )
    skills = _skills_of_each(scoring, group, groups)
    ranges = _ranges_of_each(columns, group, groups, found.mean)
    scores: list[Score | None] = []
    for number, n in enumerate(found.n.tolist()):
        if not n:
            scores.append(None)
            continue
        mean, interval = float(found.mean[number]), found.interval(number)
        scores.append(
            Score(
                n=n,
                questions=questions[number],
                events=int(found.events[number]),
                brier=mean,
                interval=None if interval is None else _within(interval),
                reading_range=ranges[number],
                bounds=_bounds(mean, n, unsettled[number]),
                unsettled=len(unsettled[number]),
                log_bits=bits[number] / n,
                cuts=int(cuts[number]),
                spherical=round_loss[number] / n,
                skills=tuple(skills[number]),
                binary=int(binary[number]),
                yes=int(yes[number]),
                right_side=sides[number],
                when_yes=_share(when_yes[number], yes[number]),
                when_no=_share(when_no[number], no[number]),
                distance=_share(far[number], binary[number]),
                gain=gains[number],
            )
        )
    return scores


def _ranges_of_each(
    columns: Columns, group: Places, groups: int, mean: Array
) -> list[tuple[float, float]]:
    """Where all are numbers there is one reading, and its loss is the mean."""
    found = [(one, one) for one in mean.tolist()]
    worded = np.bincount(group[columns.low < columns.high], minlength=groups)
    for number in np.flatnonzero(worded).tolist():
        found[number] = range_of_readings(columns.take(group == number))
    return found


def _skills_of_each(scoring: Scoring, group: Places, groups: int) -> list[list[Skill]]:
    columns = scoring.columns
    found: list[list[Skill]] = [[] for _ in range(groups)]
    for name, losses in scoring.references.items():
        there = ~np.isnan(losses)
        of, theirs = group[there], losses[there]
        apart = means_by_event(theirs - columns.loss[there], of, columns.event[there], groups)
        whole = np.bincount(of, theirs, groups).tolist()
        for number, n in enumerate(apart.n.tolist()):
            if n:
                mean, difference = whole[number] / n, float(apart.mean[number])
                found[number].append(
                    Skill(
                        against=name,
                        n=n,
                        skill=difference / mean if mean > 0 else None,
                        difference=difference,
                        interval=apart.interval(number),
                    )
                )
    return found


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
    score = summarise(replace(scoring, references={against: scoring.references[against]}))
    if score is None:
        return None
    skill = next(iter(score.skills), None)
    return Breakdown(
        name=name,
        n=score.n,
        brier=score.brier,
        interval=score.interval,
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


def _share(whole: float, count: float) -> float | None:
    return whole / count if count else None


def _within(interval: tuple[float, float]) -> tuple[float, float]:
    # A loss lies in [0, 1], whatever the interval of its mean reaches to.
    return max(0.0, interval[0]), min(1.0, interval[1])

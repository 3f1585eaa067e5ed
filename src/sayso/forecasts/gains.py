"""What was gained over a reference, forecast by forecast and by last day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import inf

import numpy as np

from sayso.errors import ConfigError
from sayso.forecasts.arrays import Array
from sayso.forecasts.asked import Asked
from sayso.forecasts.columns import Columns, outcome_of
from sayso.forecasts.gain import Life, gain_over_time
from sayso.forecasts.standing import Entry
from sayso.records.score import GainPoint


@dataclass(frozen=True, slots=True)
class Run:
    """What stood without a break: probabilities, each from its day on, until ``end``."""

    days: list[float]
    stated: list[float]
    end: float = inf


Runs = list[Run]


def gains_over_time(columns: Columns, against: str, rates: Mapping[str, float]) -> Array:
    """For each row the gain over its question's planned life, NaN where there is no reference.

    ``against``: half, base, market or a source. One-of questions have no such gain.

    Raises:
        ConfigError: peers are no reference over time.
    """
    if against == "peers":
        raise ConfigError(
            "--count time has no gain over peers, who speak at different times",
            remedy="give --against base, half, market or the name of a source",
        )
    rivals = {
        entry.forecast.question: _runs(entry)
        for entry in columns.entries
        if entry.source == against
    }
    found = []
    for entry in columns.entries:
        reference = _reference(entry, against, rates, rivals)
        found.append(np.nan if reference is None else _gain(entry, reference))
    return np.array(found, dtype=np.float64)


def by_last_day(entries: Sequence[Entry], gains: Array) -> tuple[GainPoint, ...]:
    """All that was gained by each last day, rising from the first."""
    there = ~np.isnan(gains)
    by_day: dict[date, list[float]] = {}
    for entry, gain, is_there in zip(entries, gains.tolist(), there.tolist(), strict=True):
        day = entry.asked.question.last_day
        if is_there and day is not None:
            by_day.setdefault(day, []).append(gain)
    points, n, total = [], 0, 0.0
    for day in sorted(by_day):
        n, total = n + len(by_day[day]), total + sum(sorted(by_day[day]))
        points.append(GainPoint(day=day, n=n, total=total))
    return tuple(points)


def _gain(entry: Entry, reference: Runs) -> float:
    """The gain of all that stood, while something stood to be measured against."""
    life = _life(entry.asked)
    if life is None or entry.meant is None:
        return np.nan
    outcome, gained = outcome_of(entry), 0.0
    for ours in _runs(entry):
        for theirs in reference:
            ends = max(life.opens, min(life.ends, ours.end, theirs.end))
            shared = Life(life.opens, ends, life.planned)
            against = (theirs.days, theirs.stated)
            gained += gain_over_time(ours.days, ours.stated, outcome, shared, against)
    return gained


def _life(asked: Asked) -> Life | None:
    """When the question was open, in days; None where it was settled as it opened."""
    last_day, outcome = asked.question.last_day, asked.outcome
    if last_day is None or asked.opens is None or outcome is None:
        return None
    opens, planned = asked.opens.toordinal(), last_day.toordinal() + 1
    known = planned if outcome.known is None else outcome.known.toordinal()
    if opens >= planned:
        return None
    return Life(float(opens), float(min(max(known, opens), planned)), float(planned))


def _runs(entry: Entry) -> Runs:
    """What a source said of a question over time, parted where it was withdrawn."""
    runs: Runs = []
    for one in (entry, *entry.updates):
        made, withdrawn = one.forecast.made, one.forecast.withdrawn
        if one.meant is None or one.meant.number is None or made is None:
            continue
        day = float(made.toordinal())
        if not runs or runs[-1].end <= day:
            runs.append(Run([], []))
        last = runs[-1]
        last.days.append(day)
        last.stated.append(one.meant.number)
        end = inf if withdrawn is None else float(withdrawn.toordinal())
        runs[-1] = replace(last, end=end)
    return runs


def _reference(
    entry: Entry, against: str, rates: Mapping[str, float], rivals: Mapping[str, Runs]
) -> Runs | None:
    if against == "half":
        return [Run([-inf], [0.5])]
    if against == "base":
        rate = rates.get(entry.forecast.question)
        return None if rate is None else [Run([-inf], [rate])]
    if against == "market":
        prices = entry.asked.question.market
        days = [float(one.day.toordinal()) for one in prices]
        return [Run(days, [one.probability for one in prices])] if prices else None
    if entry.source == against:
        return None
    return rivals.get(entry.forecast.question)

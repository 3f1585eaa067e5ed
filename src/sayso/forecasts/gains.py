"""What was gained over a reference, forecast by forecast and by last day."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from sayso.errors import ConfigError
from sayso.forecasts.arrays import Array
from sayso.forecasts.asked import Asked
from sayso.forecasts.columns import Columns, outcome_of
from sayso.forecasts.gain import Life, gain_over_time
from sayso.forecasts.standing import Entry
from sayso.records.score import GainPoint

Steps = tuple[list[float], list[float]]
Reference = float | Steps | None


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
        entry.forecast.question: _steps(entry)
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


def _gain(entry: Entry, reference: float | Steps) -> float:
    life = _life(entry.asked)
    if life is None or entry.meant is None:
        return np.nan
    days, stated = _steps(entry)
    return gain_over_time(days, stated, outcome_of(entry), life, reference)


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


def _steps(entry: Entry) -> Steps:
    days, stated = [], []
    for one in (entry, *entry.updates):
        if one.meant is not None and one.meant.number is not None and one.forecast.made:
            days.append(float(one.forecast.made.toordinal()))
            stated.append(one.meant.number)
    return days, stated


def _reference(
    entry: Entry, against: str, rates: Mapping[str, float], rivals: Mapping[str, Steps]
) -> Reference:
    if against == "half":
        return 0.5
    if against == "base":
        return rates.get(entry.forecast.question)
    if against == "market":
        prices = entry.asked.question.market
        if not prices:
            return None
        return [float(one.day.toordinal()) for one in prices], [one.probability for one in prices]
    if entry.source == against:
        return None
    return rivals.get(entry.forecast.question)

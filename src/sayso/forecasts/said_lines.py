"""What sources said of one question over time, as step lines: a point a statement."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cmp_to_key

from sayso.forecasts.asked import compare_moments
from sayso.forecasts.words import Wording
from sayso.records.ledger import Distribution, ForecastStatement, Quantity, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidPoint:
    """A statement as it is drawn: at ``at`` from that day on, and it may mean ``low`` to ``high``.

    A probability, a number, or a day as its ordinal. Its source stood by it until ``withdrawn``.
    """

    day: date
    at: float
    low: float
    high: float
    withdrawn: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLine:
    """What one source said, of one option where the question has some, by day."""

    name: str
    points: tuple[SaidPoint, ...]


def said_lines(
    statements: Iterable[ForecastStatement], question: Question, wording: Wording
) -> tuple[SaidLine, ...]:
    """The lines of a question, one a source (a source and an option), by their first day.

    A word is at the number that the scale fixes for it. What has no number is in no line, and
    of two statements of one day the later stands. A statement without a day stands from the day
    on which it was entered.
    """
    found: dict[str, dict[date, SaidPoint]] = {}
    for one in sorted(statements, key=cmp_to_key(compare_moments)):
        day = one.made or one.entered
        if day is None:
            continue
        for name, at, low, high in _values(one, question, wording):
            point = SaidPoint(day=day, at=at, low=low, high=high, withdrawn=one.withdrawn)
            found.setdefault(name, {})[day] = point
    lines = [
        SaidLine(name=name, points=tuple(points[day] for day in sorted(points)))
        for name, points in found.items()
    ]
    return tuple(sorted(lines, key=lambda line: (line.points[0].day, line.name)))


def _values(
    one: ForecastStatement, question: Question, wording: Wording
) -> Iterator[tuple[str, float, float, float]]:
    if one.probability is not None and question.kind == "yes-no":
        meant = wording.read(one.probability)
        if meant.number is not None:
            low = meant.number if meant.low is None else meant.low
            high = meant.number if meant.high is None else meant.high
            yield one.source, meant.number, low, high
    elif one.options and question.kind == "one-of":
        for share in one.options:
            at = share.probability
            yield f"{one.source}: {share.option}", at, at, at
    elif one.distribution is not None and question.kind in ("number", "day"):
        yield one.source, *_drawn(one.distribution)


def _drawn(said: Distribution) -> tuple[float, float, float]:
    """The middle of a distribution and the ends that it names."""
    if said.quantiles:
        nearest = min(said.quantiles, key=lambda each: abs(each.level - 0.5))
        ends = said.quantiles[0].value, said.quantiles[-1].value
        return _plain(nearest.value), _plain(ends[0]), _plain(ends[1])
    if said.value is not None:
        at = _plain(said.value)
        return at, at, at
    low, high = _plain(said.low or 0.0), _plain(said.high or 0.0)
    return (low + high) / 2, low, high


def _plain(value: Quantity) -> float:
    return float(value.toordinal()) if isinstance(value, date) else value

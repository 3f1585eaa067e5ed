"""One question over time: every statement as a step line, the market, and what came about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.forecasts.said_lines import SaidLine
from sayso.pages.draw_svg import NARROW, WIDE, cut, line, svg, text
from sayso.pages.draw_words import count
from sayso.records.ledger import MarketPrice, Question

MOST_LINES = 8
_HEIGHT = 200
_TOP = 30
_DASHES = ("", "8 4", "2 3", "10 3 2 3", "14 4", "5 5", "2 6", "12 3 2 3 2 3")
"""One for each line: they are told apart in grey print, and by who sees no colours."""
_KEY_LINE = 20
_LETTER = 7.6
"""How wide a letter of an axis is at most, on average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What is drawn of a question: its lines, until which day, and what came about on which."""

    question: Question
    lines: tuple[SaidLine, ...]
    until: date
    came: str = ""
    known: date | None = None


@dataclass(frozen=True, slots=True)
class _Field:
    """The axes: from days and values to places."""

    x: Callable[[float], float]
    y: Callable[[float], float]
    left: float
    right: float


def draw_said(drawn: Drawn, *, narrow: bool = False) -> str:
    """Each source's statements as a step line, with the range that a word or an interval spans.

    A statement stands until the source's next one, until it is withdrawn, or until the question
    ends.
    """
    width = NARROW if narrow else WIDE
    shown, market = drawn.lines[:MOST_LINES], _prices(drawn)
    marks = _marks(drawn, shown)
    left = 16 + _LETTER * max(len(words) for _, words in marks)
    field = _field(drawn, marks, (left, width - 12))
    parts = []
    for value, words in marks:
        parts += [
            line(left, field.y(value), field.right, field.y(value), "grid"),
            text(left - 8, field.y(value) + 4, words, "soft", "end"),
        ]
    for place, one in enumerate(shown):
        parts += _line(one, _DASHES[place], field, drawn.until)
    parts += _market(market, field, drawn.until)
    parts += _came(drawn, field)
    under = _TOP + _HEIGHT + 20
    parts += [
        text(left, under, _day(_first(drawn)), "soft"),
        text(field.right, under, _day(_last(drawn)), "soft", "end"),
    ]
    key = [(one.name, f'class="curve"{_dash(_DASHES[place])}') for place, one in enumerate(shown)]
    key += [("market", 'class="diagonal"')] if market else []
    height = under + 14
    for name, drawn_as in key:
        height += _KEY_LINE
        parts += [
            f'<path {drawn_as} d="M{left:.1f} {height - 4:.1f}H{left + 44:.1f}"/>',
            text(left + 54, height, cut(name, 29 if narrow else 90)),
        ]
    if len(drawn.lines) > MOST_LINES:
        height += _KEY_LINE
        parts.append(
            text(left, height, f"{len(drawn.lines) - MOST_LINES} more in the list", "soft")
        )
    return svg("What was said over time", _told(drawn, marks), parts, (width, height + 10))


def _field(drawn: Drawn, marks: Sequence[tuple[float, str]], sides: tuple[float, float]) -> _Field:
    first, last = _first(drawn).toordinal(), _last(drawn).toordinal()
    low, high = marks[0][0], marks[-1][0]
    left, right = sides

    def x(day: float) -> float:
        return left + (right - left) * (day - first) / max(last - first, 1)

    def y(value: float) -> float:
        return _TOP + _HEIGHT * (high - value) / (high - low)

    return _Field(x, y, left, right)


def _line(one: SaidLine, dash: str, field: _Field, until: date) -> list[str]:
    ends = [*(point.day for point in one.points[1:]), max(until, one.points[-1].day)]
    parts, path, reached = [], "", None
    for point, next_day in zip(one.points, ends, strict=True):
        end = min(next_day, point.withdrawn or next_day)
        start, stop = field.x(point.day.toordinal()), field.x(end.toordinal())
        top, bottom, at = field.y(point.high), field.y(point.low), field.y(point.at)
        if point.high > point.low:
            parts.append(
                f'<rect class="bars" opacity="0.3" x="{start:.1f}" y="{top:.1f}" '
                f'width="{stop - start:.1f}" height="{bottom - top:.1f}"/>'
            )
        path += f"{'V' if start == reached else f'M{start:.1f} '}{at:.1f}H{stop:.1f}"
        reached = stop
        parts.append(f'<circle class="dot" cx="{start:.1f}" cy="{at:.1f}" r="3.5"/>')
    return [*parts, f'<path class="curve"{_dash(dash)} d="{path}"/>']


def _market(prices: Sequence[MarketPrice], field: _Field, until: date) -> list[str]:
    if not prices:
        return []
    path = ""
    for one in sorted(prices, key=lambda price: price.day):
        here, at = field.x(one.day.toordinal()), field.y(one.probability)
        path += f"H{here:.1f}V{at:.1f}" if path else f"M{here:.1f} {at:.1f}"
    last = max(until, *(one.day for one in prices))
    return [f'<path class="diagonal" fill="none" d="{path}H{field.x(last.toordinal()):.1f}"/>']


def _came(drawn: Drawn, field: _Field) -> list[str]:
    if drawn.known is None:
        return []
    here = field.x(drawn.known.toordinal())
    ends_right = here > (field.left + field.right) / 2
    return [
        line(here, _TOP - 10, here, _TOP + _HEIGHT, "tick"),
        text(
            here + (-6 if ends_right else 6),
            _TOP - 12,
            f"came about: {cut(drawn.came, 24)}",
            "",
            "end" if ends_right else "start",
        ),
    ]


def _marks(drawn: Drawn, shown: Sequence[SaidLine]) -> list[tuple[float, str]]:
    """The values that the axis names, from the lowest."""
    if drawn.question.kind in ("yes-no", "one-of"):
        return [(0.0, "0%"), (0.5, "50%"), (1.0, "100%")]
    low = min(point.low for one in shown for point in one.points)
    high = max(point.high for one in shown for point in one.points)
    if high == low:
        low, high = low - 1, high + 1
    is_day = drawn.question.kind == "day"
    return [
        (value, _day(date.fromordinal(round(value))) if is_day else f"{value:,.4g}")
        for value in (low, (low + high) / 2, high)
    ]


def _prices(drawn: Drawn) -> tuple[MarketPrice, ...]:
    """What the market said of the yes, where there is a yes."""
    return drawn.question.market if drawn.question.kind == "yes-no" else ()


def _first(drawn: Drawn) -> date:
    days = [one.points[0].day for one in drawn.lines] + [one.day for one in _prices(drawn)]
    return min(days)


def _last(drawn: Drawn) -> date:
    days = [one.points[-1].day for one in drawn.lines] + [one.day for one in _prices(drawn)]
    return max([*days, drawn.until, *([drawn.known] if drawn.known else [])])


def _told(drawn: Drawn, marks: Sequence[tuple[float, str]]) -> str:
    is_chance = drawn.question.kind in ("yes-no", "one-of")
    scale = "probability" if is_chance else f"{marks[0][1]} to {marks[-1][1]}"
    lines = count(len(drawn.lines), "line" if drawn.question.kind == "one-of" else "source")
    said = count(sum(len(one.points) for one in drawn.lines), "statement")
    came = f"; it came about: {drawn.came}" if drawn.known else ""
    return f"{lines}, {said}, {scale}{came}."


def _dash(dash: str) -> str:
    return f' stroke-dasharray="{dash}"' if dash else ""


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"

"""Gain over time: all that was saved against the reference by each last day."""

from collections.abc import Callable, Sequence
from datetime import date

from sayso.pages.draw_svg import NARROW, WIDE, line, svg, text
from sayso.records.score import GainPoint

Place = Callable[[float], float]
_HEIGHT = 220
_MOST_POINTS = 400
_EARLIEST = 0.002
"""The axis begins where this share of all forecasts is behind: one stray year would flatten it."""


def draw_gain(gains: Sequence[GainPoint], against: str, *, narrow: bool = False) -> str:
    """A step line of Σ (reference loss − loss), above 0 better than the reference so far."""
    width = NARROW if narrow else WIDE
    shown = _from_first(gains)
    left, right, top = 52, width - 12, 14
    first, last = shown[0].day.toordinal(), shown[-1].day.toordinal()
    low = min(0.0, *(one.total for one in shown))
    high = max(0.0, *(one.total for one in shown))
    if high - low < 1e-9:
        high = low + 1

    def x(day: float) -> float:
        return left + (right - left) * (day - first) / max(last - first, 1)

    def y(total: float) -> float:
        return top + _HEIGHT * (high - total) / (high - low)

    parts = [line(left, y(0), right, y(0), "zero"), text(left - 8, y(0) + 4, "0", "soft", "end")]
    for total in (low, high):
        if abs(y(total) - y(0)) > 14:
            parts += [
                line(left, y(total), right, y(total), "grid"),
                text(left - 8, y(total) + 4, _total(total), "soft", "end"),
            ]
    parts.append(_steps(shown, x, y, right))
    under = top + _HEIGHT + 20
    parts += [
        text(left, under, _day(shown[0].day), "soft"),
        text(right, under, _day(shown[-1].day), "soft", "end"),
        text((left + right) / 2, under + 20, "last day of the questions", "", "middle"),
    ]
    told = (
        f"{shown[-1].n:,} forecasts by {_day(shown[-1].day)}: {_total(shown[-1].total)} in all "
        f"against {against}."
    )
    return svg("Gain over time", told, parts, (width, under + 28))


def _from_first(gains: Sequence[GainPoint]) -> list[GainPoint]:
    least = _EARLIEST * gains[-1].n
    begun = [one for one in gains if one.n >= least]
    step = max(1, len(begun) // _MOST_POINTS)
    return [*begun[:-1:step], begun[-1]]


def _steps(shown: Sequence[GainPoint], x: Place, y: Place, right: float) -> str:
    path = f"M{x(shown[0].day.toordinal()):.1f} {y(shown[0].total):.1f}"
    for one in shown[1:]:
        path += f"H{x(one.day.toordinal()):.1f}V{y(one.total):.1f}"
    return f'<path class="curve" d="{path}H{right:.1f}"/>'


def _total(total: float) -> str:
    return (f"{total:+,.0f}" if abs(total) >= 100 else f"{total:+.3g}").replace("-", "−")


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"

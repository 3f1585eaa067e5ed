"""Reliability: what share came true at each probability, what chance allows, and how many."""

from collections.abc import Callable, Sequence
from math import sqrt

from sayso.pages.draw_svg import NARROW, WIDE, hatch_id, line, svg, text
from sayso.pages.scorecard_wording import small
from sayso.records.scorecard import BandPoint, Calibration, CurvePoint

_BINS = 20
_MOST_POINTS = 250
_COUNTS = 64
Place = Callable[[float], float]


def draw_reliability(found: Calibration, *, narrow: bool = False) -> str:
    """The curve over its band, counts beneath, and the loss in parts beside or below it."""
    width, drawing = (NARROW, "reliability-narrow") if narrow else (WIDE, "reliability")
    side = 250 if narrow else 420
    left, top = (56, 12) if narrow else (66, 12)

    def x(share: float) -> float:
        return left + side * share

    def y(share: float) -> float:
        return top + side * (1 - share)

    parts = _axes(x, y, narrow)
    parts.append(_band(found.band, x, y, hatch_id("falling", drawing)))
    parts.append(line(x(0), y(0), x(1), y(1), "diagonal"))
    parts.append(_curve(found.curve, x, y))
    parts += _dots(blocks(found.curve), x, y)
    base = top + side + 26
    parts += _counts(found.curve, x, base)
    under = base + _COUNTS + 22
    parts.append(
        text(x(0.5), under, "forecast probability (bars: how many forecasts)", "", "middle")
    )
    lines = written_parts(found)
    at = (2, under + 30) if narrow else (x(1) + 28, top + 24)
    parts += [text(at[0], at[1] + 19 * n, one) for n, one in enumerate(lines)]
    height = at[1] + 19 * len(lines) if narrow else max(under + 10, at[1] + 19 * len(lines))
    told = " ".join(lines)
    return svg("Reliability", told, parts, (width, height), [hatch_id("falling", drawing)])


def written_parts(found: Calibration) -> list[str]:
    """The loss in parts, and what chance alone gives, a line each."""
    came = round(sum(one.yes for one in found.curve))
    brier = found.brier
    return [
        f"{found.n:,} forecasts, {came:,} came true",
        f"Brier {brier.score:.3f}",
        f"= miscalibration {brier.mcb:.3f}",
        f"− discrimination {brier.dsc:.3f}",
        f"+ uncertainty {brier.unc:.3f}",
        "",
        "Chance alone gives a calibrated",
        f"source a miscalibration of {small(found.chance_mcb)},",
        f"over {small(found.chance_mcb_high)} once in twenty.",
        "",
        "▨ where the line lies nine times",
        "in ten if all are calibrated",
    ]


def blocks(curve: Sequence[CurvePoint]) -> list[CurvePoint]:
    """The level parts of the curve, each at the mean of its forecasts."""
    found: list[CurvePoint] = []
    weights: list[float] = []
    for one in curve:
        if found and abs(found[-1].fit - one.fit) < 1e-12:
            last = found[-1]
            weights[-1] += one.probability * one.n
            n = last.n + one.n
            found[-1] = CurvePoint(
                probability=weights[-1] / n, fit=one.fit, n=n, yes=last.yes + one.yes
            )
        else:
            found.append(one)
            weights.append(one.probability * one.n)
    return found


def _axes(x: Place, y: Place, narrow: bool) -> list[str]:
    parts = []
    for quarter in range(5):
        share = quarter / 4
        parts += [
            line(x(0), y(share), x(1), y(share), "grid"),
            line(x(share), y(0), x(share), y(1), "grid"),
            text(x(0) - 8, y(share) + 4, f"{25 * quarter}%", "soft", "end"),
            text(x(share), y(0) + 16, f"{25 * quarter}%", "soft", "middle"),
        ]
    at = 12 if narrow else 16
    middle = y(0.5)
    parts.append(
        f'<text transform="rotate(-90 {at} {middle:.1f})" x="{at}" y="{middle:.1f}" '
        'text-anchor="middle">share that came true</text>'
    )
    return parts


def _band(band: Sequence[BandPoint], x: Place, y: Place, hatch: str) -> str:
    if not band:
        return ""
    thin = band[:: max(1, len(band) // _MOST_POINTS)]
    there = [f"{x(one.probability):.1f} {y(one.high):.1f}" for one in thin]
    back = [f"{x(one.probability):.1f} {y(one.low):.1f}" for one in reversed(thin)]
    return f'<path class="chance" fill="url(#{hatch})" d="M{"L".join([*there, *back])}z"/>'


def _curve(curve: Sequence[CurvePoint], x: Place, y: Place) -> str:
    # Of a level part its ends are enough.
    ends = [
        one
        for place, one in enumerate(curve)
        if place in (0, len(curve) - 1)
        or curve[place - 1].fit != one.fit
        or curve[place + 1].fit != one.fit
    ]
    points = [f"{x(one.probability):.1f} {y(one.fit):.1f}" for one in ends]
    return f'<path class="curve" d="M{"L".join(points)}"/>' if points else ""


def _dots(found: Sequence[CurvePoint], x: Place, y: Place) -> list[str]:
    most = max((one.n for one in found), default=1)
    return [
        f'<circle class="dot" cx="{x(one.probability):.1f}" cy="{y(one.fit):.1f}" '
        f'r="{2 + 4 * sqrt(one.n / most):.1f}"/>'
        for one in found
    ]


def _counts(curve: Sequence[CurvePoint], x: Place, base: float) -> list[str]:
    counts = [0] * _BINS
    for one in curve:
        counts[min(int(one.probability * _BINS), _BINS - 1)] += one.n
    most = max(counts)
    wide = (x(1) - x(0)) / _BINS
    return [
        f'<rect class="bars" x="{x(place / _BINS) + 1:.1f}" y="{base:.1f}" '
        f'width="{wide - 2:.1f}" height="{_COUNTS * n / most:.1f}"/>'
        for place, n in enumerate(counts)
        if n
    ]

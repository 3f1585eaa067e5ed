"""What pushed a judgement towards the truth and what away from it, as bars from a middle line."""

from collections.abc import Callable, Sequence

from sayso.pages.draw_svg import NARROW, WIDE, cut, hatch_id, line, svg, text
from sayso.pages.plain_text import short_name
from sayso.pages.postmortem_wording import bits_words
from sayso.records.postmortem import Push

_ROW = 30
_LABELS = 290
_BITS = 90
_TOP = 26
_MOST_ROWS = 15
_ENDS = ("← away from the truth", "towards it →")
_ENDS_NARROW = ("← misled", "helped →")
_SMALLEST_AXIS = 0.1
"""Bits that the axis shows at least: nothing that changed next to nothing looks like much."""


def draw_pushes(
    title: str, pushes: Sequence[Push], most_bits: float, *, narrow: bool = False
) -> str:
    """A row a unit: to the left, hatched, what misled; to the right, filled, what helped.

    Of more than 15 the farthest from 0 are drawn, in the order given. The axis ends at
    ``most_bits``, so that charts of one judgement can be compared.
    """
    shown = _farthest(pushes)
    width = NARROW if narrow else WIDE
    left, right = (2, _BITS) if narrow else (_LABELS, _BITS)
    middle, half = left + (width - left - right) / 2, (width - left - right) / 2
    most = max(_SMALLEST_AXIS, most_bits)
    step, reach = (_ROW + 14, 10) if narrow else (_ROW, _ROW / 2)
    bottom = _TOP + len(shown) * step

    def x(bits: float) -> float:
        return middle + half * bits / most

    drawing = f"pushes-{title.split(maxsplit=1)[0].lower()}{'-narrow' if narrow else ''}"
    filling = hatch_id("rising", drawing)
    away, towards = _ENDS_NARROW if narrow else _ENDS
    parts = [
        text(middle - 8, _TOP - 12, away, "soft", "end"),
        text(middle + 8, _TOP - 12, towards, "soft"),
    ]
    for place, one in enumerate(shown):
        y = _TOP + place * step + (30 if narrow else 15)
        name = short_name(one.text, one.id, 200)
        if narrow:
            parts.append(text(left, y - 14, cut(name, 46)))
        else:
            parts.append(text(left - 12, y + 4, cut(name, 36), "", "end"))
        parts.append(text(width - right + 12, y + 4, bits_words(one)))
        parts.append(_bar(one, y, x, filling))
        parts.append(line(middle, y - reach, middle, y + reach, "zero"))
    told = "; ".join(f"{one.id} {bits_words(one)}" for one in shown)
    return svg(f"{title}: what each did", f"{told}.", parts, (width, bottom + 6), [filling])


def _farthest(pushes: Sequence[Push]) -> list[Push]:
    if len(pushes) <= _MOST_ROWS:
        return list(pushes)
    far = sorted(pushes, key=lambda one: -abs(one.bits))[:_MOST_ROWS]
    return [one for one in pushes if one in far]


def _bar(one: Push, y: float, x: Callable[[float], float], filling: str) -> str:
    start, end = min(x(0), x(one.bits)), max(x(0), x(one.bits))
    fill = f' fill="url(#{filling})"' if one.bits < 0 else ""
    kind = "edge" if one.bits < 0 else "gain edge"
    return (
        f'<rect class="{kind}"{fill} x="{start:.1f}" y="{y - 7:.1f}" '
        f'width="{end - start:.1f}" height="14"/>'
    )

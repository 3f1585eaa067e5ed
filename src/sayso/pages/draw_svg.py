"""A drawing as SVG: named, with its own style and patterns, readable without colour."""

from collections.abc import Sequence
from html import escape

from sayso.pages.draw_words import disarmed
from sayso.pages.style import chart_style

WIDE, NARROW = 800, 340
"""Drawings for a page, and for a telephone."""

HATCHES = {
    "rising": '<path d="M-2 2l4 -4M0 8l8 -8M6 10l4 -4"/>',
    "falling": '<path d="M-2 6l4 4M0 0l8 8M6 -2l4 4"/>',
    "crossed": '<path d="M0 0l8 8M8 0l-8 8"/>',
    "level": '<path d="M0 4h8"/>',
    "upright": '<path d="M4 0v8"/>',
    "dotted": '<circle class="full" cx="4" cy="4" r="1.6"/>',
    "sparse": '<circle class="full" cx="4" cy="4" r="0.8"/>',
    "squared": '<path d="M0 4h8M4 0v8"/>',
    "dashed": '<path d="M0 2h4M4 6h4"/>',
    "steep": '<path d="M0 8l4 -8M4 8l4 -8"/>',
    "doubled": '<path d="M1 0v8M3 0v8"/>',
    "railed": '<path d="M0 1h8M0 3h8"/>',
    "ringed": '<circle cx="4" cy="4" r="2"/>',
    "peaked": '<path d="M0 6l4 -4l4 4"/>',
}
"""Fillings that tell areas apart in grey print."""


def svg(
    title: str,
    told: str,
    parts: Sequence[str],
    size: tuple[int, float],
    hatches: Sequence[str] = (),
    *,
    has_links: bool = False,
) -> str:
    """The drawing of those parts, ``told`` in words to who cannot see it.

    One that ``has_links`` is a group, in which they can be reached. ``hatches`` are the fillings
    it uses, by ``hatch_id``; a page with several drawings gives each its own name.
    """
    width, height = size
    role = "group" if has_links else "img"
    patterns = "".join(_pattern(one) for one in hatches)
    defs = f"<defs>{patterns}</defs>" if patterns else ""
    return disarmed(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="sayso-chart" width="{width}" '
        f'height="{height:g}" viewBox="0 0 {width} {height:g}" role="{role}" '
        f'aria-label="{escape(f"{title}. {told}")}">'
        f"<title>{escape(title)}</title><style>{chart_style()}</style>{defs}{''.join(parts)}</svg>"
    )


def hatch_id(name: str, drawing: str) -> str:
    """The id of a filling in one drawing."""
    return f"{drawing}-{name}"


def cut(text: str, width: int) -> str:
    """The text, ended by "…" where it is longer than so many characters."""
    return text if len(text) <= width else f"{text[: max(width - 1, 1)]}…"


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    """Words at a place; ``anchor`` is start, middle or end."""
    named = f' class="{kind}"' if kind else ""
    held = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text{named} x="{x:.1f}" y="{y:.1f}"{held}>{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """A straight line."""
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _pattern(id_: str) -> str:
    drawn = HATCHES[id_.rpartition("-")[2]]
    return (
        f'<pattern id="{id_}" class="hatch" width="8" height="8" '
        f'patternUnits="userSpaceOnUse">{drawn}</pattern>'
    )

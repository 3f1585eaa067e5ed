"""A story as a graph: its documents by day, and an edge for each that carries another's text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby

from sayso.pages.dossier_words import Names, copy_in_words
from sayso.pages.draw_svg import NARROW, WIDE, cut, svg, text
from sayso.pages.draw_words import count, day, quoted
from sayso.records.dossier import Story
from sayso.records.linked import Copy, Listed

_BOX_HEIGHT = 42
_ROW = 62
_HEAD = 26
_GAP = 44
_WIDEST_BOX = 150
_BOLD, _PLAIN = 7.8, 6.8
"""The width of a letter in a box, in points, as a browser sets it at most."""
_MOST = 60
"""Documents; more than that no drawing shows so that one could follow it."""


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    width: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def middle(self) -> float:
        return self.y + _BOX_HEIGHT / 2


def can_be_drawn(story: Story) -> bool:
    """Whether the story is small enough for a drawing, and holds a copy to draw."""
    return bool(story.copies) and len(story.documents) <= _MOST


def draw_story(story: Story, numbers: Mapping[str, int], *, narrow: bool = False) -> str:
    """The documents left to right by day (top to bottom where narrow), and who has whose text.

    ``numbers`` are those that the page gives its documents. An edge is as thick as the share of
    the text is large; it is dashed where nothing tells which was first. It leads to ``#ID`` of the
    copy. Edges are drawn, and come by Tab, in the order of what the page says below of each.
    """
    names = Names.of(story)
    boxes, size, heads = _stacked(story) if narrow else _in_columns(story)
    parts = [text(x, y, words, "soft", anchor) for x, y, words, anchor in heads]
    parts += [_edge(one, boxes, names, narrow=narrow) for one in story.copies]
    parts += [_box(boxes[one.id], one, numbers[one.id]) for one in story.documents]
    told = "; ".join(copy_in_words(one, names) for one in story.copies)
    title = f"{count(len(story.documents), 'document')} by day, and whose text each carries"
    return svg(title, f"{told}.", parts, size, has_links=True)


def _days(documents: Sequence[Listed]) -> list[tuple[date | None, list[Listed]]]:
    """The documents of each day, in order; those without one last."""
    ordered = sorted(documents, key=lambda one: (one.published is None, one.published or date.min))
    return [(moment, list(of)) for moment, of in groupby(ordered, lambda one: one.published)]


_Drawn = tuple[dict[str, _Box], tuple[int, float], list[tuple[float, float, str, str]]]


def _in_columns(story: Story) -> _Drawn:
    """A column for each day."""
    days = _days(story.documents)
    pitch = max((WIDE + _GAP) / len(days), 96 + _GAP)
    wide = min(pitch - _GAP, _WIDEST_BOX)
    boxes: dict[str, _Box] = {}
    heads: list[tuple[float, float, str, str]] = []
    deepest = max(len(of) for _, of in days)
    for column, (moment, of) in enumerate(days):
        left = 1 + column * min(pitch, (WIDE - 2 - wide) / max(len(days) - 1, 1))
        heads.append((left, 14, _short(moment), "start"))
        top = _HEAD + (deepest - len(of)) * _ROW / 2
        for row, one in enumerate(of):
            boxes[one.id] = _Box(left, top + row * _ROW, wide)
    reach = max(box.right for box in boxes.values())
    return boxes, (max(WIDE, round(reach) + 2), _HEAD + deepest * _ROW), heads


def _stacked(story: Story) -> _Drawn:
    """One below the other, with room for the edges on the left."""
    boxes: dict[str, _Box] = {}
    heads: list[tuple[float, float, str, str]] = []
    y = 4.0
    left = 96.0
    for moment, of in _days(story.documents):
        heads.append((left, y + 12, _short(moment), "start"))
        y += 20
        for one in of:
            boxes[one.id] = _Box(left, y, NARROW - left - 2)
            y += _BOX_HEIGHT + 8
        y += 6
    return boxes, (NARROW, y), heads


def _short(moment: date | None) -> str:
    return "no day" if moment is None else f"{moment.day} {moment:%b} {moment.year}"


def _box(box: _Box, document: Listed, number: int) -> str:
    name = quoted(document.publisher or document.title or document.location or document.id)
    title = quoted(document.title or "") or name
    room = box.width - 14
    shape = (
        f'<rect class="node" x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" '
        f'height="{_BOX_HEIGHT}" rx="3"/>'
    )
    words = text(box.x + 8, box.y + 17, f"{number}  {cut(name, int(room / _BOLD) - 2)}", "count")
    below = text(box.x + 8, box.y + 33, cut(title, int(room / _PLAIN)), "soft")
    when = f", {day(document.published)}" if document.published else ""
    return (
        f"<g><title>{escape(f'{number}. {title} ({name}{when})')}</title>{shape}{words}{below}</g>"
    )


def _edge(copy: Copy, boxes: Mapping[str, _Box], names: Names, *, narrow: bool) -> str:
    start, end = boxes[copy.of], boxes[copy.by]
    known = copy.direction != "unknown"
    path = _arc(start, end) if narrow else _curve(start, end)
    kind = "edge-known" if known else "edge-open"
    width = 1 + 6 * copy.contained
    head = _arrow(end, from_left=True) if known and (narrow or end.x > start.x) else ""
    if known and not narrow and end.x <= start.x:
        head = _arrow(end, from_left=False)
    told = escape(copy_in_words(copy, names))
    return (
        f'<a href="#{escape(copy.id)}" aria-label="{told}"><g><title>{told}</title>'
        f'<path class="{kind}" stroke-width="{width:.1f}" d="{path}"/>{head}</g></a>'
    )


def _curve(start: _Box, end: _Box) -> str:
    """From the right side of one box to the left of another; within a column round the right."""
    if end.x > start.x:
        half = (start.right + end.x) / 2
        return (
            f"M{start.right:.1f} {start.middle:.1f}C{half:.1f} {start.middle:.1f} "
            f"{half:.1f} {end.middle:.1f} {end.x - 6:.1f} {end.middle:.1f}"
        )
    bend = start.right + 0.75 * _GAP
    return (
        f"M{start.right:.1f} {start.middle:.1f}C{bend:.1f} {start.middle:.1f} "
        f"{bend:.1f} {end.middle:.1f} {end.right + 6:.1f} {end.middle:.1f}"
    )


def _arc(start: _Box, end: _Box) -> str:
    bend = start.x - min(90.0, 22 + 0.22 * abs(end.middle - start.middle))
    return (
        f"M{start.x:.1f} {start.middle:.1f}C{bend:.1f} {start.middle:.1f} "
        f"{bend:.1f} {end.middle:.1f} {end.x - 6:.1f} {end.middle:.1f}"
    )


def _arrow(end: _Box, *, from_left: bool) -> str:
    tip, back = (end.x, end.x - 9) if from_left else (end.right, end.right + 9)
    y = end.middle
    return f'<path class="arrow" d="M{tip:.1f} {y:.1f}L{back:.1f} {y - 5:.1f}V{y + 5:.1f}Z"/>'

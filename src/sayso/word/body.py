"""The body: its paragraphs and rows in reading order, and which element holds each character."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sayso.word.names import COMPATIBILITY, DRAWING, W

_SKIPPED = {
    f"{W}{name}"
    for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "sdtPr", "tcPr")
} | {f"{COMPATIBILITY}Fallback", f"{DRAWING}graphic"}
_BOX = f"{W}txbxContent"


class Stretch(NamedTuple):
    """Characters that a reader sees, and the element that they stand in."""

    text: str
    element: Any


class Row(NamedTuple):
    """A row of a table: the paragraphs of each of its cells."""

    cells: tuple[tuple[Any, ...], ...]


def parts_of(body: Any) -> Iterator[Any]:
    """The paragraphs (elements) and rows of a body in reading order.

    What stands in a paragraph's text boxes comes after it. Tracked deletions are left out.
    """
    stack = [body]
    while stack:
        element = stack.pop()
        if element.tag == f"{W}p":
            yield element
            stack.extend(reversed(_boxes(element)))
        elif element.tag == f"{W}tr":
            cells = element.iterchildren(f"{W}tc", f"{W}sdt")
            yield Row(tuple(tuple(_paragraphs(cell)) for cell in cells))
        elif element.tag not in _SKIPPED:
            stack.extend(reversed(list(element)))


def stretches(paragraph: Any) -> Iterator[Stretch]:
    """The characters of a paragraph, not those of text boxes in it or of deleted runs.

    A line break is one line end.
    """
    stack = [paragraph]
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag == f"{W}t":
            yield Stretch(element.text or "", element)
        elif tag == f"{W}tab":
            yield Stretch("\t", element)
        elif tag in (f"{W}br", f"{W}cr"):
            yield Stretch("\n", element)
        elif tag == f"{W}noBreakHyphen":
            yield Stretch("-", element)
        elif tag == f"{W}ddList":
            yield Stretch(_chosen(element), element)
        elif tag not in _SKIPPED and tag != _BOX:
            stack.extend(reversed(list(element)))


def text_of(paragraph: Any) -> str:
    """What a paragraph says."""
    return "".join(stretch.text for stretch in stretches(paragraph))


def _paragraphs(cell: Any) -> Iterator[Any]:
    """The paragraphs of a cell, those of tables and text boxes in it as well."""
    stack = [cell]
    while stack:
        element = stack.pop()
        if element.tag == f"{W}p":
            yield element
            stack.extend(reversed(_boxes(element)))
        elif element.tag not in _SKIPPED:
            stack.extend(reversed(list(element)))


def _boxes(paragraph: Any) -> list[Any]:
    """The text boxes of a paragraph in their order, without those in the boxes themselves."""
    boxes, stack = [], [paragraph]
    while stack:
        element = stack.pop()
        if element.tag == _BOX:
            boxes.append(element)
        elif element.tag not in _SKIPPED:
            stack.extend(reversed(list(element)))
    return boxes


def _chosen(choices: Any) -> str:
    """The value that a drop-down of a form shows: the chosen one, else the first."""
    chosen = choices.find(f"{W}result")
    entries = choices.findall(f"{W}listEntry")
    place = int(chosen.get(f"{W}val", "0")) if chosen is not None else 0
    return str(entries[place].get(f"{W}val", "")) if 0 <= place < len(entries) else ""

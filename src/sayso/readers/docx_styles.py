"""Word styles: what kind of block a paragraph is, by its style, its numbering and its type."""

import re
from typing import Any

from sayso.readers.wrapping import ends_sentence
from sayso.records import BlockKind
from sayso.word.names import W

_HEADING = re.compile(r"heading (\d)")
_NAMED: dict[str, tuple[BlockKind, int]] = {
    "title": ("heading", 1),
    "subtitle": ("heading", 2),
    "toc heading": ("heading", 2),
    "caption": ("caption", 0),
    "quote": ("quote", 0),
    "intense quote": ("quote", 0),
    "block text": ("quote", 0),
}
_DEEPEST = 20
"""Styles may be based on one another in a circle; nobody needs more steps than this."""


class ParagraphStyles:
    """The paragraph styles of one document, by their ids."""

    def __init__(self, styles: Any) -> None:
        self._styles = {
            style.get(f"{W}styleId"): style for style in styles.iterchildren(f"{W}style")
        }
        self._known: dict[str | None, tuple[BlockKind, int]] = {}

    def kind_of(self, paragraph: Any) -> tuple[BlockKind, int]:
        """The kind of block that a paragraph is, and its level."""
        own = paragraph.find(f"{W}pPr")
        style = None if own is None else own.find(f"{W}pStyle")
        name = None if style is None else style.get(f"{W}val")
        if name not in self._known:
            self._known[name] = self._kind_of_style(name)
        kind, level = self._known[name]
        if own is not None and kind == "paragraph":
            outline = _number(own.find(f"{W}outlineLvl"))
            if outline is not None and outline < 9:
                return "heading", outline + 1
        numbering = None if own is None else own.find(f"{W}numPr")
        if numbering is not None and kind in ("paragraph", "item"):
            if _number(numbering.find(f"{W}numId")) == 0:
                return "paragraph", 0  # numbering switched off
            return "item", 1 + (_number(numbering.find(f"{W}ilvl")) or 0)
        return kind, level

    def reads_as_heading(self, paragraph: Any, text: str) -> bool:
        """Whether a paragraph of no heading style is a short line all in bold type."""
        words = text.split(maxsplit=14)
        if not 1 <= len(words) <= 13 or ends_sentence(text) or text.rstrip().endswith((",", ";")):
            return False
        runs = [
            run
            for run in paragraph.iterchildren(f"{W}r")
            if any((piece.text or "").strip() for piece in run.iterchildren(f"{W}t"))
        ]
        return bool(runs) and all(_is_bold(run) for run in runs)

    def _kind_of_style(self, name: str | None) -> tuple[BlockKind, int]:
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None:
                break
            if found := _kind_by_name(style):
                return found
            own = style.find(f"{W}pPr")
            if own is not None:
                outline = _number(own.find(f"{W}outlineLvl"))
                if outline is not None and outline < 9:
                    return "heading", outline + 1
                if (numbering := own.find(f"{W}numPr")) is not None:
                    return "item", 1 + (_number(numbering.find(f"{W}ilvl")) or 0)
            based = style.find(f"{W}basedOn")
            name = None if based is None else based.get(f"{W}val")
        return "paragraph", 0


def _kind_by_name(style: Any) -> tuple[BlockKind, int] | None:
    """What Word's own style names say; they are English in every edition of Word."""
    element = style.find(f"{W}name")
    name = ("" if element is None else element.get(f"{W}val") or "").lower()
    if found := _HEADING.match(name):
        return "heading", int(found[1])
    if name.startswith(("list bullet", "list number")):
        return "item", int(name[-1]) if name[-1].isdigit() else 1
    return _NAMED.get(name)


def _number(element: Any) -> int | None:
    value = None if element is None else element.get(f"{W}val")
    return int(value) if value and re.fullmatch(r"\d{1,6}", value) else None


def _is_bold(run: Any) -> bool:
    properties = run.find(f"{W}rPr")
    bold = None if properties is None else properties.find(f"{W}b")
    return bold is not None and bold.get(f"{W}val") not in ("0", "false", "off")

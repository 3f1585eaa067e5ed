"""HTML blocks: the stretches of text that an HTML tree lays out, in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sayso.readers.layout import blocks_of
from sayso.readers.wrapping import cannot_end, ends_sentence, goes_on
from sayso.records import BlockKind

_SKIPPED = frozenset({
    "applet", "audio", "button", "canvas", "datalist", "dialog", "embed", "form", "frameset",
    "head", "iframe", "input", "map", "math", "menu", "nav", "noscript", "object", "option",
    "script", "select", "style", "svg", "template", "textarea", "video",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "output", "picture", "q", "rb",
    "rp", "rt", "ruby", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOILERPLATE_TAGS = frozenset(("aside", "footer"))
_BOILERPLATE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|footer|sidebar|related|recommended|share|sharing|"
    r"social|comments?|disqus|cookies?|consent|newsletter|subscribe|subscription|promo|advert|ads?|"
    r"advertisement|breadcrumbs?|widget|popup|modal|banner|skip|pagination|tags?|toolbar|sponsored)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:fig)?caption(?:$|[\s_-])|(?:photo|image|picture)[_-]?credits?", re.IGNORECASE
)
_NOTE_MARK = re.compile(r"\s*(?:\[?(?:\d{1,3}|[a-z])\]?|[*†‡§]{1,3})\s*")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_END = 60
"""Characters at the end of what has been put together that tell whether it ends there."""
_DATA_CELL = ("p", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "div")


@dataclass(slots=True)
class Stretch:
    """Text that the page sets apart. ``linked`` counts its characters that are links.

    ``path`` holds the elements it stands in, outermost first; ``boilerplate`` says that one of
    them is marked as being beside the point; ``cells`` is set for a row of a table.
    """

    kind: BlockKind
    text: str
    level: int
    linked: int
    path: tuple[Any, ...]
    boilerplate: bool
    cells: list[str] | None = None


@dataclass(slots=True)
class _Context:
    """What holds for the text at one place of the tree."""

    kind: BlockKind = "paragraph"
    level: int = 0
    depth: int = 0
    """Of lists."""
    boilerplate: bool = False
    link: bool = False
    fresh: list[bool] = field(default_factory=lambda: [False])
    """Whether the list item that this is in still waits for its first text."""


def stretches_of(body: Any) -> list[Stretch]:
    """Every stretch of text under an element, those of scripts, forms and hidden parts left out."""
    walk = _Walk()
    walk.run(body)
    return walk.stretches


class _Walk:
    """One pass over a tree, without recursion, since trees may be as deep as they like."""

    def __init__(self) -> None:
        self.stretches: list[Stretch] = []
        self._words: list[str] = []
        self._linked = 0
        self._path: list[Any] = []

    def run(self, body: Any) -> None:
        stack: list[tuple[str, Any, _Context]] = [("open", body, _Context())]
        while stack:
            step, element, context = stack.pop()
            if step == "text":
                self._hear(element, context)
            elif step == "close":
                if element.tag not in _INLINE:
                    self._flush(context)
                self._path.pop()
            elif isinstance(element.tag, str) and not _is_hidden(element):
                self._open(element, context, stack)

    def _open(self, element: Any, outer: _Context, stack: list[tuple[str, Any, _Context]]) -> None:
        tag = element.tag
        if tag == "br":
            self._words.append("\n")
            return
        if tag == "sup" and self._is_note_mark(element):
            return
        if tag in ("pre", "tr", "hr") or tag not in _INLINE:
            self._flush(outer)
        if tag == "pre":
            self._preformatted(element, outer)
            return
        if tag == "tr" and not any(child.tag in _DATA_CELL for child in element.iter()):
            self._row(element, outer)
            return
        context = _inner(element, outer)
        self._path.append(element)
        stack.append(("close", element, context))
        for child in reversed(element):
            if child.tail:
                stack.append(("text", child.tail, context))
            stack.append(("open", child, context))
        if element.text:
            stack.append(("text", element.text, context))

    def _is_note_mark(self, element: Any) -> bool:
        """Whether raised characters lead to a note: by a link, or after a final mark."""
        if not _NOTE_MARK.fullmatch("".join(element.itertext())):
            return False
        before = "".join(self._words[-2:]).rstrip()
        return element.find(".//a") is not None or before[-1:] in tuple('.!?,;:”"’»)')

    def _hear(self, text: str, context: _Context) -> None:
        flat = re.sub(r"\s+", " ", text)
        self._words.append(flat)
        if context.link:
            self._linked += len(flat)

    def _flush(self, context: _Context) -> None:
        """End the stretch; line breaks in it divide it where they end something."""
        text = "".join(self._words)
        linked = self._linked
        self._words, self._linked = [], 0
        for part in _parts(text):
            kind = context.kind
            if kind == "item":
                kind = "item" if context.fresh[0] else "paragraph"
                context.fresh[0] = False
            share = round(linked * len(part) / max(1, len(text)))
            self._emit(kind, part, context, linked=share)

    def _emit(self, kind: BlockKind, text: str, context: _Context, *, linked: int = 0) -> None:
        level = context.level if kind in ("heading", "item") else 0
        self.stretches.append(
            Stretch(kind, text, level, linked, tuple(self._path), context.boilerplate)
        )

    def _preformatted(self, element: Any, context: _Context) -> None:
        """Text whose layout is in its own lines: read as a plain text is."""
        text = "".join(element.itertext())
        for block in blocks_of(text):
            self._emit(block.kind, text[block.start : block.end], context)
            self.stretches[-1].level = block.level

    def _row(self, element: Any, context: _Context) -> None:
        cells = [
            " ".join("".join(cell.itertext()).split())
            for cell in element
            if cell.tag in ("td", "th") and not _is_hidden(cell)
        ]
        if any(cells):
            self._emit("paragraph", " | ".join(cells), context)
            self.stretches[-1].cells = cells


def _inner(element: Any, outer: _Context) -> _Context:
    """What holds inside an element."""
    tag = element.tag
    marks = f"{element.get('class', '')} {element.get('id', '')}"
    context = _Context(
        outer.kind,
        outer.level,
        outer.depth,
        outer.boilerplate or tag in _BOILERPLATE_TAGS or bool(_BOILERPLATE.search(marks[:500])),
        outer.link or tag == "a",
        outer.fresh,
    )
    if tag in _HEADINGS:
        context.kind, context.level = "heading", _HEADINGS[tag]
    elif tag in ("figcaption", "caption") or (tag != "div" and _CAPTION.search(marks[:500])):
        context.kind = "caption"
    elif tag == "blockquote" and outer.kind != "caption":
        context.kind = "quote"
    elif tag in ("ul", "ol", "dl"):
        context.depth += 1
    elif tag in ("li", "dd") and outer.kind not in ("caption", "quote"):
        context.kind, context.level, context.fresh = "item", max(1, context.depth), [True]
    return context


def _parts(text: str) -> Iterator[str]:
    """The parts of a stretch that line breaks set apart; a break inside a sentence does not."""
    pieces: list[str] = []
    end = ""
    gap = False
    for line in text.split("\n"):
        stripped = line.strip()
        if not stripped:
            gap = bool(pieces)
            continue
        broken_off = goes_on(stripped) or cannot_end(end)
        if pieces and (gap or ends_sentence(end) or not broken_off):
            yield " ".join(pieces)
            pieces = []
        pieces.append(stripped)
        end = f"{end} {stripped}"[-_END:] if len(pieces) > 1 else stripped[-_END:]
        gap = False
    if pieces:
        yield " ".join(pieces)


def _is_hidden(element: Any) -> bool:
    if element.tag in _SKIPPED or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" or element.get("role") in ("navigation", "search"):
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style[:2000]))

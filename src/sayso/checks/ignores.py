"""Ignores: notes in a draft that silence rules in one paragraph, and the draft without them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.records import Block, Document, Reading

# Bounded, so that a thousand notes left open cost no more than the text is long.
_NOTE = re.compile(
    r"<!--\s{0,20}sayso:(?P<comment>(?:(?!-->).){0,1000})-->"
    r"|\[sayso:(?P<bracket>[^\[\]]{0,1000})\]",
    re.IGNORECASE | re.DOTALL,
)
_ORDER = re.compile(
    r"\s*ignore(?:\s+(?P<codes>[A-Z]\d{3}(?:\s*,\s*[A-Z]\d{3})*)\b)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_CODE = re.compile(r"[A-Z]\d{3}", re.IGNORECASE)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_SEPARATORS = " \t\r\n:;,–—-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """A note that silences ``codes`` in the paragraph from ``first`` to ``last``, and why.

    start, end: the note itself. ``codes`` is empty where the note names none, or orders something
    else. first and last are equal where no paragraph follows the note.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    reason: str
    first: int
    last: int

    def covers(self, code: str, start: int) -> bool:
        """Whether a finding of that code that begins at ``start`` is silenced."""
        return code in self.codes and self.first <= start < self.last


def find_ignores(document: Document) -> tuple[Ignore, ...]:
    """The notes in a document, in order.

    ``<!-- sayso: ignore S102 reason -->`` and ``[sayso: ignore S102, C201 reason]`` silence the
    paragraph they stand in; where nothing else stands in it, the next one that is no heading.
    Notes shown as code (in backquotes or between fences) are no notes.
    """
    found = list(_notes(document.text))
    if not found:
        return ()
    bare = _blanked(document.text, [match.span() for match in found])
    return tuple(_ignore(document, bare, match) for match in found)


def without_notes(document: Document, ignores: Iterable[Ignore]) -> Document:
    """The document with blanks in the place of its notes: every offset stays what it was."""
    spans = [(ignore.start, ignore.end) for ignore in ignores]
    if not spans:
        return document
    bare = _blanked(document.text, spans)
    kept = (_trimmed(bare, block) for block in document.blocks)
    blocks = tuple(block for block in kept if block is not None)
    return replace(document, text=bare, blocks=blocks, title=_title(document, bare, blocks))


def with_notes(reading: Reading, document: Document) -> Reading:
    """The reading of a document without its notes, put back on the document with them."""
    text = document.text
    claims = tuple(
        claim
        if claim.text == (words := text[claim.start : claim.end])
        else replace(claim, text=words)
        for claim in reading.claims
    )
    return replace(reading, document=document, claims=claims)


def _notes(text: str) -> Iterator[re.Match[str]]:
    fences = [match.start() for match in _FENCE.finditer(text)] if _NOTE.search(text) else []
    for match in _NOTE.finditer(text):
        in_fence = sum(fence < match.start() for fence in fences) % 2
        if not in_fence and text[match.start() - 1 : match.start()] != "`":
            yield match


def _ignore(document: Document, bare: str, match: re.Match[str]) -> Ignore:
    said = match["comment"] if match["comment"] is not None else match["bracket"]
    order = _ORDER.fullmatch(said)
    named = _CODE.findall(order["codes"] or "") if order else []
    first, last = _scope(document, bare, match.start(), match.end())
    return Ignore(
        start=match.start(),
        end=match.end(),
        codes=tuple(dict.fromkeys(code.upper() for code in named)),
        reason=" ".join(order["rest"].split()).strip(_SEPARATORS) if order else "",
        first=first,
        last=last,
    )


def _scope(document: Document, bare: str, start: int, end: int) -> tuple[int, int]:
    for block in document.blocks:
        around = block.start <= start < block.end
        after = block.start >= end and block.kind != "heading"
        if (around or after) and bare[block.start : block.end].strip():
            return block.start, block.end
    return end, end


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts, reached = [], 0
    for start, end in spans:
        blank = "".join("\n" if character == "\n" else " " for character in text[start:end])
        parts += [text[reached:start], blank]
        reached = end
    return "".join((*parts, text[reached:]))


def _trimmed(bare: str, block: Block) -> Block | None:
    words = bare[block.start : block.end]
    start = block.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return replace(block, start=start, end=end) if start < end else None


def _title(document: Document, bare: str, blocks: tuple[Block, ...]) -> str | None:
    """The title, unless a reader took a note for it: then the first heading."""
    if document.title is None or not _NOTE.search(document.title):
        return document.title
    headings = (bare[block.start : block.end] for block in blocks if block.kind == "heading")
    return " ".join(next(headings, "").split()) or None

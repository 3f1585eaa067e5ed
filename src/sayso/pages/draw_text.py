"""The text as written, cut into pieces that say where each claim begins and ends."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, takewhile
from typing import Literal, NamedTuple

from sayso.pages.draw_findings import Remark
from sayso.pages.draw_notes import Note
from sayso.pages.draw_words import quoted, shown
from sayso.records import Block, BlockKind, Document, Reading

_BULLET = "•"
_LINE = re.compile(r"\S[^\n]*")
_LONGEST_MARKER = 6  # "(xii)" and the like

SLOTS = 24
"""How many claims of one block light up together with their notes; later ones share slots."""

DrawnKind = BlockKind | Literal["between"]
PieceKind = Literal["text", "open", "close", "number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text, the beginning or end of a claim's mark, or the claim's number; for a
    finding, ``remark`` stands in the place of ``note``.

    Marks nest: where two claims cross, one mark is closed and opened again, and ``first`` tells
    its first part, which carries the anchor.
    """

    kind: PieceKind
    text: str = ""
    note: Note | None = None
    remark: Remark | None = None
    slot: int = 0
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedNote:
    """A note or a remark beside its block: ``share`` is the part of the block's text, in
    hundredths, that runs from its words to the next, so that it can stand about level with them.
    """

    note: Note | None
    remark: Remark | None
    slot: int
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """One block with its pieces and the notes of the claims that begin in it.

    ``level`` is the depth of a heading or item, from 1, with no depth left out on the way down.
    ``lead`` is the share of text, in hundredths, before the first claim. ``marker`` is what
    stands before an item: its number as written, else a bullet. ``number`` counts headings from
    1, and is 0 of what is none; ``title`` is a heading's text.
    """

    kind: DrawnKind
    level: int
    pieces: tuple[Piece, ...]
    notes: tuple[PlacedNote, ...]
    lead: int
    marker: str
    number: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRun:
    """Blocks that belong together: the items of one list, or one block of another kind."""

    kind: DrawnKind
    blocks: tuple[TextBlock, ...]


@dataclass(slots=True, kw_only=True)
class _Span:
    note: Note | None
    remark: Remark | None
    slot: int
    start: int
    end: int
    last: bool
    opened: bool


class _Placed(NamedTuple):
    start: int
    note: Note | None
    remark: Remark | None
    slot: int


@dataclass(slots=True, kw_only=True)
class _Page:
    block: Block
    marker: str = ""
    between: bool = False
    spans: list[_Span] = field(default_factory=list)
    notes: list[_Placed] = field(default_factory=list)


def draw_text(
    reading: Reading, notes: Sequence[Note], remarks: Sequence[Remark] = ()
) -> tuple[TextRun, ...]:
    """The document's blocks in order, items of one list together.

    Words that lie in no block (a table, what stands over the text) are shown line by line, so that
    nothing of the document is missing; headings at the top that only repeat the title are left to
    the page's own heading.
    """
    document = reading.document
    pages = list(_all_blocks(document))
    starts = [page.block.start for page in pages]
    for claim, note in zip(reading.claims, notes, strict=True):
        _place(pages, starts, claim.start, claim.end, note=note)
    for remark in remarks:
        _place(pages, starts, remark.start, remark.end, remark=remark)
    blocks = list(_drawn(document, _without_title(document, pages)))
    runs: list[TextRun] = []
    for is_item, group in groupby(blocks, key=lambda block: block.kind == "item"):
        if is_item:
            runs.append(TextRun(kind="item", blocks=tuple(group)))
        else:
            runs.extend(TextRun(kind=block.kind, blocks=(block,)) for block in group)
    return tuple(runs)


def _all_blocks(document: Document) -> Iterator[_Page]:
    reached = 0
    for block in (*document.blocks, None):
        until = block.start if block else len(document.text)
        gap, marker = document.text[reached:until].rstrip(), ""
        if block and block.kind == "item":
            marker = quoted(gap.rpartition("\n")[2])
            if not marker or len(marker) > _LONGEST_MARKER or " " in marker:
                marker = _BULLET
            else:
                gap = gap.rpartition("\n")[0].rstrip()
                marker = marker if _has_words(marker) else _BULLET
        for line in _LINE.finditer(gap):
            if _has_words(line.group()):
                start, end = reached + line.start(), reached + line.end()
                between = Block(kind="paragraph", start=start, end=end)
                yield _Page(block=between, between=True)
        if block:
            yield _Page(block=block, marker=marker)
            reached = block.end


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _place(
    pages: list[_Page],
    starts: list[int],
    begins: int,
    ends: int,
    *,
    note: Note | None = None,
    remark: Remark | None = None,
) -> None:
    """Give a claim or finding to the block it begins in, and its mark to every block it meets."""
    if not pages:
        return
    first = max(0, bisect_right(starts, begins) - 1)
    if begins >= pages[first].block.end and first + 1 < len(pages):
        first += ends > starts[first + 1]
    home = pages[first]
    slot = len(home.notes) % SLOTS + 1
    home.notes.append(_Placed(begins, note, remark, slot))
    for number in range(first, len(pages)):
        block = pages[number].block
        if number > first and block.start >= ends:
            break
        start = min(max(begins, block.start), block.end)
        span = _Span(
            note=note,
            remark=remark,
            slot=slot,
            start=start,
            end=max(start, min(ends, block.end)),
            last=number + 1 == len(pages) or starts[number + 1] >= ends,
            opened=number > first,
        )
        pages[number].spans.append(span)


def _without_title(document: Document, pages: list[_Page]) -> list[_Page]:
    title = quoted(document.title or "").casefold()
    over = list(takewhile(lambda page: page.between, pages))
    for at, page in enumerate(pages[len(over) :], len(over)):
        words = quoted(document.text[page.block.start : page.block.end]).casefold()
        if page.block.kind != "heading" or words != title or page.spans:
            return over + pages[at:]
    return over


def _drawn(document: Document, pages: Iterable[_Page]) -> Iterator[TextBlock]:
    depths: list[int] = []
    headings = 0
    for page in pages:
        block = page.block
        level = block.level
        is_heading = block.kind == "heading"
        if is_heading:
            headings += 1
            while depths and depths[-1] >= level:
                depths.pop()
            depths.append(level)
            level = len(depths)
        lead, placed = _shares(page)
        yield TextBlock(
            kind="between" if page.between else block.kind,
            level=max(1, level),
            pieces=tuple(_pieces(document.text, page)),
            notes=placed,
            lead=lead,
            marker=page.marker,
            number=headings if is_heading else 0,
            title=quoted(document.text[block.start : block.end]) if is_heading else "",
        )


def _shares(page: _Page) -> tuple[int, tuple[PlacedNote, ...]]:
    block, length = page.block, max(1, page.block.end - page.block.start)
    # What is wrong with words stands over who says them.
    standing = sorted(page.notes, key=lambda each: (each.start, each.remark is None))
    edges = [each.start for each in standing] + [block.end]
    placed = tuple(
        PlacedNote(
            note=each.note,
            remark=each.remark,
            slot=each.slot,
            share=min(100, max(1, round(100 * (edges[at + 1] - each.start) / length))),
        )
        for at, each in enumerate(standing)
    )
    return min(100, max(0, round(100 * (edges[0] - block.start) / length))), placed


def _pieces(text: str, page: _Page) -> Iterator[Piece]:
    spans = sorted(page.spans, key=lambda span: (span.start, -span.end))
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    reached, coming = page.block.start, 0
    standing: list[_Span] = []
    for edge in (*edges, page.block.end):
        if edge > reached:
            yield Piece(kind="text", text=shown(text[reached:edge]))
            reached = edge
        yield from _close(standing, edge)
        while coming < len(spans) and spans[coming].start == edge:
            span = spans[coming]
            coming += 1
            yield _open(span)
            standing.append(span)
            if span.end == edge:
                yield from _close(standing, edge)


def _open(span: _Span) -> Piece:
    first, span.opened = not span.opened, True
    return Piece(kind="open", note=span.note, remark=span.remark, slot=span.slot, first=first)


def _close(standing: list[_Span], edge: int) -> Iterator[Piece]:
    """End the marks that end here; those inside them that go on are closed and opened again."""
    outermost = next((at for at, span in enumerate(standing) if span.end == edge), None)
    if outermost is None:
        return
    inner = standing[outermost:]
    del standing[outermost:]
    for span in reversed(inner):
        yield Piece(kind="close")
        if span.end == edge and span.last:
            yield Piece(kind="number", note=span.note, remark=span.remark, slot=span.slot)
    for span in inner:
        if span.end != edge:
            yield _open(span)
            standing.append(span)

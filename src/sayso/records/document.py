"""A document: its text, and the layout that text had."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.records.brief import brief, counted
from sayso.records.credit import Credit
from sayso.records.ids import make_id
from sayso.records.problem import Problem
from sayso.records.span import check_span

BlockKind = Literal["heading", "paragraph", "item", "caption", "quote"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of text that the layout sets apart.

    Sentences never cross a block's edge; a line break inside a block is a wrapped line.
    Blocks do not overlap and stand in reading order. ``level`` is the depth of a heading
    (1 is the highest) or of a list item, else 0.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document as it was read.

    ``text`` is what every offset counts in. ``location`` is the path or address it was read
    from, as the caller gave it. ``published`` is the day that relative times count from.
    ``problems`` are what the reader could not read; in a Reading they stand among its own.
    ``cuts`` are (offset, length): in front of that offset so many characters of the file, marks
    of its layout, were left out of ``text``. ``credits`` are those that it gives: its byline,
    its dateline's agency, a sign-off, the canonical address of a page.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    location: str | None = None
    language: str = "en"
    problems: tuple[Problem, ...] = ()
    cuts: tuple[tuple[int, int], ...] = ()
    credits: tuple[Credit, ...] = ()

    def __post_init__(self) -> None:
        reached = 0
        for block in self.blocks:
            if block.start < reached or block.end > len(self.text):
                raise ValueError(f"block {block.start} to {block.end} is out of order or text")
            reached = block.end

    def __repr__(self) -> str:
        day = self.published.isoformat() if self.published else ""
        return brief(
            "Document", self.title or self.location, day, counted(len(self.text), "character")
        )


def name_of(document: Document) -> str:
    """What the document is called: its title, else the last part of where it was read from."""
    if document.title and document.title.strip():
        return document.title
    parts = [part for part in (document.location or "").replace("\\", "/").split("/") if part]
    return parts[-1] if parts else "A document without a title"


def document_id(text: str, *, title: str | None, publisher: str | None) -> str:
    """The id of a document: the same words under the same title and publisher are the same."""
    return make_id("document", title, publisher, text)

"""Composing: one text and its blocks from the pieces that a formatted document falls into."""

import re
from dataclasses import dataclass, replace

from sayso.readers.captions import is_caption
from sayso.readers.furniture import is_furniture
from sayso.readers.heads import is_running
from sayso.readers.limits import check_characters
from sayso.readers.lines import list_mark
from sayso.readers.masthead import Facts, is_masthead_line, is_title
from sayso.readers.stated import facts_of
from sayso.readers.wrapping import ends_sentence, parts_sentences
from sayso.records import Block, BlockKind, Credit, Document, document_id

_SPACE = re.compile(r"\s+")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufdd0-\ufdef\ufffe\uffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_PROSE_WORDS = 6
_HEADING_WORDS = 25
_RAISED_NOTE = re.compile(r"(?<=[.!?,;:”\"’»)])[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
_BRACKETED_NOTE = re.compile(r"(?<=[\w.!?,;:”\"’»)])(?:\[\d{1,3}\])+(?=[\s.,;:!?”)]|$)")
_MASTHEAD_PIECES = 8
_MOST_STRETCHES = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of cleaned text of one kind; ``kind`` is None for what stands in no block."""

    kind: BlockKind | None
    text: str
    level: int = 0


class Composer:
    """Takes pieces in reading order and gives the document that they make.

    Blocks are set apart by an empty line, list items and table rows by a line end. Table rows
    of figures and catchwords stand in the text, their cells set apart by " | ", and in no
    block: they are shown and not read as prose.
    """

    def __init__(self, *, location: str) -> None:
        self._location = location
        self._pieces: list[Piece] = []
        self._length = 0

    def add(self, kind: BlockKind, text: str, *, level: int = 0) -> None:
        """Take a stretch of text, whose white space and unseen characters do not matter."""
        if cleaned := clean(text):
            self._take(Piece(kind, cleaned, level))

    def add_row(self, cells: list[str]) -> None:
        """Take a row of a table: cells of prose as paragraphs, others outside any block."""
        cleaned = [cell for cell in map(clean, cells) if cell]
        if any(is_prose_cell(cell) for cell in cleaned):
            for cell in cleaned:
                self._take(Piece("paragraph" if is_prose_cell(cell) else None, cell))
        elif cleaned:
            self._take(Piece(None, " | ".join(cleaned)))

    def add_aside(self, text: str) -> None:
        """Take text that is shown and not read as prose, such as a footnote."""
        if cleaned := clean(text):
            self._take(Piece(None, cleaned))

    def document(self, facts: Facts) -> Document:
        """The document that all pieces so far make.

        What ``facts`` leave open is taken from the lines over the text: its first heading, a
        byline, a day.

        Raises:
            ReadError: they hold more text than Sayso takes in.
        """
        pieces = _relabelled(self._pieces)
        facts, pieces = _completed(facts, pieces)
        parts: list[str] = []
        blocks: list[Block] = []
        position = 0
        before: Piece | None = None
        for piece in pieces:
            if before:
                close = before.kind == piece.kind and piece.kind in ("item", None)
                parts.append("\n" if close else "\n\n")
                position += len(parts[-1])
            parts.append(piece.text)
            end = position + len(piece.text)
            if piece.kind:
                blocks.append(Block(kind=piece.kind, start=position, end=end, level=piece.level))
            position, before = end, piece
        text = "".join(parts)
        return Document(
            id=document_id(text, title=facts.title, publisher=facts.publisher),
            text=text,
            blocks=tuple(blocks),
            title=facts.title,
            published=facts.published,
            publisher=facts.publisher,
            authors=facts.authors,
            location=self._location,
            credits=(Credit(kind="address", name=facts.address),) if facts.address else (),
        )

    def _take(self, piece: Piece) -> None:
        self._length += len(piece.text) + 2
        check_characters(self._length, location=self._location)
        self._pieces.append(piece)


def clean(text: str) -> str:
    """The text with white space run together, without unseen characters and marks of notes.

    The result always encodes to UTF-8.
    """
    seen = _SURROGATE.sub("\ufffd", _UNSEEN.sub("", text))
    unmarked = _BRACKETED_NOTE.sub("", _RAISED_NOTE.sub("", seen))
    return _SPACE.sub(" ", unmarked).strip()


def _holds_prose(heading: str) -> bool:
    """Whether what is set as a heading holds sentences: a long one, or more than one."""
    words = len(heading.split(maxsplit=_HEADING_WORDS))
    if not ends_sentence(heading) or heading[-1] in ":?":
        return False
    return words > _HEADING_WORDS or (words > 9 and parts_sentences(heading))


def is_prose_cell(cell: str) -> bool:
    """Whether what stands in a cell of a table is text to be read: a sentence of some words."""
    return ends_sentence(cell) and len(cell.split(maxsplit=_PROSE_WORDS)) >= _PROSE_WORDS


def _relabelled(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with items and captions among the paragraphs told by what they say."""
    symbols = [_symbol(piece) for piece in pieces]
    result = []
    for place, piece in enumerate(pieces):
        around = (*symbols[max(0, place - 1) : place], *symbols[place + 1 : place + 2])
        symbol = symbols[place]
        mark = list_mark(piece.text) if symbol else None
        if mark and mark.width < len(piece.text) and (mark.certain or symbol in around):
            result.append(Piece("item", piece.text[mark.width :].lstrip(), 1))
        elif piece.kind == "item" and (own := list_mark(piece.text)) and own.certain:
            result.append(replace(piece, text=piece.text[own.width :].lstrip() or piece.text))
        elif (
            place < _MASTHEAD_PIECES and piece.kind == "paragraph" and is_masthead_line(piece.text)
        ):
            result.append(replace(piece, kind="heading", level=2))
        elif piece.kind == "paragraph" and is_caption(piece.text):
            result.append(replace(piece, kind="caption"))
        elif piece.kind in ("paragraph", "item") and is_furniture(piece.text):
            result.append(replace(piece, kind=None))
        elif piece.kind == "heading" and _holds_prose(piece.text):
            result.append(replace(piece, kind="paragraph", level=0))
        else:
            result.append(piece)
    return result


def _completed(facts: Facts, pieces: list[Piece]) -> tuple[Facts, list[Piece]]:
    """What the page says over its text, then what the file's metadata says, then its stamps.

    And the pieces, those over the text that are no prose as headings.
    """
    numbers = [number for number, piece in enumerate(pieces) if piece.kind][:_MOST_STRETCHES]
    stated = facts_of([pieces[number].text for number in numbers])
    over = {n for n in numbers[: stated.stretches] if pieces[n].kind == "paragraph"}
    said = stated.facts
    heading = next((piece.text for piece in pieces[:3] if piece.kind == "heading"), None)
    heading = said.title or (heading if heading != said.publisher else None)
    title = (heading or facts.title) if facts.stamped else (facts.title or heading)
    completed = Facts(
        title=title if title and is_title(title) else None,
        published=facts.published or said.published or facts.made,
        publisher=facts.publisher or said.publisher,
        authors=(said.authors or facts.authors) if facts.stamped else facts.authors or said.authors,
        address=facts.address,
    )
    return completed, [
        replace(piece, kind="heading", level=2)
        if number in over and not is_running(piece.text)
        else piece
        for number, piece in enumerate(pieces)
    ]


def _symbol(piece: Piece) -> str:
    mark = list_mark(piece.text) if piece.kind == "paragraph" else None
    return mark.symbol if mark else ""

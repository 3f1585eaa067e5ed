"""Quotations: where quotation marks open and close, over several paragraphs if need be."""

from dataclasses import dataclass

from sayso.records import Block, Document

_OPEN = "“«"
_CLOSE = "”»"
_STRAIGHT = ('"', "''", "``")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: half-open offsets of the words without their marks.

    ``closed`` is False where the closing mark is missing at the end of a paragraph and the
    next does not go on.
    """

    start: int
    end: int
    closed: bool = True


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """The quotations of a document in order. One that each paragraph reopens is one."""
    found: list[Quotation] = []
    opened: int | None = None
    for block in document.blocks:
        opened = _scan(document.text, block, opened, found)
    return tuple(found)


def _scan(text: str, block: Block, opened: int | None, found: list[Quotation]) -> int | None:
    """Collect the block's quotations; give where one is still open at its end."""
    at = block.start
    if opened is not None:
        again = _mark_at(text, at)
        if again and again not in _CLOSE:
            at += len(again)  # the paragraph goes on with the quotation and opens it again
        else:
            found.append(Quotation(opened, _end_of_line(text, opened, block.start), closed=False))
            opened = None
    while at < block.end:
        mark = _mark_at(text, at)
        if mark and (mark in _CLOSE or (mark in _STRAIGHT and opened is not None)):
            if opened is not None and at > opened:
                found.append(Quotation(opened, at))
            opened = None
        elif mark:
            opened = at + len(mark)
        at += len(mark) or 1
    return opened


def _mark_at(text: str, at: int) -> str:
    """The quotation mark that begins at an offset, "" where none does."""
    if text[at] in _OPEN or text[at] in _CLOSE or text[at] == '"':
        return text[at]
    double = text[at : at + 2]
    return double if double in _STRAIGHT else ""


def _end_of_line(text: str, start: int, limit: int) -> int:
    line = text.find("\n", start, limit)
    return line if line >= 0 else limit


def quotation_at(quotations: tuple[Quotation, ...], offset: int) -> Quotation | None:
    """The quotation that holds an offset, its marks counted in."""
    low, high = 0, len(quotations)
    while low < high:
        middle = (low + high) // 2
        if quotations[middle].end < offset:
            low = middle + 1
        else:
            high = middle
    if low < len(quotations) and quotations[low].start - 1 <= offset <= quotations[low].end:
        return quotations[low]
    return None

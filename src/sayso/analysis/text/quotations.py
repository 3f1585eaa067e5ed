"""Quotations: where quotation marks open and close, over several paragraphs if need be."""

import re
from dataclasses import dataclass

from sayso.records import Block, Document

_OPEN = "“«"
_CLOSE = "”»"
_MARK = re.compile(r"[“«”»\"]|''|``")


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
    if opened is not None and opened < document.blocks[-1].end:
        end = _end_of_line(document.text, opened, document.blocks[-1].end)
        found.append(Quotation(opened, end, closed=False))
    return tuple(found)


def _scan(text: str, block: Block, opened: int | None, found: list[Quotation]) -> int | None:
    """Collect the block's quotations; give where one is still open at its end."""
    at = block.start
    if opened is not None:
        again = _MARK.match(text, at)
        if again and again.group() not in _CLOSE:
            at = again.end()  # the paragraph goes on with the quotation and opens it again
        else:
            found.append(Quotation(opened, _end_of_line(text, opened, block.start), closed=False))
            opened = None
    for match in _MARK.finditer(text, at, block.end):
        mark = match.group()
        side = _side(text, match.start(), match.end(), block) if mark == '"' else ""
        if side == "opens" and opened is not None:
            found.append(Quotation(opened, _last_word(text, opened, match.start())))
            opened = match.end()  # one was not closed, and another begins
        elif side == "closes" and opened is None:
            continue  # one was not opened
        elif mark in _CLOSE or (mark not in _OPEN and opened is not None):
            if opened is not None and match.start() > opened:
                found.append(Quotation(opened, match.start()))
            opened = None
        else:
            opened = match.end()
    return opened


def _side(text: str, start: int, end: int, block: Block) -> str:
    """Whether a straight mark opens or closes, by the white space beside it; "" where neither."""
    before = start == block.start or text[start - 1].isspace()
    after = end == block.end or text[end].isspace()
    if (
        before == after or text[start - 1 : start] == "="
    ):  # a value in what is left of a page's code
        return ""
    return "opens" if before else "closes"


def _last_word(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


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

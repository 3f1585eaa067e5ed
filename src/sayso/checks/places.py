"""Places: the line, column and paragraph of an offset, as a person counts them."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from sayso.records import Document

_LINE_END = re.compile("\n")


class Place(NamedTuple):
    """line and column count from 1 in the document's text; a column is one code point.

    What was left out of the text in front of the words on their line counts as columns.

    ``paragraph`` counts the document's blocks, headings and list items included, from 1; it is
    None for words in no block.
    """

    line: int
    column: int
    paragraph: int | None


class Places:
    """The places of one document."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(document.text))]
        self._blocks = [(block.start, block.end) for block in document.blocks]
        self._begins = [start for start, _ in self._blocks]
        self._cuts = document.cuts
        self._cut_at = [offset for offset, _ in document.cuts]

    def find(self, offset: int) -> Place:
        """The place of an offset into the text."""
        line = bisect_right(self._starts, offset)
        block = bisect_right(self._begins, offset)
        inside = block > 0 and offset < self._blocks[block - 1][1]
        begins = self._starts[line - 1]
        first, last = bisect_left(self._cut_at, begins), bisect_right(self._cut_at, offset)
        left_out = sum(length for _, length in self._cuts[first:last])
        return Place(line, offset - begins + left_out + 1, block if inside else None)

    def line(self, number: int) -> tuple[int, int]:
        """Where a line, counted from 1, begins and ends, without its line end."""
        start = self._starts[number - 1]
        last = number == len(self._starts)
        end = len(self._text) if last else self._starts[number] - 1
        return start, end - 1 if end > start and self._text[end - 1] == "\r" else end

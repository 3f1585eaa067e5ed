"""Positions: from an offset into a document's text to a line and a character in the editor."""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from lsprotocol import types
from pygls.workspace import PositionCodec

from sayso.records import Document

_LINE_END = re.compile(r"\r\n|\n|\r")
"""What ends a line for an editor: nothing else, such as a page end, does."""


class Positions:
    """The positions in what the editor holds, of offsets into the text that was read from it."""

    def __init__(self, document: Document, source: str, codec: PositionCodec) -> None:
        self._source = source
        self._codec = codec
        # A byte order mark belongs to the file, and to no text.
        self._begin = len(source) - len(source.removeprefix("\ufeff"))
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(source))]
        self._cut_at = [offset for offset, _ in document.cuts]
        self._left_out = [0, *accumulate(length for _, length in document.cuts)]

    def range(self, start: int, end: int) -> types.Range:
        """The range of the words from start to end, without marks of layout at its edges."""
        first = start + self._left_out[bisect_right(self._cut_at, start)]
        last = end + self._left_out[bisect_left(self._cut_at, end)]
        return types.Range(start=self._position(first), end=self._position(max(first, last)))

    def _position(self, offset: int) -> types.Position:
        place = min(offset + self._begin, len(self._source))
        line = bisect_right(self._starts, place) - 1
        before = self._source[self._starts[line] : place]
        return types.Position(line=line, character=self._codec.client_num_units(before))

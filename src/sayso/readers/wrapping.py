"""Wrapping: which line breaks of a plain text stand only where a line was full."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.readers.lines import Line

_WIDEST = 140
"""Columns; nobody wraps at more, so a longer line is a paragraph or was never wrapped."""
_NARROWEST = 30
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_FIRST_WORD = re.compile(r"\S{1,60}")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text wraps its lines: at ``width`` columns, or not at all (None)."""

    width: int | None

    def joins(self, line: Line, following: Line) -> bool:
        """Whether the line break between two neighbouring lines is a wrap."""
        length = line.indent + len(line.text)
        ended = ends_sentence(line.text)
        if not ended and length >= _NARROWEST and goes_on(following.text):
            return True
        if self.width is None or length > _WIDEST:
            return False
        if following.indent > line.indent + 1 and ended:
            return False  # the first line of the next paragraph is set in
        if ended:
            return _would_overflow(line, following, self.width)
        return length >= 0.75 * self.width or goes_on(following.text)


def measure(lines: Sequence[Line]) -> Wrapping:
    """How the lines of a text (blank ones among them) are wrapped.

    A text is wrapped when a fair share of the breaks between neighbouring lines falls inside
    a sentence: the line has no final mark and the next goes on in lower case.
    """
    breaks = [
        (line, following)
        for line, following in pairwise(lines)
        if line.text and following.text and line.depth == following.depth
    ]
    inside = [
        line.indent + len(line.text)
        for line, following in breaks
        if not ends_sentence(line.text)
        and goes_on(following.text)
        and _NARROWEST <= line.indent + len(line.text) <= _WIDEST
    ]
    if not inside or len(inside) < 0.25 * len(breaks):
        return Wrapping(None)
    inside.sort()
    return Wrapping(inside[int(0.95 * (len(inside) - 1))])


def ends_sentence(text: str) -> bool:
    """Whether a line ends in a mark that ends a sentence or leads something in."""
    return bool(_SENTENCE_END.search(text[-8:]))


def goes_on(text: str) -> bool:
    """Whether a line begins as the middle of a sentence does: in lower case."""
    return text[:1].islower() or (text[:1] in "(“\"'‘" and text[1:2].islower())


def _would_overflow(line: Line, following: Line, width: int) -> bool:
    word = _FIRST_WORD.match(following.text)
    return word is not None and line.indent + len(line.text) + 1 + len(word[0]) > width

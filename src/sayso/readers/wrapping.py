"""Wrapping: which line breaks of a plain text stand only where a line was full."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from sayso.readers.lines import Line

_WIDEST = 140
"""Columns; nobody wraps at more, so a longer line is a paragraph or was never wrapped."""
_NARROWEST = 30
_LONGEST_HEADING = 90
"""Code points; a longer line that stops without a final mark was broken off."""
_NOTE_MARK = r"(?:[ ]?\[\^?\w{1,12}\]|[\u00b9\u00b2\u00b3\u2070-\u2079]{1,3})"
"""The mark of a note after a sentence: "[47]", "[^1]", a raised figure."""
_SENTENCE_END = re.compile(rf"[.!?…:][\"'”’»)\]*_]*{_NOTE_MARK}*$")
_NOTES = re.compile(rf"(?<=[.!?…:;,\"'”’»)]){_NOTE_MARK}+$")
_WITHIN = re.compile(r"[a-z0-9)”\"’][.!?][\"”’)]?[ ](?=[A-Z“\"‘])")
_LAST_WORD = re.compile(r"[^\W\d_]{1,12}$")
_FIRST_WORD = re.compile(r"\S{1,60}")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text wraps its lines: at ``width`` columns, or not at all (None)."""

    width: int | None

    def joins(self, line: Line, following: Line) -> bool:
        """Whether the line break between two neighbouring lines is a wrap."""
        length = line.indent + len(line.text)
        ended = ends_sentence(line.text)
        long_enough = length >= _NARROWEST or asks_for_another(line.text)
        if long_enough and not ended and is_broken_off(line, following):
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
    a sentence: the line has no final mark, and either could not end one or the next goes on.
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
        and is_broken_off(line, following)
        and _NARROWEST <= line.indent + len(line.text) <= _WIDEST
    ]
    if not inside or len(inside) < 0.25 * len(breaks):
        return Wrapping(None)
    inside.sort()
    return Wrapping(inside[int(0.95 * (len(inside) - 1))])


def ends_sentence(text: str) -> bool:
    """Whether a line ends in a mark that ends a sentence or leads something in.

    Closing quotes, marks of emphasis and marks of notes may follow it.
    """
    return bool(_SENTENCE_END.search(text[-24:]))


def without_note_marks(text: str) -> str:
    """A line without the marks of notes at its end."""
    return _NOTES.sub("", text)


def parts_sentences(text: str) -> bool:
    """Whether a sentence ends within a line and another begins: "It is out. The crew has"."""
    return bool(_WITHIN.search(text))


def is_broken_off(line: Line, following: Line) -> bool:
    """Whether a line without a final mark stops in the middle of a sentence.

    It does where the next goes on in lower case, where its last word or mark cannot end
    anything ("of the", a comma), or where it is longer than a heading.
    """
    return goes_on(following.text) or len(line.text) > _LONGEST_HEADING or cannot_end(line.text)


def cannot_end(text: str) -> bool:
    """Whether a line ends in a comma or in a word that asks for another ("the", "of")."""
    return text.endswith(",") or asks_for_another(text)


def asks_for_another(text: str) -> bool:
    """Whether a line's last word needs one after it ("the", "of")."""
    last = _LAST_WORD.search(text)
    return last is not None and last[0] in _asking()


def goes_on(text: str) -> bool:
    """Whether a line begins as the middle of a sentence does: in lower case."""
    return text[:1].islower() or (text[:1] in "(“\"'‘" and text[1:2].islower())


def _would_overflow(line: Line, following: Line, width: int) -> bool:
    word = _FIRST_WORD.match(following.text)
    return word is not None and line.indent + len(line.text) + 1 + len(word[0]) > width


@cache
def _asking() -> frozenset[str]:
    words = tomllib.loads(files("sayso.readers").joinpath("wrapping.toml").read_text("utf-8"))
    return frozenset(words["asking"])

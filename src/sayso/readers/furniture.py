"""Furniture: what a page says of itself, its makers and its visitors, and no text of a report."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_LONGEST = 700
"""Code points; a longer paragraph says something else besides."""
_RIGHTS = re.compile(r"(?:copyright[ ]?)?(?:©|\(c\))[ ]?\d{4}\b|copyright[ ]\d{4}\b", re.IGNORECASE)
_LONGEST_NOTE = 60
_SENTENCE = re.compile(r"[^.!?]{1,400}[.!?]*\s*")


def is_furniture(text: str) -> bool:
    """Whether most sentences of a paragraph are furniture, or it leads visitors elsewhere.

    Notices of rights, of corrections, of cookies and of who helped ("Ana Bo contributed to this
    report."), calls to read, share, follow or subscribe; what happens at a sitting ("Several
    Members rose—"); the head of a page ("SECRET 12").
    """
    if len(text) > _LONGEST:
        return False
    known = _patterns()
    if known.opens.match(text) or _RIGHTS.match(text) or _is_note(text):
        return True
    if not known.tells(text):
        return False
    sentences = [found[0].strip() for found in _SENTENCE.finditer(text)]
    return sum(map(known.tells, sentences)) * 2 > len(sentences)


def _is_note(text: str) -> bool:
    """Whether a short line tells what happens at a sitting, or heads a page."""
    known = _patterns()
    short = len(text) < _LONGEST_NOTE
    return short and bool(known.sitting.fullmatch(text) or known.page_head.fullmatch(text))


class _Patterns(NamedTuple):
    """What furniture opens with, what its sentences hold or are, and its short lines."""

    opens: re.Pattern[str]
    holds: re.Pattern[str]
    alone: re.Pattern[str]
    sitting: re.Pattern[str]
    page_head: re.Pattern[str]

    def tells(self, sentence: str) -> bool:
        """Whether a sentence is furniture by what it holds, or by all of it."""
        return bool(self.holds.search(sentence.lower()) or self.alone.match(sentence))


@cache
def _patterns() -> _Patterns:
    words = tomllib.loads(files("sayso.readers").joinpath("furniture.toml").read_text("utf-8"))
    opens, holds, begins, whole, ends, markings = (
        "|".join(re.escape(word) for word in sorted(words[key], key=len, reverse=True))
        for key in ("opens", "holds", "begins", "whole", "ends", "markings")
    )
    marked = markings.upper()
    return _Patterns(
        re.compile(rf"[\[(*>→ ]{{0,3}}(?:{opens})(?::|[ ]?[»>→]|$)", re.IGNORECASE),
        re.compile(rf"\b(?:{holds.lower()})\b"),  # of small letters: five times as fast
        re.compile(
            rf"[\[(*]?(?:(?:{whole})[\])*]?[.!]?$|(?:{begins})[ ](?-i:(?=[A-Z])))", re.IGNORECASE
        ),
        re.compile(rf"[^:]{{1,{_LONGEST_NOTE}}} (?:{ends})[.—– ]*", re.IGNORECASE),
        re.compile(rf"[\W\d]{{0,20}}(?:{marked})(?:[/ –—-]{{1,5}}(?:{marked}))*[\W\d]*"),
    )

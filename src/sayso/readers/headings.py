"""Headings: which lines of a plain text head what follows."""

import re

from sayso.language.labels import is_examined
from sayso.readers.masthead import is_masthead_line
from sayso.readers.wrapping import without_note_marks

_SECTION = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?[ \t]+[A-Z“\"]")
_NAME = r"[A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*){0,4}(?:[ ]\([^()]{1,40}\))?"
_CLOCK = r"[(\[]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[)\]]?"
_SPEAKER_LINE = re.compile(
    rf"{_NAME}(?::(?:[ ]?{_CLOCK})?|[ ]{_CLOCK}:?)|{_CLOCK}[ ]?[-–—]?[ ]?{_NAME}:"
)
_FINAL = re.compile(r"[.,;:!?…—–-][\"'”’)\]]*$")
_STARTS = re.compile(r"[\"'“‘(\[]?[A-Z0-9]")


def is_heading(text: str, *, first: bool, shouting: bool) -> bool:
    """Whether a line that stands alone reads as a heading.

    ``first``: it is the text's first line, which may be longer and end in a question mark.
    ``shouting``: the whole text is in capitals, so that they say nothing.
    """
    words = text.split(maxsplit=30)
    if len(text) > (160 if first else 90) or len(words) > (25 if first else 12):
        return False
    if is_masthead_line(text):
        return True
    if is_examined(text):
        return False
    if not shouting and _in_capitals(text):
        return True
    if not _STARTS.match(text) or is_speaker_line(text):
        return False
    final = _FINAL.search(without_note_marks(text))
    if first:
        return (
            not final
            or final[0][0] in "?!"
            or (final[0] == "." and not shouting and _in_title_case(words))
        )
    return not final and not (text[0] in "\"“'‘" and text[-1] in "\"”'’")


def is_speaker_line(text: str) -> bool:
    """Whether a line names who speaks next: "Dessa Rhane: (00:11)", "MR MOSS:"."""
    return len(text) <= 90 and bool(_SPEAKER_LINE.fullmatch(text))


def heading_level(text: str, *, first: bool) -> int:
    """How deep a heading is: 1 for the title, by its number ("2.3") or 2 for others."""
    if not first and (found := _SECTION.match(text)):
        return 2 + found["number"].count(".")
    return 1 if first else 2


def _in_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 4 and all(map(str.isupper, letters))


def _in_title_case(words: list[str]) -> bool:
    """Whether most words of four letters and more begin with a capital."""
    long = [word.strip("\"'“”‘’()") for word in words if len(word) >= 4]
    return len(long) >= 3 and sum(word[:1].isupper() for word in long) >= 0.75 * len(long)

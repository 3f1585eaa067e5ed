"""Messages: the heads of an exported chat, whose each is, and on which day it was written."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from sayso.records import Document

NAME = r"(?:[^\W\d][\w.’'-]*(?: [^\W\d][\w.’'-]*){0,4}|\+\d[\d ()-]{6,18}\d)"
_STAMP = (
    r"(?P<first>\d{1,4})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<third>\d{1,4})"
    r",?[ \u202f]\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u202f]?[AaPp]\.?[ ]?[Mm]\b\.?)?"
)
_SAID = rf"(?:~[ \u202f]?)?(?P<name>{NAME})(?P<cue>:)(?:[ \t]+|$)"
HEADS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"^\u200e?\[{_STAMP}\][ \u202f](?:{_SAID})?",  # "[03.05.31, 08:15:02] Jon Vell: …"
        rf"^{_STAMP}[ ][-–][ ](?:{_SAID})?",  # "03/05/2031, 08:15 - Jon Vell: …"
        rf"^(?P<name>{NAME})(?P<cue>,?)[ ]\[{_STAMP}\][ \t]*$",  # "Jon Vell, [03.05.2031 08:15]"
    )
)
"""How messages are headed in files of WhatsApp (two ways) and of Telegram."""

_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST = (2, 1, 0), (2, 0, 1), (0, 1, 2)
"""Where a stamp's year, month and day stand in it."""
_FEWEST_DAYS, _FAR_WIDER = 3, 5
"""Where both orders may be: so many different days, spread so much wider in one than the other."""


class Head(NamedTuple):
    """What stands over a message: its place, the name in it (None: nobody's), and its stamp."""

    start: int
    end: int
    name: str | None
    stamp: tuple[str, str, str]
    mark: str


def find_heads(text: str) -> list[Head]:
    """The heads of the messages, in order; none where the text is no chat.

    Three heads with days make a chat, or two that bear one name.
    """
    heads = sorted(
        Head(
            *found.span(),
            found["name"],
            (found["first"], found["second"], found["third"]),
            found["mark"],
        )
        for pattern in HEADS
        for found in pattern.finditer(text)
    )
    names = [head.name for head in heads if head.name]
    return heads if len(names) > 2 or len(set(names)) < len(names) else []


def days_of(heads: Sequence[Head]) -> list[list[date]]:
    """The days of the heads, in each order of day, month and year that they may be in.

    An order may be where every day is one, none comes before the day of the head above it, and
    the days are not far wider spread than in another. Between full stops the month is in the
    middle, and a year in front has four figures.
    """
    dotted = any(head.mark == "." for head in heads)
    ways = [
        days
        for order in (_DAY_FIRST, _YEAR_FIRST, *(() if dotted else (_MONTH_FIRST,)))
        if (days := [day for head in heads if (day := _day(head.stamp, order))])
        and len(days) == len(heads)
        and all(one <= next_ for one, next_ in pairwise(days))
    ]
    close = min((_spread(days) for days in ways), default=0)
    return [
        days
        for number, days in enumerate(ways)
        if days not in ways[:number]
        and (len(set(days)) < _FEWEST_DAYS or _spread(days) <= _FAR_WIDER * close)
    ]


def _spread(days: Sequence[date]) -> int:
    return (days[-1] - days[0]).days


def _day(stamp: tuple[str, str, str], order: tuple[int, int, int]) -> date | None:
    year, month, day = (stamp[place] for place in order)
    if len(year) != 4 and (len(year) != 2 or order == _YEAR_FIRST):
        return None
    try:
        known = date(int(year) + 2000 * (len(year) == 2), int(month), int(day))
    except ValueError:
        return None
    return known


class Days:
    """On which day each part of a document was put out: a chat's messages have days of their own.

    They do where the last of them is the document's day, which its reader or its user says.
    """

    def __init__(self, document: Document) -> None:
        self._published = document.published
        self._length = len(document.text)
        heads = find_heads(document.text)
        ways = (days for days in days_of(heads) if days[-1] == document.published)
        self._starts = [head.start for head in heads]
        self._ends = [head.end for head in heads]
        self._days: Sequence[date | None] = next(ways, [document.published for _ in heads])

    def at(self, offset: int) -> date | None:
        """The day of what stands at an offset."""
        place = bisect_right(self._starts, offset) - 1
        return self._days[place] if place >= 0 else self._published

    def is_stamp(self, offset: int) -> bool:
        """Whether what stands at an offset is of a message's head, and no word of its text."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._ends[place]

    def stretches(self) -> Iterator[tuple[int, int, date | None]]:
        """The parts of the text that have one day each, without the heads of messages."""
        ends = [*self._starts, self._length]
        yield 0, ends[0], self._published
        yield from zip(self._ends, ends[1:], self._days, strict=True)

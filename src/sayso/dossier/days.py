"""Days: the dates that a claim states, and how far they can be relied on."""

import re
from datetime import date
from typing import Literal

from sayso.records import Time

Basis = Literal["stated", "published"]

_STATED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_BY_PUBLICATION = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:yesterday|today|tonight|tomorrow)\b",
    re.IGNORECASE,
)
_WEEK = 8
"""Days before publication within which a weekday counts from it."""


def basis_of(time: Time, published: date | None) -> Basis | None:
    """What a time's value rests on: the words alone, or the day of publication; else None.

    Times that count from another time of the text ("that afternoon", "an hour before") are told
    too seldom right to set one text against another.
    """
    if time.value is None:
        return None
    years = _YEAR.findall(time.text)
    if years:
        return "stated" if any(time.value.startswith(year) for year in years) else None
    if published is None:
        return None  # a year that is not told is made up
    if _STATED.search(time.text):
        return "stated" if _is_within_a_year(time.value, published) else None
    if not _BY_PUBLICATION.search(time.text):
        return None
    try:
        day = date.fromisoformat(time.value[:10])
    except ValueError:
        return None
    return "published" if 0 <= (published - day).days < _WEEK else None


def states_year(time: Time) -> bool:
    """Whether a time's words give its year."""
    return _YEAR.search(time.text) is not None


def _is_within_a_year(value: str, published: date) -> bool:
    """Whether the day of publication gives the year: "Sept. 11" may be told of long ago."""
    found = _MONTH.match(value)
    if found is None:
        return value[:4] == str(published.year)
    year, month = map(int, found.groups())
    return abs(12 * (year - published.year) + month - published.month) < 12


def are_compatible(one: str, other: str) -> bool:
    """Whether two values of ISO 8601 may be of one time: one is as the other, or coarser."""
    one, other = one[:10], other[:10]
    return one.startswith(other) or other.startswith(one)

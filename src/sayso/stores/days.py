"""Days: the first and the last that the value of a time comes to, as they are indexed."""

import re
from calendar import monthrange
from datetime import date

_BEFORE = "0000-01-01"
"""What stands for any day before the year 1: dates are asked for from there on."""
_PART = re.compile(
    r"(?P<sign>-?)(?P<year>[0-9]{2,4})"
    r"(?:-W(?P<week>[0-9]{2})(?:-(?P<weekday>[1-7]))?"
    r"|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?:T.*)?)?)?"
)


def days(value: str | None) -> tuple[str, str] | None:
    """The first and last day of a time's value, each as 2014-10-03; None where it gives none.

    value: ISO 8601 as a reading has it: a day, month, year or week, a decade ("199") or century
    ("20"), or the first and last of any of these ("2007/2009").
    """
    if not value:
        return None
    parts = [_stretch(part) for part in value.split("/")]
    if len(parts) > 2 or None in parts:
        return None
    found = [part for part in parts if part is not None]
    return min(first for first, _ in found), max(last for _, last in found)


def _stretch(part: str) -> tuple[str, str] | None:
    match = _PART.fullmatch(part)
    if match is None:
        return None
    try:
        return _ends(match)
    except ValueError:
        return None  # a month 13, a 31 June, a week 54


def _ends(match: re.Match[str]) -> tuple[str, str] | None:
    written, month, day, week = match.group("year", "month", "day", "week")
    unit = 10 ** (4 - len(written))
    first, last = int(written) * unit, int(written) * unit + unit - 1
    if match["sign"] or last < 1:
        return _BEFORE, _BEFORE
    if unit > 1:  # a decade or a century, of which there are no months
        whole = month is None and week is None
        return (_day(max(first, 1), 1, 1), _day(last, 12, 31)) if whole else None
    if week is not None:
        number = int(match["weekday"] or 1)
        monday = date.fromisocalendar(first, int(week), number)
        sunday = date.fromisocalendar(first, int(week), int(match["weekday"] or 7))
        return monday.isoformat(), sunday.isoformat()
    if month is None:
        return _day(first, 1, 1), _day(first, 12, 31)
    if day is None:
        return _day(first, int(month), 1), _day(first, int(month), monthrange(first, int(month))[1])
    return (_day(first, int(month), int(day)),) * 2


def _day(year: int, month: int, day: int) -> str:
    return date(year, month, day).isoformat()

"""Dates: a day as documents and their metadata write it."""

import re
from datetime import date

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]}|t)?" for name in _MONTHS) + r")\.?"
_WRITTEN = (
    re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:[ ]of)?[ ]{_MONTH},?[ ]"
        r"(?P<year>\d{4})(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_MONTH}[ ](?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ ](?P<year>\d{{4}})(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<number>\d\d)(?P<day>\d\d)(?=T?\d{4}|\b)"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})[/.](?P<number>\d{1,2})[/.](?P<year>\d{4})(?!\d)"),
)
_LONGEST = 200
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?"
_PUT_OUT = (
    r"(?:last |first |originally )?(?:published|posted|updated|dated?|issued|released|modified|"
    r"as)(?: on| of)?:?"
)
_PLACE = r"[A-Z][\w.'’-]*(?:[ ](?:(?:of|for|the|and|&)[ ]){0,2}[A-Z][\w.'’-]*){0,3}"
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?"
_BEFORE_DATE = re.compile(
    rf"[\W_]*(?:(?:{_PLACE}[ ]?[,|/•·–—-][ ]?){{1,3}}|(?i:{_PUT_OUT})[ ])?"
    rf"(?:{_CLOCK}[ ]?(?i:[ap]\.?m\.?)?[ ,]*)?(?i:{_WEEKDAY}[ ])?(?:the[ ])?[\W_]*"
)
_AFTER_DATE = re.compile(
    rf"[\W_]*(?:(?:at[ ])?T?{_CLOCK}\S*)?[\W_]*(?:(?i:[ap]\.?m\.?|noon)[\W_]*)?"
    rf"(?:[A-Z]{{2,5}}(?:[+-]\d+)?[\W_]*)?(?:(?<=[,|/•·–—-][ ]){_PLACE})?[\W_]*"
)
_BEFORE_DATELINE = re.compile(
    rf"{_PLACE}(?:,[ ]{_PLACE}){{0,2}}(?:,|[ ]\([^()]{{2,60}}\),?)[ ]|[A-Z][A-Z.'’ -]+[ ]"
)
_AFTER_DATELINE = re.compile(r",?[ ]?(?:\([^()]{2,60}\)[ ]?)?(?:[–—]|-{1,2}[ ])")


def find_date(text: str) -> date | None:
    """The first day that a short text states with its year, None if there is none.

    "3/4/2021" is left alone, since it means two days; "13/4/2021" means one.
    """
    for pattern in _WRITTEN:
        if found := pattern.search(text[:_LONGEST]):
            if _means_two(pattern, found):
                return None
            if known := _day(found):
                return known
    return None


def days_in(text: str) -> list[tuple[date, int, int]]:
    """The days that a line states with their years, each with where it stands, in order."""
    days = [
        (known, *found.span())
        for pattern in _WRITTEN
        for found in pattern.finditer(text)
        if not _means_two(pattern, found) and (known := _day(found))
    ]
    return sorted(days, key=lambda each: each[1])


def _means_two(pattern: re.Pattern[str], found: re.Match[str]) -> bool:
    day = int(found["day"])
    return pattern is _WRITTEN[-1] and day <= 12 and day != int(found["number"])


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    month = _month_number(parts["month"]) if "month" in parts else int(parts["number"])
    try:
        known = date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
    return known if 1900 <= known.year <= 2100 else None


def is_date(text: str) -> bool:
    """Whether a line holds a date and, but for a weekday, a place or a time, nothing else.

    A place has a mark between itself and the date: "Launched 28 February 1998" dates a launch.
    """
    if len(text) > 80 or find_date(text) is None or len(text.split()) > 9:
        return False
    found = next(found for pattern in _WRITTEN if (found := pattern.search(text)))
    before, after = text[: found.start()], text[found.end() :]
    return bool(_BEFORE_DATE.fullmatch(before) and _AFTER_DATE.fullmatch(after))


def dateline(text: str) -> date | None:
    """The day that a paragraph opens with: "TARSK, 14 March 2026 (Strait Wire) - The lock …"."""
    head = text[:_LONGEST]
    for found in filter(None, (pattern.search(head) for pattern in _WRITTEN)):
        before, after = head[: found.start()], head[found.end() :]
        if _BEFORE_DATELINE.fullmatch(before) and _AFTER_DATELINE.match(after):
            return find_date(found.group())
    return None


def _month_number(name: str) -> int:
    return 1 + next(i for i, month in enumerate(_MONTHS) if month[:3] == name[:3].lower())

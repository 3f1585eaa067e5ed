"""The days that an expression of time comes to, by the kind that the grammar gave it."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sayso.analysis.time import dates, reckoning
from sayso.analysis.time.dates import Stretch
from sayso.analysis.time.reckoning import Moment, in_some_year, plain, said_year
from sayso.analysis.time.words import number_of
from sayso.language.lexicon import load_lexicon


def resolve(kind: str, match: re.Match[str], moment: Moment) -> Stretch | None:
    """The days that a match of the grammar comes to, None where it gives none."""
    resolver = _RESOLVERS.get(kind)
    if resolver is None:
        return None
    try:
        return resolver(match.groupdict(), moment)
    except (ValueError, OverflowError, LookupError):
        return None  # 31 June; a letter that only ignoring case makes one of ours


def _iso(given: Mapping[str, Any], _: Moment) -> Stretch | None:
    return dates.day_of(date(int(given["year"]), int(given["month"]), int(given["day"])))


def _slashed(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    """Month before day, unless only the other order makes a date."""
    a, b, year = int(given["a"]), int(given["b"]), int(given["year"])
    if len(given["year"]) == 2:
        year = _century_year(year, moment)
    month, day = (a, b) if a <= 12 else (b, a)
    return dates.day_of(date(year, month, day))


def _date(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    month, day = _month_number(given["month"]), int(given["day"])
    year = given["year"] or given.get("old")
    if year and _is_bc(given):
        return Stretch(f"{dates.year_of(1 - int(year)).value}-{month:02}-{day:02}", None, None)
    if year:
        return dates.day_of(date(int(year), month, day))
    return in_some_year(month, moment, lambda year: dates.day_of(date(year, month, day)))


def _month(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    month, year = _month_number(given["month"]), given.get("year")
    if year and _is_bc(given):
        return Stretch(f"{dates.year_of(1 - int(year)).value}-{month:02}", None, None)
    if given.get("said"):
        return reckoning.said_month(plain(given["said"]), month, moment)
    known = int(year) if year else None
    if given.get("short"):
        known = _century_year(int(given["short"]), moment)
    elif given.get("said_year"):
        known = said_year(plain(given["said_year"]), moment)
        if known is None:
            return None
    if known is not None:
        return dates.month_of(known, month)
    return in_some_year(month, moment, lambda year: dates.month_of(year, month))


def _year(given: Mapping[str, Any], _: Moment) -> Stretch | None:
    year = int(given.get("year") or given["old"])
    return dates.year_of(1 - year if _is_bc(given) else year)


def _years(given: Mapping[str, Any], _: Moment) -> Stretch | None:
    first = int(given["year"])
    last = first - first % 100 + int(given["until"])
    return dates.years_of(first, last, f"{first:04}/{last:04}") if last > first else None


def _spelled(given: Mapping[str, Any], _: Moment) -> Stretch | None:
    """A year in words, as broadcasts spell it ("nineteen ninety-six")."""
    words = plain(given["spelled"]).replace("-", " ").removeprefix("the year ")
    if words.startswith("nineteen "):
        rest = number_of(words.removeprefix("nineteen "))
        return None if rest is None or rest > 99 else dates.year_of(1900 + int(rest))
    number = number_of(words)
    return None if number is None or number > 2099 else dates.year_of(int(number))


def _decade(given: Mapping[str, Any], _: Moment) -> Stretch | None:
    return dates.decade_of(int(given["decade"]))


def _century(given: Mapping[str, Any], _: Moment) -> Stretch | None:
    ordinal = _ordinal(given["ordinal"])
    if ordinal < 1:
        return None
    if _is_bc(given):
        return Stretch(f"-{ordinal - 1:02}", None, None)
    return dates.century_of((ordinal - 1) * 100)


def _share(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    """A quarter or a half of a year."""
    months = 6 if given["share"].lower() == "half" else 3
    ordinal = _ordinal(given["ordinal"])
    ordinal = 12 // months if ordinal < 0 else ordinal
    if not 1 <= ordinal <= 12 // months:
        return None
    first = (ordinal - 1) * months + 1
    if given.get("year"):
        return dates.months_of(int(given["year"]), first, months)
    if given.get("said") and plain(given["said"]) != "the":
        year = said_year(plain(given["said"]), moment)
        return None if year is None else dates.months_of(year, first, months)
    return in_some_year(first, moment, lambda year: dates.months_of(year, first, months))


def _season(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    month = load_lexicon("times")["seasons"][plain(given["season"])]
    if given["year"] and _is_bc(given):
        return dates.year_of(1 - int(given["year"]))
    year = int(given["year"]) if given["year"] else None
    if given["said_year"]:
        year = said_year(plain(given["said_year"]), moment)
    if year is not None:
        return dates.months_of(year, month, 3)
    return reckoning.said_season(plain(given["said"] or ""), month, moment)


def _holiday(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    fixed = load_lexicon("times")["holidays"].get(plain(given["holiday"]))
    if not fixed:
        return dates.year_of(int(given["year"])) if given["year"] else None
    month, day = fixed
    if given["year"]:
        return dates.day_of(date(int(given["year"]), month, day))
    return in_some_year(month, moment, lambda year: dates.day_of(date(year, month, day)))


def _edge(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    return reckoning.running_unit(given["unit"], moment)


def _century_year(two_digits: int, moment: Moment) -> int:
    """The year of two digits that lies nearest to publication, before 2000 without it."""
    near = moment.published.year if moment.published else 1990
    return min(
        (near // 100 * 100 + step + two_digits for step in (-100, 0, 100)),
        key=lambda year: abs(year - near),
    )


def _month_number(words: str) -> int:
    lexicon, name = load_lexicon("times"), plain(words).rstrip(".")
    return int(lexicon["months"].get(name) or lexicon["month_abbreviations"][name])


def _ordinal(words: str) -> int:
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits[0])
    return int(load_lexicon("numbers")["ordinal"][plain(words).replace(" ", "-")])


def _is_bc(given: Mapping[str, Any]) -> bool:
    return (given.get("era") or "").upper().startswith("B")


_RESOLVERS: Mapping[str, Callable[[Mapping[str, Any], Moment], Stretch | None]] = {
    "iso": _iso,
    "slashed": _slashed,
    "date": _date,
    "month": _month,
    "year": _year,
    "years": _years,
    "spelled": _spelled,
    "fiscal": _year,
    "decade": _decade,
    "century": _century,
    "share": _share,
    "season": _season,
    "holiday": _holiday,
    "edge": _edge,
    "unit": reckoning.said_unit,
    "day": reckoning.named_day,
    "day_part": reckoning.part_of_day,
    "weekday": reckoning.weekday,
    "clock": reckoning.time_of_day,
    "offset": reckoning.offset,
    "year_ago": reckoning.offset,
}

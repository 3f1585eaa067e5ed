"""The days that an expression of time comes to, counted from the day of publication."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from sayso.claims import dates
from sayso.claims.dates import Stretch
from sayso.claims.lexicon import load_lexicon
from sayso.claims.timewords import number_of

_NEXT = ("next", "following", "coming", "upcoming")
_LAST = ("last", "previous", "preceding", "past")
_IN_TEXT = ("that", "same", "following", "preceding", "previous")


class Moment(NamedTuple):
    """What relative words count from: publication, the last date named, and which way to look."""

    published: date | None
    named: Stretch | None
    forward: bool


def resolve(kind: str, match: re.Match[str], moment: Moment) -> Stretch | None:
    """The days that a match of the grammar comes to, None where it gives none."""
    resolver = _RESOLVERS.get(kind)
    if resolver is None:
        return None
    try:
        return resolver(match.groupdict(), moment)
    except (ValueError, OverflowError):
        return None


def _iso(given: Mapping[str, Any], _: Moment) -> Stretch | None:
    year, month = int(given["year"]), int(given["month"])
    if given["day"]:
        return dates.day_of(date(year, month, int(given["day"])))
    return dates.month_of(year, month)


def _slashed(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    """American order, unless only the other makes a date; two digits are a year near publication."""
    a, b, year = int(given["a"]), int(given["b"]), int(given["year"])
    if len(given["year"]) == 2:
        year = _century_year(year, moment)
    month, day = (a, b) if a <= 12 else (b, a)
    return dates.day_of(date(year, month, day))


def _date(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    month, day = load_lexicon("times")["months"][_plain(given["month"])], int(given["day"])
    year = given["year"] or given.get("old")
    if year:
        if _is_bc(given):
            return Stretch(f"{dates.year_of(1 - int(year)).value}-{month:02}-{day:02}", None, None)
        return dates.day_of(date(int(year), month, day))
    known = _year_named(moment)
    if known is not None:
        return dates.day_of(date(known, month, day))
    if moment.published is None:
        return None
    return _nearest(
        moment,
        lambda year: dates.day_of(date(year, month, day)),
    )


def _month(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    month = load_lexicon("times")["months"][_plain(given["month"])]
    said = _plain(given.get("said") or "")
    if given.get("year"):
        if _is_bc(given):
            return Stretch(f"{dates.year_of(1 - int(given['year'])).value}-{month:02}", None, None)
        return dates.month_of(int(given["year"]), month)
    if given.get("short"):
        return dates.month_of(_century_year(int(given["short"]), moment), month)
    published = moment.published
    if said and published is not None:
        return _said_month(said, month, published, moment)
    known = _year_named(moment)
    if known is not None:
        return dates.month_of(known, month)
    if published is None:
        return None
    return _nearest(moment, lambda year: dates.month_of(year, month))


def _said_month(said: str, month: int, published: date, moment: Moment) -> Stretch | None:
    words = said.split()
    if words[-1] == "year" or "year" in words:
        return None
    if words[-1] == "this":
        return dates.month_of(published.year, month)
    if words[-1] in _NEXT:
        return dates.month_of(published.year + (month <= published.month), month)
    if words[-1] in _LAST:
        return dates.month_of(published.year - (month >= published.month), month)
    return _nearest(moment, lambda year: dates.month_of(year, month))


def _year(given: Mapping[str, Any], _: Moment) -> Stretch | None:
    year = int(given.get("year") or given["old"])
    return dates.year_of(1 - year if _is_bc(given) else year)


def _years(given: Mapping[str, Any], _: Moment) -> Stretch | None:
    first, until = int(given["year"]), given["until"]
    last = int(until) if len(until) == 4 else first - first % 100 + int(until)
    return dates.years_of(first, last, f"{first:04}/{last:04}") if last >= first else None


def _decade(given: Mapping[str, Any], _: Moment) -> Stretch | None:
    first = int(given["decade"])
    return dates.years_of(first, first + 9, f"{first // 10:03}")


def _century(given: Mapping[str, Any], _: Moment) -> Stretch | None:
    ordinal = _ordinal(given["ordinal"])
    if ordinal < 1:
        return None
    if _is_bc(given):
        return Stretch(f"-{ordinal - 1:02}", None, None)
    first = (ordinal - 1) * 100
    return dates.years_of(first, first + 99, f"{ordinal - 1:02}")


def _share(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    """A quarter or a half of a year."""
    count = 6 if given["share"].lower() == "half" else 3
    ordinal = _ordinal(given["ordinal"])
    ordinal = 12 // count if ordinal < 0 else ordinal
    if not 1 <= ordinal <= 12 // count:
        return None
    year = int(given["year"]) if given.get("year") else None
    if year is None and moment.published is not None:
        step = {"last": -1, "next": 1}.get(_plain(given.get("said") or ""), 0)
        year = moment.published.year + step
        first = date(year, (ordinal - 1) * count + 1, 1)
        if not given.get("said") and first > moment.published and not moment.forward:
            year -= 1
    return None if year is None else dates.months_of(year, (ordinal - 1) * count + 1, count)


def _season(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    """Three months of the northern year; a winter is named by the year it begins in."""
    month = load_lexicon("times")["seasons"][_plain(given["season"])]
    if given["year"]:
        if _is_bc(given):
            return dates.year_of(1 - int(given["year"]))
        return dates.months_of(int(given["year"]), month, 3)
    if moment.published is None and _year_named(moment) is None:
        return None
    said = _plain(given["said"] or "").split()
    known = _year_named(moment)
    if known is not None and not (said and said[-1] in ("this", "last", "next")):
        return dates.months_of(known, month, 3)
    if moment.published is None:
        return None
    if given["said_year"]:
        step = {"last": -1, "next": 1}.get(_plain(given["said_year"]), 0)
        return dates.months_of(moment.published.year + step, month, 3)
    return _said_season(said[-1] if said else "", month, moment.published, moment)


def _said_season(word: str, month: int, published: date, moment: Moment) -> Stretch | None:
    around = [dates.months_of(published.year + step, month, 3) for step in (-2, -1, 0, 1, 2)]
    past = [one for one in around if one.last is not None and one.last < published]
    coming = [one for one in around if one.first is not None and one.first > published]
    running = [one for one in around if one not in past and one not in coming]
    if word in _NEXT:
        return coming[0]
    if word in _LAST:
        return past[-1]
    if running:
        return running[0]
    if word == "this":
        same_year = [
            one for one in around if one.first is not None and one.first.year == published.year
        ]
        return same_year[0]
    return coming[0] if moment.forward else past[-1]


def _unit(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    """ "this week", "last year", "the following day"."""
    words, unit = _plain(given["said"]).split(), _plain(given["unit"])
    word = words[-1]
    if word == "the" or (word == "same" and moment.named is None):
        return None
    step = 1 if word in _NEXT else -1 if word in _LAST else 0
    if words == ["the", "past"] or words == ["the", "last"] or words == ["past"]:
        return None
    in_text = word in _IN_TEXT or words in (["the", "next"], ["the", "very", "next"])
    if in_text:
        named = moment.named
        return dates.shift(named.first, unit, step) if named and named.first else None
    if moment.published is None:
        return None
    return dates.shift(moment.published, unit, step)


def _day(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    if moment.published is None:
        return None
    words = _plain(given["named"])
    two = {"day before yesterday": -2, "day after tomorrow": 2}.get(words)
    days = load_lexicon("times")["days"][words] if two is None else two
    return dates.day_of(moment.published + timedelta(days=days))


def _day_part(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    word = _plain(given["said"]).split()[-1]
    if word in ("that", "same", "next", "following", "previous"):
        day = moment.named.first if moment.named else None
        step = {"next": 1, "following": 1, "previous": -1}.get(word, 0)
    else:
        day, step = moment.published, {"last": -1, "yesterday": -1, "tomorrow": 1}.get(word, 0)
    return None if day is None else dates.day_of(day + timedelta(days=step))


def _weekday(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    published = moment.published
    if published is None:
        return None
    ahead = (
        load_lexicon("times")["weekdays"][_plain(given["weekday"])] - published.isoweekday()
    ) % 7
    said = _plain(given["said"] or "").split()
    word = said[-1] if said else ""
    if word in _NEXT:
        return dates.day_of(published + timedelta(days=ahead or 7))
    if word in _LAST:
        return dates.day_of(published - timedelta(days=(7 - ahead) if ahead else 7))
    if ahead == 0 or moment.forward:
        return dates.day_of(published + timedelta(days=ahead))
    return dates.day_of(published - timedelta(days=7 - ahead))


def _offset(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    """ "two days ago" from publication, "two days later" from the last date named."""
    way = _plain(given["way"])
    count = number_of(given.get("count") or "one")
    if count is None or count != int(count):
        return None
    day = moment.published
    if way not in ("ago", "from now", "hence"):
        day = moment.named.first if moment.named else None
    if day is None:
        return None
    back = way in ("ago", "earlier", "before")
    return dates.shift(day, _plain(given["unit"]), -int(count) if back else int(count))


def _holiday(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    fixed = load_lexicon("times")["holidays"].get(_plain(given["holiday"]))
    if not fixed:
        return dates.year_of(int(given["year"])) if given["year"] else None
    month, day = fixed
    if given["year"]:
        return dates.day_of(date(int(given["year"]), month, day))
    if moment.published is None:
        return None
    return _nearest(moment, lambda year: dates.day_of(date(year, month, day)))


def _edge(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    return (
        None
        if moment.published is None
        else dates.shift(moment.published, given["unit"].lower(), 0)
    )


def _nearest(moment: Moment, of_year: Callable[[int], Stretch]) -> Stretch | None:
    """The last such stretch begun by publication, or the next that ends after it, looking ahead."""
    published = moment.published
    if published is None:
        return None
    around = []
    for year in range(published.year - 4, published.year + 5):
        try:
            around.append(of_year(year))
        except ValueError:
            continue
    if moment.forward:
        return next((one for one in around if one.last and one.last >= published), None)
    return next((one for one in reversed(around) if one.first and one.first <= published), None)


def _year_named(moment: Moment) -> int | None:
    """The year of the last date that the text gave in full, where it is not that of publication."""
    named = moment.named.first if moment.named else None
    if named is None or (moment.published and named.year >= moment.published.year - 1):
        return None
    return named.year


def _century_year(two_digits: int, moment: Moment) -> int:
    """The year of two digits that lies nearest to publication, before 2000 without it."""
    near = moment.published.year if moment.published else 1990
    return min(
        (near // 100 * 100 + step + two_digits for step in (-100, 0, 100)),
        key=lambda year: abs(year - near),
    )


def _ordinal(words: str) -> int:
    plain = _plain(words)
    digits = re.match(r"\d+", plain)
    return (
        int(digits[0])
        if digits
        else int(load_lexicon("numbers")["ordinal"][plain.replace(" ", "-")])
    )


def _is_bc(given: Mapping[str, Any]) -> bool:
    return (given.get("era") or "").upper().startswith("B")


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower()).replace("’", "'")


_RESOLVERS: Mapping[str, Callable[[Mapping[str, Any], Moment], Stretch | None]] = {
    "iso": _iso,
    "slashed": _slashed,
    "date": _date,
    "month": _month,
    "year": _year,
    "years": _years,
    "fiscal": _year,
    "decade": _decade,
    "century": _century,
    "share": _share,
    "season": _season,
    "unit": _unit,
    "day": _day,
    "day_part": _day_part,
    "weekday": _weekday,
    "offset": _offset,
    "holiday": _holiday,
    "edge": _edge,
}

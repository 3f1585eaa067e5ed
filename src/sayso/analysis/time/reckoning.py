"""Reckoning: the days that relative words of time come to, from the day they count from."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from operator import itemgetter
from typing import Any, NamedTuple

from sayso.analysis.time import dates
from sayso.analysis.time.dates import Stretch
from sayso.analysis.time.words import number_of
from sayso.language.lexicon import load_lexicon

_WINTER_TURN = 8
_NEXT = ("next", "following", "coming", "upcoming")
_LAST = ("last", "previous", "preceding", "past")
_IN_TEXT = ("that", "same", "following", "preceding", "previous")
_LENGTHS = ("the past", "the last", "past")


class Moment(NamedTuple):
    """What relative words count from: publication, the last date named, and which way to look.

    ``told`` is True in a narrative of the past, whose dates without a year go on from the last
    date named and not from publication.
    """

    published: date | None
    named: Stretch | None
    forward: bool
    told: bool
    nearest: bool = False


def in_some_year(month: int, moment: Moment, of_year: Callable[[int], Stretch]) -> Stretch | None:
    """The stretch of a date without a year: the year a narrative has reached, or the nearest.

    The nearest is the last that began by publication, or, looking ahead, the next to end after;
    where it may be on either side, the one that began closest to it.
    """
    year, published = year_told(moment, month), moment.published
    if year is not None:
        return of_year(year)
    if published is None:
        return None
    around = []
    for near in range(published.year - 4, published.year + 5):
        try:
            around.append(of_year(near))
        except ValueError:  # 29 February
            continue
    if moment.nearest:
        begun = [(abs(one.first - published), one) for one in around if one.first]
        return min(begun, key=itemgetter(0), default=(None, None))[1]
    if moment.forward:
        return next((one for one in around if one.last and one.last >= published), None)
    return next((one for one in reversed(around) if one.first and one.first <= published), None)


def year_told(moment: Moment, month: int) -> int | None:
    """The year that a narrative has reached; an early month after a late one is the next's."""
    named = moment.named.first if moment.named and moment.told else None
    if named is None:
        return None
    whole_year = moment.named == dates.year_of(named.year)
    return named.year + (named.month - month >= _WINTER_TURN and not whole_year)


def said_month(said: str, month: int, moment: Moment) -> Stretch | None:
    """The month of "this June", "last November", "the following March"."""
    word, published = last_word(said), moment.published
    if moment.told and word in (*_IN_TEXT, "next"):
        year = year_told(moment, month)
        return None if year is None else dates.month_of(year, month)
    if published is None:
        return None
    if word in _NEXT:
        return dates.month_of(published.year + (month <= published.month), month)
    if word in _LAST:
        return dates.month_of(published.year - (month >= published.month), month)
    return dates.month_of(published.year, month)


def said_year(said: str, moment: Moment) -> int | None:
    """The year of "this year", "last year", "that year", "the following year"."""
    if said in ("this", "last", "next"):
        day, step = moment.published, {"last": -1, "next": 1}.get(said, 0)
    else:
        day = moment.named.first if moment.named else None
        step = {"following": 1, "next": 1, "previous": -1}.get(last_word(said), 0)
    return None if day is None else day.year + step


def said_season(said: str, month: int, moment: Moment) -> Stretch | None:
    """Three months of the northern year; a winter is named by the year it begins in."""
    published, word = moment.published, last_word(said)
    told = year_told(moment, month)
    if told is not None and word not in ("this", "last"):
        return dates.months_of(told, month, 3)
    if published is None:
        return None
    around = [dates.months_of(published.year + step, month, 3) for step in range(-2, 3)]
    past = [one for one in around if one.last is not None and one.last < published]
    coming = [one for one in around if one.first is not None and one.first > published]
    running = [one for one in around if one not in past and one not in coming]
    if word in _NEXT:
        return coming[0]
    if word in _LAST:
        return past[-1]
    if word == "this":
        return running[0] if running else dates.months_of(published.year, month, 3)
    return (running or (coming[:1] if moment.forward else past[-1:]))[0]


def said_unit(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    """The stretch of "this week", "last year", "the following day"."""
    said, unit = plain(given["said"]), plain(given["unit"])
    word = last_word(said)
    if said == "the" or said in _LENGTHS:
        return None
    day = moment.published
    if word in _IN_TEXT or said in ("the next", "the very next"):
        day = moment.named.first if moment.named else None
    step = 1 if word in _NEXT else -1 if word in _LAST else 0
    return None if day is None else dates.shift(day, unit, step)


def running_unit(unit: str, moment: Moment) -> Stretch | None:
    """The year, month or week that "the end of the year" is a part of."""
    told = moment.named.first if moment.named and moment.told else None
    day = told or moment.published
    return None if day is None else dates.shift(day, plain(unit), 0)


def named_day(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    """The day of "yesterday", "the day after tomorrow"."""
    if moment.published is None:
        return None
    words = plain(given["named"])
    two = {"day before yesterday": -2, "day after tomorrow": 2}.get(words)
    days = load_lexicon("times")["days"][words] if two is None else two
    return dates.day_of(moment.published + timedelta(days=days))


def part_of_day(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    """The day of "last night", "this morning", "the following evening"."""
    word = last_word(plain(given["said"]))
    if word in (*_IN_TEXT, "next"):
        day = moment.named.first if moment.named else None
        step = {"next": 1, "following": 1, "previous": -1}.get(word, 0)
    else:
        day, step = moment.published, {"last": -1, "yesterday": -1, "tomorrow": 1}.get(word, 0)
    return None if day is None else dates.day_of(day + timedelta(days=step))


def weekday(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    """The day of "Friday", "last Tuesday"; bare, the last by publication or the next, ahead."""
    published, word = moment.published, last_word(plain(given["said"] or ""))
    if published is None:
        return None
    wanted = load_lexicon("times")["weekdays"][plain(given["weekday"])]
    ahead = (wanted - published.isoweekday()) % 7
    if word in _NEXT:
        days = ahead or 7
    elif word in _LAST:
        days = ahead - 7
    else:
        days = ahead if ahead == 0 or moment.forward else ahead - 7
    return dates.day_of(published + timedelta(days=days))


def offset(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    """The stretch of "two days ago", from publication; "two days later", from the date named."""
    way, count = plain(given["way"]), number_of(given.get("count") or "one")
    if count is None or count != int(count):
        return None
    day = moment.published
    if way not in ("ago", "from now", "hence"):
        day = moment.named.first if moment.named else None
    if day is None:
        return None
    back = way in ("ago", "earlier", "before")
    return dates.shift(day, plain(given["unit"]), -int(count) if back else int(count))


def time_of_day(given: Mapping[str, Any], moment: Moment) -> Stretch | None:
    """The day of a time of day, where a weekday beside it gives one."""
    return weekday({"said": None, **given}, moment) if given.get("weekday") else None


def plain(words: str) -> str:
    """Lower case, single spaces, straight apostrophes."""
    return re.sub(r"\s+", " ", words.casefold()).replace("’", "'")


def last_word(words: str) -> str:
    """The last of some words, "" of none."""
    return words.rsplit(maxsplit=1)[-1] if words.strip() else ""

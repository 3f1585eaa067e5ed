"""Horizons: the words that say by when a forecast is to come true, and the last day they allow."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from sayso.analysis.time.dates import Stretch, add_months
from sayso.analysis.time.times import TimeWords, find_time_words
from sayso.language.lexicon import load_lexicon, word_set
from sayso.records.claim import Horizon

_LEAD_REACH = 30
_THE_NEXT = ("the next", "the coming")
_LATE = re.compile(r"\b(?:end|late|later|close)\b")
_TIME_AFTER = re.compile(r"['’]\stime\b")
_SHORTEST_PARTED, _LONGEST_MONTH, _MONTH_DAYS = 28, 31, 30.44
_MONTHS = {"month": 1, "quarter": 3, "semester": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


def find_horizons(
    text: str, start: int, end: int, *, published: date | None, ahead: bool = False
) -> tuple[Horizon, ...]:
    """The horizons of calendar words in ``text[start:end]``, in order, without overlap.

    ``by`` is the last day on which the words still hold: the last of the stretch they name ("by
    2030": 31 December), the day before it after "before", the day of publication and the length
    after "within" and "the next" ("within six months"), the end of the first or second third of
    the stretch for "early" and "mid" ("early 2022": 30 April). It is None for
    relative words where ``published`` is None. A stretch over by ``published`` is no
    horizon; one that still runs ("this year") is. Without ``published`` a bare date is one only
    where words beside it look ahead ("by", "will"). ``ahead`` says that all of the span is of what
    is to come, whatever its own words.

    Source: ``lexicons/horizons.toml``.
    """
    found = _dated(text, start, end, published, ahead=ahead)
    kept: list[Horizon] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end, one.by is None)):
        attributive = text[max(one.start - 4, start) : one.start].lower() == " of "
        if attributive:
            continue  # "the surcharge of 4 March" says when it was made
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _dated(
    text: str, start: int, end: int, published: date | None, *, ahead: bool
) -> Iterator[Horizon]:
    """Horizons of calendar words, with their last day where they have one."""
    for words in find_time_words(text, start, end, published=published, ahead=ahead):
        begin = max(start, words.start - _LEAD_REACH)
        led = _lead_pattern().search(text[begin : words.start])
        lead = " ".join(led[1].lower().split()) if led else ""
        if lead in load_lexicon("horizons")["behind"]:
            continue
        is_ahead, by = _ahead(text, words, lead, published)
        if is_ahead:
            stop = words.end + (len("' time") if _TIME_AFTER.match(text, words.end, end) else 0)
            yield _horizon(text, begin + led.start() if led else words.start, stop, by)


def _ahead(
    text: str, words: TimeWords, lead: str, published: date | None
) -> tuple[bool, date | None]:
    """Whether the words say by when, and the last day, where it can be computed."""
    if words.kind == "future":
        return True, None
    if _is_length_ahead(words, lead):
        return True, _length_end(words, published)
    leads_ahead = lead in load_lexicon("horizons")["ahead"]
    if words.stretch is not None:
        by = _last_day(text[words.start : words.end].lower(), words.stretch, lead)
        if by is None or published is not None:
            return by is not None and published is not None and by > published, by
        return words.forward or leads_ahead, by
    relative = _says_next(words) or words.kind in ("weekday", "month", "date", "season", "day")
    return published is None and relative and (words.forward or _says_next(words)), None


def _last_day(said: str, stretch: Stretch, lead: str) -> date | None:
    """The last day of a stretch, of the part of it that the words pick, or before it."""
    if stretch.first is None or stretch.last is None:
        return None
    try:
        return _last_day_of(said, stretch.first, stretch.last, lead)
    except (ValueError, OverflowError):
        return None


def _last_day_of(said: str, first: date, last: date, lead: str) -> date:
    lexicon = load_lexicon("horizons")
    if lead in lexicon["before_it"] and _LATE.search(said) is None:
        return first - timedelta(days=1)
    third = next((third for part, third in lexicon["thirds"].items() if _begins(said, part)), 3)
    days = (last - first).days + 1
    if third == 3 or days < _SHORTEST_PARTED:
        return last
    if days > _LONGEST_MONTH:
        months = round(days / _MONTH_DAYS * third / 3)
        return add_months(first, months) - timedelta(days=1)
    return first + timedelta(days=days * third // 3 - 1)


def _begins(said: str, part: str) -> bool:
    return re.match(rf"(?:the\s+)?(?:very\s+)?{part}\b", said) is not None


def _is_length_ahead(words: TimeWords, lead: str) -> bool:
    """True for "within six months", "over the next decade", and "in two years" that look ahead."""
    if words.unit is None or words.kind not in ("duration", "unit", "offset"):
        return False
    if words.kind == "offset":
        return words.way in ("from now", "hence")
    if words.kind == "unit":
        return words.said in _THE_NEXT
    return lead == "within" or _says_next(words) or (lead == "in" and words.forward)


def _says_next(words: TimeWords) -> bool:
    """True for "the coming months", "tomorrow": words that look ahead of themselves."""
    return not word_set("grammar", "ahead").isdisjoint(words.said.split())


def _length_end(words: TimeWords, published: date | None) -> date | None:
    """The day of publication and a length of time; None for "a few years"."""
    if published is None or words.unit is None:
        return None
    count = 1.0 if words.kind == "unit" else words.count
    if count is None:
        return None
    try:
        if words.unit in _MONTHS:
            return add_months(published, round(count * _MONTHS[words.unit]))
        if words.unit in _DAYS:
            return published + timedelta(days=round(count * _DAYS[words.unit]))
    except (ValueError, OverflowError):
        return None
    return published + timedelta(days=1) if words.unit in ("hour", "minute") else None


def _horizon(text: str, start: int, end: int, by: date | None) -> Horizon:
    return Horizon(text=text[start:end], start=start, end=end, by=by)


@cache
def _lead_pattern() -> re.Pattern[str]:
    lexicon = load_lexicon("horizons")
    leads = _any([*lexicon["lead"], *lexicon["behind"]])
    return re.compile(rf"(?<![\w-])({leads})\s+$", re.IGNORECASE)


def _any(words: list[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest_first) + ")"

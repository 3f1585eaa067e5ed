"""Horizons: the words that say by when a forecast is to come true, and the last day they allow."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from sayso.claims.dates import Stretch, add_months
from sayso.claims.lexicon import load_lexicon
from sayso.claims.phrases import PhraseTable, tokenize
from sayso.claims.times import TimeWords, find_time_words
from sayso.records.claim import Horizon

_LEAD_REACH = 30
_THE_NEXT = ("the next", "the coming")
_MONTHS = {"month": 1, "quarter": 3, "semester": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


def find_horizons(
    text: str, start: int, end: int, *, published: date | None
) -> tuple[Horizon, ...]:
    """The horizons in ``text[start:end]``, in order, without overlap.

    ``by`` is the last day on which the words still hold: the last of the stretch they name ("by
    2030": 31 December), the day before it after "before", the day of publication and the length
    after "within" and "the next" ("within six months"), a third or two thirds of the stretch for
    "early" and "mid". It is None for vague words ("soon"), for an event ("after the elections"),
    and for relative words where ``published`` is None. A stretch over by ``published`` is no
    horizon; one that still runs ("this year") is. Without ``published`` a bare date is one only
    where words beside it look ahead ("by", "will").

    Source: ``lexicons/horizons.toml``.
    """
    found = [
        *_vague(text, start, end),
        *_events(text, start, end),
        *_dated(text, start, end, published),
    ]
    kept: list[Horizon] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end, one.by is None)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _vague(text: str, start: int, end: int) -> Iterator[Horizon]:
    """Horizons of fixed words without a date."""
    tokens, table, at = tokenize(text, start, end), _vague_table(), 0
    while at < len(tokens):
        match = table.match(text, tokens, at)
        if match is not None:
            yield _horizon(text, tokens[at].start, tokens[match[0] - 1].end, None)
        at = at + 1 if match is None else match[0]


def _events(text: str, start: int, end: int) -> Iterator[Horizon]:
    """Horizons that name an event: words only, its day is not in them."""
    for match in _event_pattern().finditer(text, start, end):
        yield _horizon(text, match.start(), match.end(), None)


def _dated(text: str, start: int, end: int, published: date | None) -> Iterator[Horizon]:
    """Horizons of calendar words, with their last day where they have one."""
    lexicon = load_lexicon("horizons")
    for words in find_time_words(text, start, end, published=published):
        begin = max(start, words.start - _LEAD_REACH)
        led = _lead_pattern().search(text[begin : words.start])
        lead = " ".join(led[1].lower().split()) if led else ""
        at = begin + led.start() if led else words.start
        if lead in lexicon["behind"]:
            continue
        if words.kind == "future":
            yield _horizon(text, at, words.end, None)
        elif _is_length_ahead(words, lead):
            yield _horizon(text, at, words.end, _length_end(words, published))
        elif words.stretch is not None and words.kind != "offset":
            by = _last_day(text, words, words.stretch, lead)
            if by is not None and _is_ahead(words, lead, by, published):
                yield _horizon(text, at, words.end, by)
        elif words.kind == "offset" and words.stretch is not None:
            if published is not None and words.stretch.last and words.stretch.last > published:
                yield _horizon(text, at, words.end, words.stretch.last)
        elif published is None and _says_next(words):
            yield _horizon(text, at, words.end, None)


def _is_ahead(words: TimeWords, lead: str, by: date, published: date | None) -> bool:
    if published is not None:
        return by > published
    return words.forward or lead in load_lexicon("horizons")["ahead"]


def _last_day(text: str, words: TimeWords, stretch: Stretch, lead: str) -> date | None:
    """The last day of a stretch, of the part of it that the words pick, or before it."""
    if stretch.first is None or stretch.last is None:
        return None
    said = text[words.start : words.end].lower()
    late = re.search(r"\b(?:end|late|later|close)\b", said) is not None
    if lead in load_lexicon("horizons")["before_it"] and not late:
        return stretch.first - timedelta(days=1)
    days = (stretch.last - stretch.first).days
    for part, share in load_lexicon("horizons")["parts"].items():
        if days and re.match(rf"(?:the\s+)?(?:very\s+)?{part}\b", said):
            return stretch.first + timedelta(days=int(days * share))
    return stretch.last


def _is_length_ahead(words: TimeWords, lead: str) -> bool:
    """True for "within six months", "over the next decade", and "in two years" that look ahead."""
    if words.unit is None or words.kind not in ("duration", "unit"):
        return False
    if words.kind == "unit":
        return words.said in _THE_NEXT
    return lead == "within" or _says_next(words) or (lead == "in" and words.forward)


def _says_next(words: TimeWords) -> bool:
    return not {"next", "coming", "following"}.isdisjoint(words.said.split())


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
def _vague_table() -> PhraseTable[bool]:
    return PhraseTable((pattern, True) for pattern in load_lexicon("horizons")["vague"])


@cache
def _lead_pattern() -> re.Pattern[str]:
    lexicon = load_lexicon("horizons")
    leads = _any([*lexicon["lead"], *lexicon["behind"]])
    return re.compile(rf"(?<![\w-])({leads})\s+$", re.IGNORECASE)


@cache
def _event_pattern() -> re.Pattern[str]:
    lexicon = load_lexicon("horizons")
    return re.compile(
        rf"\b{_any(lexicon['event_lead'])}\s+(?:the|a|an|any|new|this|next)\s+"
        rf"(?:[\w’'-]+\s+){{0,2}}{_any(lexicon['events'])}\b",
        re.IGNORECASE,
    )


def _any(words: list[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest_first) + ")"

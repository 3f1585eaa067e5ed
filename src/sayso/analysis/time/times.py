"""Times: the expressions of a text that say when, and what they come to in ISO 8601."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sayso.analysis.time.dates import Stretch
from sayso.analysis.time.reckoning import Moment, running_unit
from sayso.analysis.time.sense import means_time
from sayso.analysis.time.values import resolve
from sayso.analysis.time.words import (
    Beginning,
    Rule,
    article_pattern,
    bound_pattern,
    number_of,
    part_pattern,
    rules_by_start,
)
from sayso.language.lexicon import load_lexicon, word_set
from sayso.language.word_table import cut_words
from sayso.records.ids import make_id
from sayso.records.mention import Time, TimeBasis

_LEFT_REACH = 40
_CUE_REACH = 80
_WEEKDAY_REACH = 60
_LAST_WORDS = 2
_LENGTHS = ("duration", "offset")
_WITH_ARTICLE = ("season", "share", "decade", "century", "unit", "edge", "years", "year_ago")
_NEVER_COMPARED = ("weekday", "day")
_COMPARED = ("earlier", "later")
_NAMING = ("date", "month", "year", "iso", "season", "share")
_SENTENCE_MARK = re.compile(r"[.;!?\n]")
_WORD = re.compile(r"[\w’']+")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words of time found in a text, and the days they come to.

    ``kind`` is the grammar's; ``forward`` says that words beside it look ahead; ``count`` and
    ``unit`` are a length's ("two years": 2, year); ``said`` holds the words before them that tell
    one such stretch from others ("the next"), ``way`` those after ("from now").
    """

    start: int
    end: int
    kind: str
    stretch: Stretch | None
    forward: bool
    count: float | None
    unit: str | None
    said: str
    way: str
    basis: TimeBasis | None = None


class _Thread:
    """The dates a text has named so far: the last, and whether they are news or history."""

    def __init__(self, published: date | None) -> None:
        self._published = published
        self._named: Stretch | None = None
        self._old = 0
        self._near = 0

    def moment(self, forward: bool, *, nearest: bool) -> Moment:
        """What the next expression counts from."""
        told = self._published is None or self._old > self._near
        return Moment(self._published, self._named, forward, told, nearest)

    def follow(self, kind: str, stretch: Stretch | None) -> None:
        """Take note of an expression."""
        if kind in _NAMING and stretch is not None:
            self._named = stretch
        if self._published is None:
            return
        if kind in ("weekday", "day"):
            self._near += 1
        elif kind in _NAMING and stretch is not None and stretch.first is not None:
            if stretch.first.year < self._published.year - 1:
                self._old += 1
            else:
                self._near += 1


def find_times(
    text: str, start: int, end: int, *, published: date | None, document: str = ""
) -> tuple[Time, ...]:
    """The expressions of time in ``text[start:end]``, in order, without overlap.

    ``value`` is ISO 8601, as coarse as the words: a day, month, year, week ("2021-W34"), decade
    ("199"), century ("20" for 2000 to 2099), or two months joined ("2022-01/2022-03": a quarter,
    half or season). Part words ("early", "the end of") keep the value of the whole. It is None
    for lengths ("two days"), repetition ("daily"), times of day, and vague words ("now",
    "recently"), and for relative words where ``published`` is None. A date without a year is the
    last before ``published``, or the next after it where words beside it look ahead ("will",
    "by"). ``document`` is the document's id, which goes into the ids of the times.
    """
    return tuple(
        Time(
            id=make_id("time", document, found.start, found.end),
            text=text[found.start : found.end],
            start=found.start,
            end=found.end,
            value=None if found.stretch is None else found.stretch.value,
            basis=found.basis,
        )
        for found in find_time_words(text, start, end, published=published)
    )


def find_time_words(
    text: str, start: int, end: int, *, published: date | None, ahead: bool = False
) -> Iterator[TimeWords]:
    """The expressions of time with the days that each comes to; ``ahead``: all look ahead."""
    rules, reached = rules_by_start(), start
    thread = _Thread(published)
    places, _, forms = cut_words(text, start, end)
    for at, form in zip(places, forms, strict=True):
        beginning = rules.get("#" if form[0].isdigit() else form)
        if beginning is None or at < reached:
            continue
        best = _best_match(text, at, end, beginning)
        if best is None:
            continue
        rule, match = best
        if not means_time(text, rule.kind, match, start):
            continue
        begin = _with_left(text, rule.kind, match.start(), max(start, reached))
        place = (begin, match.end())
        forward = ahead or _looks_ahead(text, rule.kind, *place, (start, end))
        nearest = not ahead and _is_beside_an_event(text, rule.kind, *place, (start, end))
        moment = thread.moment(forward, nearest=nearest)
        stretch = resolve(rule.kind, match, moment)
        if rule.kind == "unit" and stretch is None and begin < match.start():
            stretch = running_unit(match["unit"], moment)
        thread.follow(rule.kind, stretch)
        reached = match.end()
        yield _time_words(text, begin, best, stretch, moment)


def _basis(
    rule: Rule, match: re.Match[str], stretch: Stretch | None, moment: Moment
) -> TimeBasis | None:
    """What the days of an expression rest on: those that it comes to without the rest."""
    if stretch is None or stretch.value is None:
        return None
    if resolve(rule.kind, match, moment._replace(published=None, named=None)) == stretch:
        return "stated"
    named = moment._replace(published=None)
    return "text" if resolve(rule.kind, match, named) == stretch else "published"


def _time_words(
    text: str,
    begin: int,
    found: tuple[Rule, re.Match[str]],
    stretch: Stretch | None,
    moment: Moment,
) -> TimeWords:
    rule, match = found
    given = match.groupdict()
    said = f"{text[begin : match.start()]} {given.get('said') or given.get('named') or ''}"
    return TimeWords(
        begin,
        match.end(),
        rule.kind,
        stretch,
        moment.forward,
        number_of(given["count"]) if given.get("count") else None,
        given["unit"].lower() if given.get("unit") else None,
        " ".join(said.lower().split()),
        " ".join((given.get("way") or "").lower().split()),
        _basis(rule, match, stretch, moment),
    )


def _best_match(
    text: str, at: int, end: int, beginning: Beginning
) -> tuple[Rule, re.Match[str]] | None:
    """The longest match at a place, of equal ones the first rule's."""
    if beginning.gate is not None and beginning.gate.match(text, at, end) is None:
        return None
    matches = ((rule, rule.pattern.match(text, at, end)) for rule in beginning.rules)
    found = [(rule, match) for rule, match in matches if match is not None]
    return max(found, key=lambda pair: pair[1].end(), default=None)


def _with_left(text: str, kind: str, at: int, floor: int) -> int:
    """Where the expression begins once article, part or bound before it are taken in."""
    if kind in _LENGTHS:
        pattern = bound_pattern()
    elif kind in _WITH_ARTICLE:
        pattern = article_pattern()
    else:
        pattern = part_pattern()
    begin = max(floor, at - _LEFT_REACH)
    if kind in _LENGTHS and text[at : at + 4].lower() == "the ":
        return at
    found = pattern.search(text[begin:at])
    if found is None or (kind in _NEVER_COMPARED and found[0].lower().startswith(_COMPARED)):
        return at
    return begin + found.start()


def _looks_ahead(text: str, kind: str, begin: int, stop: int, bounds: tuple[int, int]) -> bool:
    """True where a word beside the expression puts it after the day of publication.

    A past verb just before it counts for more ("warned in March that he will"); for a weekday only
    the words before count, as those after as often belong to what was said that day.
    """
    left, right = _beside(text, kind, begin, stop, bounds)
    if left and left[-1] in load_lexicon("times")["future_cues"]["before"]:
        return True
    return not _has_past_verb(left) and _points_ahead(left if kind == "weekday" else left + right)


def _is_beside_an_event(
    text: str, kind: str, begin: int, stop: int, bounds: tuple[int, int]
) -> bool:
    """True where "before" or its like leads a date in, and nothing near it looks ahead."""
    left, right = _beside(text, kind, begin, stop, bounds)
    if left and left[-1] in word_set("function_words", "determiners"):
        left.pop()
    led_in = f" {' '.join(left)}".endswith(
        tuple(f" {event}" for event in load_lexicon("times")["future_cues"]["events"])
    )
    return led_in and not _points_ahead(left + right)


def _beside(
    text: str, kind: str, begin: int, stop: int, bounds: tuple[int, int]
) -> tuple[list[str], list[str]]:
    """The words of the sentence before an expression and after it, as far as they count."""
    reach = _WEEKDAY_REACH if kind == "weekday" else _CUE_REACH
    left = _SENTENCE_MARK.split(text[max(bounds[0], begin - reach) : begin])[-1]
    right = _SENTENCE_MARK.split(text[stop : min(bounds[1], stop + reach)])[0]
    return _lowered(left), _lowered(right)


def _points_ahead(words: list[str]) -> bool:
    """Whether words hold one that looks ahead."""
    cues = load_lexicon("times")["future_cues"]
    near = f" {' '.join(words)} "
    return any(f" {cue} " in near for cue in cues["near"]) or any(
        f" {cue} " in near and f" {cue} have " not in near and f" {cue} to have " not in near
        for cue in cues["likely"]
    )


def _lowered(text: str) -> list[str]:
    """The words of a text in small letters, but for the month of May."""
    return [word if word == "May" else word.lower() for word in _WORD.findall(text)]


def _has_past_verb(words: list[str]) -> bool:
    """True where the last words hold a past verb that is no participle after "be"."""
    cues = load_lexicon("times")["future_cues"]
    return any(
        (word in cues["behind"] or word.endswith("ed"))
        and word not in cues["near"]
        and before not in cues["be"]
        for before, word in list(zip(["", *words], words, strict=False))[-_LAST_WORDS:]
    )

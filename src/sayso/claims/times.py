"""Times: the expressions of a text that say when, and what they come to in ISO 8601."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sayso.claims.dates import Stretch
from sayso.claims.lexicon import load_lexicon
from sayso.claims.phrases import tokenize
from sayso.claims.timevalues import Moment, resolve
from sayso.claims.timewords import (
    Rule,
    bound_pattern,
    number_of,
    part_pattern,
    rules_by_start,
)
from sayso.records.ids import make_id
from sayso.records.mention import Time

_LEFT_REACH = 40
_CUE_REACH = 80
_LENGTHS = ("duration", "offset", "past", "future")
_SENTENCE_MARK = re.compile(r"[.;!?\n]")
_WORD = re.compile(r"[\w’']+")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words of time found in a text, and the days they come to.

    ``kind`` is the grammar's; ``forward`` says that words beside it look ahead; ``count`` and
    ``unit`` are a length's ("two years": 2, year); ``said`` holds the words that tell a relative
    expression from others ("the next").
    """

    start: int
    end: int
    kind: str
    stretch: Stretch | None
    forward: bool
    count: float | None
    unit: str | None
    said: str


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
        )
        for found in find_time_words(text, start, end, published=published)
    )


def find_time_words(
    text: str, start: int, end: int, *, published: date | None
) -> Iterator[TimeWords]:
    """The expressions of time with the days that each comes to."""
    rules, reached, named = rules_by_start(), start, None
    for token in tokenize(text, start, end):
        if token.start < reached:
            continue
        form = "#" if token.form[0].isdigit() else token.form
        best = _best_match(text, token.start, end, rules.get(form, ()))
        if best is None:
            continue
        rule, match = best
        if not _means_time(text, rule.kind, match, start):
            continue
        begin = _with_left(text, rule.kind, match.start(), max(start, reached))
        forward = _looks_ahead(text, begin, match.end(), start, end)
        moment = Moment(published, named, forward)
        stretch = resolve(rule.kind, match, moment)
        reached = match.end()
        if stretch is not None and rule.kind in ("date", "month", "year", "iso", "season"):
            named = stretch
        yield _time_words(text, begin, rule.kind, match, (stretch, forward))


def _time_words(
    text: str, begin: int, kind: str, match: re.Match[str], come_to: tuple[Stretch | None, bool]
) -> TimeWords:
    given = match.groupdict()
    said = f"{text[begin : match.start()]} {given.get('said') or ''}"
    return TimeWords(
        begin,
        match.end(),
        kind,
        *come_to,
        number_of(given["count"]) if given.get("count") else None,
        given["unit"].lower() if given.get("unit") else None,
        " ".join(said.lower().split()),
    )


def _best_match(
    text: str, at: int, end: int, rules: tuple[Rule, ...]
) -> tuple[Rule, re.Match[str]] | None:
    """The longest match at a place, of equal ones the first rule's."""
    matches = ((rule, rule.pattern.match(text, at, end)) for rule in rules)
    found = [(rule, match) for rule, match in matches if match is not None]
    return max(found, key=lambda pair: pair[1].end(), default=None)


def _with_left(text: str, kind: str, at: int, floor: int) -> int:
    """Where the expression begins once article, part and bound before it are taken in."""
    pattern = bound_pattern() if kind in _LENGTHS else part_pattern()
    begin = max(floor, at - _LEFT_REACH)
    found = pattern.search(text[begin:at])
    return at if found is None else begin + found.start()


def _means_time(text: str, kind: str, match: re.Match[str], floor: int) -> bool:
    """False where the words' neighbours show a count, a name or a verb."""
    lexicon = load_lexicon("times")
    before = _words_near(text, max(floor, match.start() - 25), match.start())
    after = _words_near(text, match.end(), match.end() + 25)
    previous, following = (before or [""])[-1], (after or [""])[0]
    if kind == "year":
        return _is_year(text, match, previous, following)
    if kind == "month" and match["month"].lower() in ("may", "march", "mar"):
        if match.end() - match.start() > len(match["month"]) + 1:
            return True
        return match["month"][0].isupper() and previous in lexicon["verbs"]["month_before"]
    if kind in ("month", "weekday", "holiday", "date"):
        return any(letter.isupper() for letter in match.group())
    if kind == "season":
        return _is_season(match, previous)
    return True


def _is_year(text: str, match: re.Match[str], previous: str, following: str) -> bool:
    """True for a number that its neighbours let be a year."""
    lexicon = load_lexicon("times")
    given = match.groupdict()
    if given.get("era"):
        return True
    number = int(given["year"])
    mark = text[max(0, match.start() - 1) : match.start()]
    joined = text[match.end() : match.end() + 1]
    if mark in tuple("$€£#/.,+:") or (mark == "-" and not text[: match.start() - 1][-1:].isalpha()):
        return False
    if joined in tuple("%°") and joined:
        return False
    if previous in lexicon["not_years"]["before"] or following in lexicon["not_years"]["after"]:
        return False
    if 1900 <= number <= 2099:
        return True
    return 1000 <= number < 1900 and (
        previous in lexicon["year_company"]["before"] or mark in ("(", "–")
    )


def _is_season(match: re.Match[str], previous: str) -> bool:
    """True for a season; "fall" and "spring" are verbs without an article or a year."""
    given = match.groupdict()
    if given["year"] or given["said"] or given["said_year"]:
        return True
    if match["season"].lower() in ("winter", "summer", "autumn"):
        return True
    return previous in ("in", "by", "since", "until", "early", "late", "mid", "during", "every")


def _looks_ahead(text: str, begin: int, stop: int, start: int, end: int) -> bool:
    """True where a word beside the expression puts it after the day of publication."""
    cues = load_lexicon("times")["future_cues"]
    left = text[max(start, begin - _CUE_REACH) : begin]
    right = text[stop : min(end, stop + _CUE_REACH)]
    marks = list(_SENTENCE_MARK.finditer(left))
    left = left[marks[-1].end() :] if marks else left
    mark = _SENTENCE_MARK.search(right)
    right = right[: mark.start()] if mark else right
    words = [word.lower() for word in _WORD.findall(left)]
    if words and words[-1] in cues["before"]:
        return True
    return not {*words, *(w.lower() for w in _WORD.findall(right))}.isdisjoint(cues["near"])


def _words_near(text: str, begin: int, stop: int) -> list[str]:
    return [word.lower() for word in _WORD.findall(text[begin:stop])]

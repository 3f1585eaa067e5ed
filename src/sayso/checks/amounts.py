"""Amounts: dates without a year, counts and lengths of time, in two sentences on one matter.

Two sentences are on one matter where they share most of the content words of the shorter of
them, a name among these or one more of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.checks.context import Context
from sayso.checks.vocabulary import load_vocabulary, phrases
from sayso.checks.words import content_stems, likeness
from sayso.claims.timewords import number_of

_MONTHS = "January February March April May June July August September October November December"
_MONTH = rf"(?:{'|'.join(_MONTHS.split())})"
_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})(?:\s+(?P<year>\d{{4}}))?\b"
    rf"|\b(?P<month2>{_MONTH})(?:\s+(?P<day2>\d{{1,2}})(?!\d))?(?:,?\s+(?P<year2>\d{{4}}))?\b"
    r"|\b[Ii]n\s+(?P<year3>(?:19|20)\d\d)\b"
)
_NUMBER = (
    r"\d{1,3}(?:,\d{3})+|\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|a\s+hundred|two\s+hundred"
)
_COUNT = re.compile(
    rf"(?<![\w$€£.,:/-])(?P<number>{_NUMBER})(?:-(?P<unit>year|month|week|day|hour|man|metre|kilometre|mile)(?!\w)"
    r"|\s+(?P<words>(?:[a-z][\w’'-]*\s+){0,1}?[a-z][\w’'-]{2,}))",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<!^)\b[A-Z][\w’'-]{2,}")
_PARTIAL = re.compile(r"\s+(?:of\s+)?(?:them|these|those|which|whom)\b")
_DATE_OF, _MOST_VALUES = "date", 2
_AS_OF = re.compile(r"\b[Aa]s\s+of\s+$")
_LIKE = 0.45
_FEWEST, _LEAST, _LEAST_OF_DATES, _MATTER = 3, 0.4, 0.5, 2
_TITLES = frozenset(
    ("Colonel", "Major", "General", "Captain", "Minister", "President", "The", "Mr", "Mrs", "Photo")
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A date or a number in its sentence: what is counted, its value, what it is said of."""

    start: int
    end: int
    what: str
    value: tuple[str, ...]
    stems: frozenset[str]
    names: frozenset[str]
    sentence: int


def disagreements(context: Context) -> Iterator[tuple[Amount, Amount]]:
    """Pairs of amounts of one matter that cannot both hold, the later of each pair once."""
    index: dict[str, list[Amount]] = {}
    found = list(_amounts(context))
    values: dict[str, set[tuple[str, ...]]] = {}
    for amount in found:
        values.setdefault(amount.what, set()).add(amount.value)
    for amount in found:
        if amount.what != _DATE_OF and len(values[amount.what]) > _MOST_VALUES:
            continue  # a measure: points, seats, votes
        for other in index.get(amount.what, ()):
            if other.sentence != amount.sentence and _disagree(other, amount):
                yield other, amount
                break
        index.setdefault(amount.what, []).append(amount)


def _disagree(one: Amount, other: Amount) -> bool:
    if all(a == b for a, b in zip(one.value, other.value, strict=True) if a and b):
        return False
    if one.names - other.names and other.names - one.names:
        own = min(len(one.names - other.names), len(other.names - one.names))
        if len(one.names & other.names) < 2 * own:
            return False
    shared = one.stems & other.stems
    if one.what == _DATE_OF and one.names != other.names and len(shared) <= _FEWEST:
        return False
    least = min(len(one.stems), len(other.stems))
    names = {stem for name in one.names & other.names for stem in content_stems(name)}
    if not names & shared:
        return len(shared) > _FEWEST and len(shared) >= 0.75 * least
    enough = _LEAST_OF_DATES if one.what == _DATE_OF else _LEAST
    if likeness(one.stems, other.stems) < _LIKE:
        return False
    return (
        len(shared) >= _FEWEST and len(shared) >= enough * least and len(shared - names) >= _MATTER
    )


def _amounts(context: Context) -> Iterator[Amount]:
    changing = phrases("consistency", "changing")
    done = set()
    for block in context.blocks:
        at = block.start
        while at < block.end:
            start, end = context.sentence_at(at)
            at = max(end, at) + 1
            if start in done:
                continue
            done.add(start)
            sentence = context.text[start:end]
            if changing.search(sentence) is None:
                yield from _in_sentence(context, start, end)


def _in_sentence(context: Context, start: int, end: int) -> Iterator[Amount]:
    text = context.text
    dates = list(_DATE.finditer(text, start, end))
    names = frozenset(
        name[0].removesuffix("'s").removesuffix("’s")
        for name in _NAME.finditer(text[start:end])
        if name[0] not in _MONTHS and name[0] not in _TITLES
    )
    bare = text[start:end]
    for date in reversed(dates):
        bare = bare[: date.start() - start] + " " + bare[date.end() - start :]
    stems = content_stems(bare)
    if len(dates) == 1 and _AS_OF.search(text, start, dates[0].start()):
        dates = []
    if len(dates) == 1 and any(_value(dates[0])[::2]):  # a month alone comes every year
        yield Amount(*dates[0].span(), _DATE_OF, _value(dates[0]), stems, names, start)
    bounds = load_vocabulary("consistency")["bounds"]["words"]
    bounds = frozenset(bounds) - {"of"}
    days = [date.span() for date in dates]
    for count in _COUNT.finditer(text, start, end):
        value = number_of(re.sub(r"^a\s+", "one ", count["number"].lower()).replace(",", ""))
        before = text[max(count.start() - 20, start) : count.start()].lower().split()[-2:]
        inside = any(a <= count.start() < b for a, b in days)
        if _PARTIAL.match(text, count.end()):
            continue
        if value is None or inside or any(word.strip(",.") in bounds for word in before):
            continue
        words = (count["words"] or count["unit"]).lower().split()
        if words[0] in bounds or words[0].endswith("ly"):
            continue
        what = next(iter(content_stems(words[-1] if len(words) > 1 else words[0])), "")
        first = next(iter(content_stems(words[0])), "")
        for thing in {what, first} - {""}:
            rest = stems - {thing}
            yield Amount(
                count.start("number"), count.end(), thing, (f"{value:g}",), rest, names, start
            )


def _value(date: re.Match[str]) -> tuple[str, ...]:
    """Day, month and year, each "" where not given."""
    year = date["year"] or date["year2"] or date["year3"] or ""
    return date["day"] or date["day2"] or "", date["month"] or date["month2"] or "", year

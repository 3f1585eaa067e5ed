"""Amounts: dates without a year, counts and lengths of time, in two sentences on one matter.

Two sentences are on one matter where they share most of the content words of the shorter of
them, a name among these or one more of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sayso.analysis.time.words import number_of
from sayso.checks.context import Context
from sayso.checks.words import content_stems, likeness
from sayso.language.lexicon import load_lexicon, phrases

_MONTHS = "January February March April May June July August September October November December"
_MONTH = rf"(?:{'|'.join(_MONTHS.split())})"
DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})(?:\s+(?P<year>\d{{4}}))?\b"
    rf"|\b(?P<month2>{_MONTH})(?:\s+(?P<day2>\d{{1,2}})(?!\d))?(?:,?\s+(?P<year2>\d{{4}}))?\b"
    r"|\b[Ii]n\s+(?P<year3>(?:19|20)\d\d)\b"
)
_NUMBER = (
    r"\d{1,3}(?:,\d{3})+|\d{1,6}"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine)"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
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
_LIKE, _LIKE_IN_CLAIMS = 0.45, 0.5
_FEWEST, _LEAST, _LEAST_OF_DATES, _MATTER = 3, 0.4, 0.5, 2
_TITLES = frozenset(
    ("Colonel", "Major", "General", "Captain", "Minister", "President", "The", "Mr", "Mrs", "Photo")
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A date or a number in its sentence: what is counted, and its value."""

    start: int
    end: int
    what: str
    value: tuple[str, ...]
    sentence: tuple[int, int]


NEAREST = 200
"""Amounts of one thing before another that it is compared with: a table has no end of them."""


class _Told(NamedTuple):
    """What a sentence is about: its content, and the names in it."""

    stems: frozenset[str]
    names: frozenset[str]


def disagreements(context: Context) -> Iterator[tuple[Amount, Amount]]:
    """Pairs of amounts of one matter that cannot both hold, the later of each pair once."""
    index: dict[str, list[Amount]] = {}
    found = list(_amounts(context))
    values: dict[str, set[tuple[str, ...]]] = {}
    for amount in found:
        values.setdefault(amount.what, set()).add(amount.value)
    told: dict[int, _Told] = {}  # of the sentences that are compared, by their starts
    for amount in found:
        if amount.what != _DATE_OF and len(values[amount.what]) > _MOST_VALUES:
            continue  # a measure: points, seats, votes
        for other in index.get(amount.what, ())[-NEAREST:]:
            if other.sentence == amount.sentence or _can_both_hold(other, amount):
                continue
            for each in (other, amount):
                if each.sentence[0] not in told:
                    told[each.sentence[0]] = _told(context, *each.sentence)
            if _are_of_one_matter(context, other, amount, told):
                yield other, amount
                break
        index.setdefault(amount.what, []).append(amount)


def _can_both_hold(one: Amount, other: Amount) -> bool:
    if (
        one.what == _DATE_OF
        and opens(one.start, one.sentence[0])
        and opens(other.start, other.sentence[0])
    ):
        return True
    return all(a == b for a, b in zip(one.value, other.value, strict=True) if a and b)


def opens(start: int, sentence: int) -> bool:
    """Whether a date begins its sentence: a chronicle goes on from one such to the next."""
    return start - sentence <= len("In ")


def _are_of_one_matter(
    context: Context, one: Amount, other: Amount, told: dict[int, _Told]
) -> bool:
    ours, theirs = told[one.sentence[0]], told[other.sentence[0]]
    stems, others = ours.stems - {one.what}, theirs.stems - {other.what}
    if ours.names - theirs.names and theirs.names - ours.names:
        own = min(len(ours.names - theirs.names), len(theirs.names - ours.names))
        if len(ours.names & theirs.names) < 2 * own:
            return False
    shared = stems & others
    if one.what == _DATE_OF and ours.names != theirs.names and len(shared) <= _FEWEST:
        return False
    least = min(len(stems), len(others))
    names = {stem for name in ours.names & theirs.names for stem in content_stems(name)}
    if not names & shared:
        return len(shared) > _FEWEST and len(shared) >= 0.75 * least
    enough = _LEAST_OF_DATES if one.what == _DATE_OF else _LEAST
    captioned = any(context.is_caption(*each.sentence) for each in (one, other))
    if likeness(stems, others) < (_LIKE if captioned else _LIKE_IN_CLAIMS):
        return False
    return (
        len(shared) >= _FEWEST and len(shared) >= enough * least and len(shared - names) >= _MATTER
    )


def _told(context: Context, start: int, end: int) -> _Told:
    """What a sentence is about, its dates left aside."""
    text = context.text[start:end]
    return _Told(content_stems(DATE.sub(" ", text)), named(text))


def named(text: str) -> frozenset[str]:
    """The words of names in a sentence, but for the one that it begins with."""
    return frozenset(
        name[0].removesuffix("'s").removesuffix("’s")
        for name in _NAME.finditer(text)
        if name[0] not in _MONTHS and name[0] not in _TITLES
    )


def numbered_sentences(context: Context) -> tuple[tuple[int, int], ...]:
    """The sentences that hold a number or a date, by place."""
    index = context.keep("numbered", lambda: _numbered(context))
    return tuple(zip(index["starts"], index["ends"], strict=True))


def _numbered(context: Context) -> dict[str, list[int]]:
    numbers = phrases(__package__, "numbers").finditer(context.text)
    found = dict(context.sentence_at(number.start()) for number in numbers)
    return {"starts": [*found], "ends": [*found.values()]}


def _amounts(context: Context) -> Iterator[Amount]:
    changing = phrases(__package__, "changing")
    for start, end in numbered_sentences(context):
        if changing.search(context.text, start, end) is None:
            yield from _in_sentence(context, start, end)


def _in_sentence(context: Context, start: int, end: int) -> Iterator[Amount]:
    text, place = context.text, (start, end)
    dates = list(DATE.finditer(text, start, end))
    if len(dates) == 1 and _AS_OF.search(text, start, dates[0].start()):
        dates = []
    if len(dates) == 1 and any(date_value(dates[0])[::2]):  # a month alone comes every year
        yield Amount(*dates[0].span(), _DATE_OF, date_value(dates[0]), place)
    for span, thing, value in counted(text, start, end):
        yield Amount(*span, thing, (value,), place)


def counted(text: str, start: int, end: int) -> Iterator[tuple[tuple[int, int], str, str]]:
    """The counts in a sentence: place, the stem of what is counted, and how many."""
    bounds = frozenset(load_lexicon(__package__)["bounds"]["words"]) - {"of"}
    days = [date.span() for date in DATE.finditer(text, start, end)]
    for count in _COUNT.finditer(text, start, end):
        value = number_of(re.sub(r"^a\s+", "one ", count["number"].lower()).replace(",", ""))
        before = text[max(count.start() - 20, start) : count.start()].lower().split()[-2:]
        inside = any(a <= count.start() < b for a, b in days)
        if _PARTIAL.match(text, count.end()) or text[count.end() : count.end() + 1] == ":":
            continue  # part of what was told of, or in a table
        if value is None or inside or any(word.strip(",.") in bounds for word in before):
            continue
        words = (count["words"] or count["unit"]).lower().split()
        if words[0] in bounds or words[0].endswith("ly"):
            continue
        what = next(iter(content_stems(words[-1] if len(words) > 1 else words[0])), "")
        first = next(iter(content_stems(words[0])), "")
        for thing in {what, first} - {""}:
            yield (count.start("number"), count.end()), thing, f"{value:g}"


def date_value(date: re.Match[str]) -> tuple[str, str, str]:
    """Day, month and year, each "" where not given."""
    year = date["year"] or date["year2"] or date["year3"] or ""
    return date["day"] or date["day2"] or "", date["month"] or date["month2"] or "", year

"""N501: a number or a date of one event that another place gives differently."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.analysis.time.words import number_of
from sayso.checks.context import Context
from sayso.checks.rules.N501_disagreeing_numbers.amounts import (
    NEAREST,
    Amount,
    disagreements,
    opens,
)
from sayso.checks.rules.N501_disagreeing_numbers.retold import Retelling, retellings
from sayso.checks.rules.N501_disagreeing_numbers.tallies import ELSEWHERE, tallies
from sayso.checks.words import content_stems, likeness
from sayso.language.lexicon import load_lexicon
from sayso.language.phrases import Phrases
from sayso.records import Time
from sayso.records.finding import Finding

_LIKE, _LIKE_COUNTED, _MATTER, _FEWEST, _MOST_WITH_STEM = 0.5, 0.45, 2, 4, 8

_NUMBER = (
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)

_COUNTED = re.compile(
    rf"(?<![\w$€£.,-]){_NUMBER}(?!\w|[.,:/-]\d|-|%|\s?(?:percent|per\s+cent|million|billion|thousand|hundred|am|pm|a\.m|p\.m))"
    r"(?:\s+(?P<words>(?:[a-z][\w’'-]*\s+){0,2}?[a-z][\w’'-]*))?",
    re.IGNORECASE,
)

_NAME = re.compile(r"\b[A-Z][a-z]+")

_PART = re.compile(r"(?:the )?(?:early|mid|late|beginning|end)\b", re.IGNORECASE)

_IN_NAME = re.compile(r"\s+[A-Z]")  # "the 2014 Winter Games"

_AS_OF = re.compile(r"\b(?:[Aa]s\s+of|[Bb]y)\s+$")

_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}$")

_CALENDAR = re.compile(r"\d|[A-Z][a-z]{2,8}(?<!day)\b")

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


@dataclass(frozen=True, slots=True)
class _Mention:
    """A sentence about something, with the number or the date that it gives for it."""

    start: int
    end: int
    value: str
    stems: frozenset[str]
    sentence: int
    names: frozenset[str] = frozenset()


_Place = _Mention | Amount | Retelling


def find(context: Context) -> Iterator[Finding]:
    """N501: a number or a date of one event that another place gives differently."""
    seen = set()
    for finding in (*_disagreeing_dates(context), *_disagreeing_counts(context)):
        seen.add(finding.start)
        yield finding
    for tally in tallies(context):
        if tally.second[0] not in seen:
            seen.add(tally.second[0])
            yield _told_apart(context, tally.first, tally.second, tally.why)
    pairs: list[tuple[_Place, _Place]] = [*disagreements(context), *retellings(context)]
    for earlier, later in pairs:
        if later.start not in seen:
            seen.add(later.start)
            yield _finding(context, earlier, later)


def _disagreeing_dates(context: Context) -> Iterator[Finding]:
    """Dates that cannot both hold, in two sentences of nearly the same words."""
    index: dict[str, list[_Mention]] = {}
    alone = _lone_dates(context)
    for time, (start, end) in alone:
        sentence = context.text[start : time.start] + " " + context.text[time.end : end]
        if "%" in sentence:  # a share is told for each of many days
            continue
        names = frozenset(_NAME.findall(sentence[1:]))
        mention = _Mention(
            time.start, time.end, time.value or "", content_stems(sentence), start, names
        )
        for other in _candidates(index, mention):
            apart = other.sentence != start and not _tell_apart(other.names, mention.names)
            told_in_turn = opens(other.start, other.sentence) and opens(time.start, start)
            if apart and not told_in_turn and not _compatible(other.value, mention.value):
                yield _finding(context, other, mention)
                break
        for stem in mention.stems:
            index.setdefault(stem, []).append(mention)


def _lone_dates(context: Context) -> list[tuple[Time, tuple[int, int]]]:
    """The past dates that stand alone in their sentence, with where that begins and ends."""
    dated = [
        time
        for time in context.reading.times
        if time.value is not None
        and _ISO.match(time.value)
        and _CALENDAR.search(time.text)
        and not _PART.match(time.text)
        and not _IN_NAME.match(context.text, time.end)
        and not _AS_OF.search(context.text, max(0, time.start - 8), time.start)
    ]
    by_sentence: dict[tuple[int, int], list[Time]] = {}
    for time in dated:
        by_sentence.setdefault(context.sentence_at(time.start), []).append(time)
    return [(times[0], place) for place, times in by_sentence.items() if len(times) == 1]


def _compatible(one: str, other: str) -> bool:
    """Whether two ISO dates can be of one day: the coarser holds the finer."""
    return one.startswith(other) or other.startswith(one)


def _candidates(index: dict[str, list[_Mention]], mention: _Mention) -> Iterator[_Mention]:
    """Earlier mentions in nearly the same words, found by their rarer stems."""
    if len(mention.stems) < _FEWEST:
        return
    seen = set()
    for stem in sorted(mention.stems, key=lambda each: len(index.get(each, ()))):
        earlier = index.get(stem, ())
        if len(earlier) > _MOST_WITH_STEM:
            return
        for other in earlier:
            if id(other) not in seen:
                seen.add(id(other))
                if _is_alike(other.stems, mention.stems):
                    yield other


def _is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= _FEWEST and likeness(one, other) >= _LIKE


def _finding(context: Context, earlier: _Place, later: _Place) -> Finding:
    return _told_apart(context, (earlier.start, earlier.end), (later.start, later.end))


def _told_apart(
    context: Context, first: tuple[int, int], second: tuple[int, int], why: str = ELSEWHERE
) -> Finding:
    told = " ".join(context.text[slice(*first)].split())
    return context.find(
        "N501",
        *second,
        related=[context.words(*first)],
        second=" ".join(context.text[slice(*second)].split()),
        why=why.format(first=told),
    )


def _disagreeing_counts(context: Context) -> Iterator[Finding]:
    """Counts of the same things of the same event: "four killed", "five people were killed"."""
    index: dict[tuple[str, str], list[_Mention]] = {}
    for match in _counts(context):
        value = number_of(match["number"])
        if context.text[match.end() : match.end() + 1] == ":":
            continue  # the number of the row before, in a table
        if value is None or _YEAR.fullmatch(match["number"]) or _is_bounded(context.text, match):
            continue
        start, end = context.sentence_at(match.start())
        event = _event(context.text[match.end("number") : min(match.end() + 40, end)])
        if event is None:  # "killed four people"
            event = _event(context.text[max(start, match.start() - 12) : match.start()])
        if event is None:
            continue
        stems = content_stems(context.text[start:end])
        names = frozenset(_NAME.findall(context.text[start + 1 : end]))
        mention = _Mention(
            match.start("number"), match.end("number"), f"{value:g}", stems, start, names
        )
        what = _counted(match["words"] or "", event)
        for other in index.get((event, what), ())[-NEAREST:]:
            differs = other.sentence != start and other.value != mention.value
            differs = differs and not _tell_apart(other.names, mention.names)
            if differs and _is_same_event(other, mention, event):
                yield _finding(context, other, mention)
                break
        index.setdefault((event, what), []).append(mention)


def _counts(context: Context) -> Iterator[re.Match[str]]:
    """The numbers of things, in the paragraphs that tell of an event."""
    told = {context.block_at(found.start()) for found in _event_words().finditer(context.text)}
    for number in sorted(told):
        block = context.blocks[number]
        yield from _COUNTED.finditer(context.text, block.start, block.end)


@cache
def _event_words() -> Phrases:
    return Phrases(_forms())


def _tell_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each of two sentences names somebody or something that the other does not."""
    return bool(one - other) and bool(other - one)


def _is_same_event(one: _Mention, other: _Mention, event: str) -> bool:
    """Whether two counts are told of one event: more content shared than what is counted."""
    ours = {*load_lexicon(__package__)["events"][event], event, "people", "person"}
    shared = (one.stems & other.stems) - {stem for word in ours for stem in content_stems(word)}
    return len(shared) >= _MATTER and likeness(one.stems, other.stems) >= _LIKE_COUNTED


def _is_bounded(text: str, match: re.Match[str]) -> bool:
    """Whether words beside a number leave room for another."""
    near = text[max(match.start() - 25, 0) : match.start()].lower().replace("-", " ").split()[-2:]
    after = (match["words"] or "").lower().split()[:1]
    bounds = load_lexicon(__package__)["bounds"]["words"]
    return any(word.strip(",.") in bounds for word in [*near, *after])


@cache
def _forms() -> dict[str, str]:
    events = load_lexicon(__package__)["events"]
    return {form: event for event, forms in events.items() for form in forms}


def _event(text: str) -> str | None:
    """What is said to have happened to the things counted."""
    for word in re.findall(r"[a-z]+|[.;,:]", text.lower())[:6]:
        if word in ".;:":
            return None
        if word in _forms():
            return _forms()[word]
    return None


def _counted(words: str, event: str) -> str:
    """The stem of the thing counted; people where none is named."""
    for word in words.lower().split():
        if word in _forms() or word in ("were", "was", "have", "had", "are", "who"):
            break
        stems = content_stems(word)
        if stems:
            stem = next(iter(stems))
            return "people" if stem in ("person", "people", "civilian", "men", "man") else stem
    return "people"

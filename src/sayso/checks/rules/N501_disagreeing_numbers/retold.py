"""Retold: one event told again in other words, with another number, day or term.

Where two sentences share few words, they are of one event where they give it the same day, where
they say the same of one subject, where both name what happens to anybody but once ("founded", "its
foundation"), or where both tell of the people killed in "the flood".
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sayso.analysis.time.words import number_of
from sayso.checks.context import Context
from sayso.checks.rules.N501_disagreeing_numbers.amounts import (
    DATE,
    counted,
    date_value,
    named,
    numbered_sentences,
)
from sayso.checks.words import content_stems
from sayso.language.lexicon import load_lexicon, phrases
from sayso.language.phrases import Phrases

_PAIR, _NEAR, _REACH = 2, 60, 80
_MEASURE = (
    r"(?P<number>\d+(?:[.,]\d+)*|[a-z]+)\s?"
    r"(?P<unit>%|per\s?cent\b|(?:million|billion)\s[a-z]{3,}|[a-z]{4,})"
)
_STATED = re.compile(
    r"(?P<lead>[^.:;!?,]{6,90}?)(?:,\s|\s(?:is|was|has|had|numbers|numbered|st(?:an|oo)ds?\sat|costs?"
    rf"|weigh(?:s|ed)|measure[sd])\s){_MEASURE}"
)
_CAPTION = re.compile(r"[^.,;]{0,20}:\s+")
_TERM = r"(?P<number>[a-z]+|\d+)[\s-](?P<unit>year|month|week|day)s?"
_TERM_AFTER = re.compile(rf"\s(?:to|for)\s{_TERM}\b")
_TERM_BEFORE = re.compile(rf"\b{_TERM}\s(?:prison\s|jail\s)?$")
_PRICE = re.compile(
    r"[^.;:]{0,60}?\sfor\s(?P<number>\d+(?:[.,]\d+)*)\s(?P<unit>(?:million|billion)\s[a-z]{3,})"
)
_BREAK = re.compile(r"[;:]\s|,\s(?:and|but|while|whereas)\s")
_NAMES = r"(?P<owner>\b[A-Z][\w’'-]{0,60}(?:\s(?:of\s)?[A-Z][\w’'-]{0,60}){0,5})"
_BELONGS = re.compile(rf"{_NAMES}(?<=[’']s)\s(?:[\w-]+\s){{0,2}}$")
_PRONOUN = re.compile(r"\b(?:its|his|her|their)\s(?:[\w-]+\s)?$", re.IGNORECASE)
_SUFFERS = re.compile(
    rf"{_NAMES},?\s(?:which\s|who\s)?(?:was|were|has\sbeen|had\sbeen)\s(?:\w+\s)?$"
)
_OBJECT = re.compile(rf"\s(?:of\s)?(?:[Tt]he\s|an?\s)?{_NAMES}")
_VICTIMS = re.compile(
    r"\b(?P<number>\d{1,3}(?:,\d{3}){0,5}|[a-z]+)\s(?P<who>[a-z]{3,})\s(?:who\s|that\s)?"
    r"(?:(?:was|were|are|had\sbeen)\s)?(?P<done>[a-z]+)\s(?:in|by|at)\sthe\s(?P<where>[a-z]+)",
    re.IGNORECASE,
)


class Retelling(NamedTuple):
    """Words that give a value: what they give it of, whom they name, what else is told there."""

    start: int
    end: int
    of: tuple[str, ...]
    value: tuple[str, ...]
    names: frozenset[str]
    stems: frozenset[str] = frozenset()
    sentence: int = 0


def retellings(context: Context) -> Iterator[tuple[Retelling, Retelling]]:
    """Pairs of places that give one event two values, the later of each pair once."""
    sentences = [
        place
        for place in numbered_sentences(context)
        if phrases(__package__, "revised").search(context.text, *place) is None
    ]
    for finder in (_on_one_day, _stated, _undergone, _victims):
        told: dict[tuple[str, ...], list[Retelling]] = {}
        for start, end in sentences:
            for place in finder(context.text, start, end):
                told.setdefault(place.of, []).append(place._replace(sentence=start))
        for places in told.values():
            if len({place.value for place in places}) == _PAIR:  # a series is no contradiction
                yield from _disagreeing(places)


def _disagreeing(places: list[Retelling]) -> Iterator[tuple[Retelling, Retelling]]:
    for number, later in enumerate(places):
        for earlier in places[:number]:
            agree = all(a == b for a, b in zip(earlier.value, later.value, strict=True) if a and b)
            shared = len(earlier.stems & later.stems)
            if agree or earlier.sentence == later.sentence:
                continue
            if _are_of_one(earlier, later) and (not later.stems or shared >= _PAIR):
                yield earlier, later
                break


def _are_of_one(one: Retelling, other: Retelling) -> bool:
    """Whether one of two names nothing that the other does not."""
    return one.names <= other.names or other.names <= one.names


def _on_one_day(text: str, start: int, end: int) -> Iterator[Retelling]:
    """Counts of things on a day of a month, in a sentence that gives one such day and a name."""
    days = [date_value(date) for date in DATE.finditer(text, start, end)]
    if len(days) != 1 or not (days[0][0] and days[0][1]):
        return
    names, stems = named(text[start:end]), content_stems(DATE.sub(" ", text[start:end]))
    for place, thing, value in counted(text, start, end):
        if names:
            of = (thing, *days[0][:2])
            yield Retelling(*place, of, (value,), names, stems - {thing})


def _stated(text: str, start: int, end: int) -> Iterator[Retelling]:
    """What a sentence says of its subject and nothing else: "the garrison has 900 troops"."""
    caption = _CAPTION.match(text, start, end)
    match = _STATED.match(text, caption.end() if caption else start, end)
    if match is None or DATE.search(text, start, end) or not named(match["lead"]):
        return
    unit = match["unit"].split()[-1]
    unit = "share" if unit in ("%", "percent", "cent") else unit
    lead, value = content_stems(match["lead"]), number_of(match["number"])
    if value is not None and len(lead) >= _PAIR and content_stems(unit):
        of = (*sorted(lead), *content_stems(unit))
        yield Retelling(match.start("number"), match.end(), of, (f"{value:g}",), frozenset())


def _undergone(text: str, start: int, end: int) -> Iterator[Retelling]:
    """The day, the term or the price of what happens to anybody but once."""
    for word in _once().finditer(text, start, end):
        event, owner = _events()[word[0].lower()], _owner(text, start, *word.span())
        if owner is not None:
            for place, kind, value in _values(text, start, end, word.span()):
                yield Retelling(*place, (event, kind), value, owner)


def _owner(text: str, start: int, at: int, stop: int) -> frozenset[str] | None:
    """The names of whom or what something happens to, beside the word for it; none of "its"."""
    before = text[max(start, at - _REACH) : at]
    found = _SUFFERS.search(before) or _OBJECT.match(text, stop) or _BELONGS.search(before)
    if found is None:
        return frozenset() if _PRONOUN.search(before) else None
    return named("· " + found["owner"]) or None


def _values(
    text: str, start: int, end: int, word: tuple[int, int]
) -> Iterator[tuple[tuple[int, int], str, tuple[str, ...]]]:
    """The dates, terms and prices that stand with a word, each with its place and kind."""
    near = min(word[1] + _NEAR, end)
    stop = _BREAK.search(text, word[1], near)
    last = stop.start() if stop else near
    date = DATE.search(text, word[1], last)
    if date is not None and any(date_value(date)[::2]):
        yield date.span(), "date", date_value(date)
    near = max(start, word[0] - _REACH)
    term = _TERM_AFTER.match(text, word[1], end) or _TERM_BEFORE.search(text[near : word[0]])
    price = _PRICE.match(text, word[1], end)
    for match in (term, price):
        value = number_of(match["number"]) if match else None
        if match is not None and value is not None:
            at = near if match.string is not text else 0
            place = at + match.start("number"), at + match.end("number")
            yield place, " ".join(match["unit"].split()), (f"{value:g}",)


def _victims(text: str, start: int, end: int) -> Iterator[Retelling]:
    """How many were killed or hurt in "the flood"."""
    for match in _VICTIMS.finditer(text, start, end):
        done, where = match["done"].lower(), match["where"].lower()
        event = next((key for key, forms in _harms().items() if done in forms), None)
        value = number_of(match["number"])
        if event and value is not None and phrases(__package__, "happenings").fullmatch(where):
            people = load_lexicon(__package__)["people"]
            who = "people" if match["who"].lower() in people else match["who"].lower()
            names = named(text[start:end])
            yield Retelling(*match.span("number"), (event, where, who), (f"{value:g}",), names)


@cache
def _harms() -> dict[str, list[str]]:
    events = load_lexicon(__package__)["events"]
    return {key: events[key] for key in ("kill", "wound", "displace", "arrest")}


@cache
def _events() -> dict[str, str]:
    once = load_lexicon(__package__)["once"]
    return {form: event for event, forms in once.items() for form in forms}


@cache
def _once() -> Phrases:
    return Phrases(_events())

"""Tallies: parts that do not make their whole, digits that changed places, an event on two days."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sayso.analysis.time.words import number_of
from sayso.checks.context import Context
from sayso.checks.rules.N501_disagreeing_numbers.amounts import (
    DATE,
    counted,
    date_value,
    numbered_sentences,
)
from sayso.language.lexicon import phrases

_WHOLE = re.compile(
    r"\b[Oo]f\s+(?:the\s+|its\s+|their\s+)?(?P<number>\d[\d,.]*)\s+(?P<what>[a-z]+)"
)
_NUMBER = re.compile(r"(?<![\w.,/-])\d[\d,]*(?:\.\d+)?(?![\w%/-]|\s*per\s?cent)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_FEWEST, _SLACK = 2, 0.011  # parts; a share of the whole that rounding explains
_DAY_OF = re.compile(
    r"\b[Tt]he\s+(?:[a-z]+\s+)?(?P<event>[a-z]+)(?:\s+(?:of|for|at|in)\s+[^,.;:]{2,40}?)?"
    r"\s+(?:was|is|took place|was held|is held|fell|happened|began|opened|came|had been)\s+on\s+$"
)
_NEAR = 80  # characters from an event to its day
_AT = re.compile(
    r"\b(?:hour|hours|minutes|moments|during|at|just|shortly)\s+(?:before|after|of\s+)?"
    r"\s*the\s+(?P<event>[a-z]+)"
)


ELSEWHERE = "and “{first}” elsewhere, of what looks like the same"
"""What a finding says of a number or a date that another place gives differently."""
_PARTS = "and the parts told beside it do not make “{first}”"


class Tally(NamedTuple):
    """A number or a date that another place does not agree with: where both stand."""

    first: tuple[int, int]
    second: tuple[int, int]
    why: str = ELSEWHERE


def tallies(context: Context) -> Iterator[Tally]:
    """The places of numbers that cannot both hold, whatever the words around them."""
    yield from _parts(context)
    yield from _swapped(context)
    yield from _on_two_days(context)


def _parts(context: Context) -> Iterator[Tally]:
    """Parts that are all told ("the remaining 21") and do not make the whole."""
    for start, end in numbered_sentences(context):
        whole = _WHOLE.search(context.text, start, end)
        total = _value(whole["number"]) if whole else None
        if whole is None or not total:
            continue
        rest = phrases(__package__, "rest").search(context.text, whole.end(), end)
        parts = [
            found
            for found in _NUMBER.finditer(context.text, whole.end(), end)
            if not _YEAR.fullmatch(found[0]) and not DATE.match(context.text, found.start())
        ]
        made = sum(_value(part[0]) or 0 for part in parts)
        if rest and len(parts) >= _FEWEST and abs(made - total) > _SLACK * total:
            yield Tally(whole.span("number"), parts[-1].span(), _PARTS)


def _swapped(context: Context) -> Iterator[Tally]:
    """Two counts of one thing, with the same digits in another order: 38 and 83."""
    seen: dict[str, tuple[str, tuple[int, int]]] = {}
    for start, end in numbered_sentences(context):
        for place, thing, value in counted(context.text, start, end):
            digits = "".join(sorted(value))
            first, where = seen.setdefault(f"{thing} {digits}", (value, place))
            if first != value and len(set(digits)) > 1 and _YEAR.fullmatch(value) is None:
                yield Tally(where, place)


def _on_two_days(context: Context) -> Iterator[Tally]:
    """An event with its day, and another day that is told as that of the event."""
    days: dict[str, tuple[tuple[str, str, str], tuple[int, int]]] = {}
    for date in DATE.finditer(context.text):
        known = _DAY_OF.search(context.text, max(0, date.start() - _NEAR), date.start())
        if known is not None:
            days[known["event"]] = (date_value(date), date.span())
    for start, end in numbered_sentences(context):
        dates = list(DATE.finditer(context.text, start, end))
        told_of = (at["event"] for at in _AT.finditer(context.text, start, end))
        event = next((each for each in told_of if each in days), None)
        if len(dates) != 1 or event is None:
            continue
        value, place = days[event]
        told = date_value(dates[0])
        if place != dates[0].span() and any(
            a != b for a, b in zip(value, told, strict=True) if a and b
        ):
            yield Tally(place, dates[0].span())


def _value(number: str) -> float | None:
    return number_of(number.replace(",", "").rstrip("."))

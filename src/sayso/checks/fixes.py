"""Fixes: what a person may choose to put in the place of words, never a fact of our own."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from sayso.checks.context import Context
from sayso.records import Claim
from sayso.records.finding import Fix
from sayso.scales.scale import Scale

_MONTHS_AHEAD = (3, 6, 12)
_LIKELY = ("unlikely", "likely", "very likely")
_MANY = re.compile(r"(?:\b(?:they|we|you|and [\w’'-]+)|(?<!s)s)\s$", re.IGNORECASE)


def deadlines(context: Context, claim: Claim) -> Iterator[Fix]:
    """Last days for a forecast: the ends of months a quarter, a half and a year ahead."""
    published = context.reading.document.published
    if published is None:
        return
    for months in _MONTHS_AHEAD:
        years, month = divmod(published.month - 1 + months, 12)
        year = published.year + years
        day = date(year, month + 1, monthrange(year, month + 1)[1])
        words = f" by {day.day} {day:%B} {day.year}"
        yield Fix(title=f"add “{words.strip()}”", start=claim.end, end=claim.end, text=words)


def likelihoods(context: Context, start: int, end: int) -> Iterator[Fix]:
    """Terms of the scale in the place of a modal or a bare "will", with what each is worth."""
    many = _MANY.search(context.text, max(0, start - 40), start) is not None
    for phrase in _LIKELY:
        worth = _worth(context.scale, phrase)
        if worth:
            words = f"{'are' if many else 'is'} {phrase} to"
            yield Fix(title=f"put “{words}” ({worth})", start=start, end=end, text=words)


def _worth(scale: Scale, phrase: str) -> str:
    """What a scale's own phrase is worth, in per cent; "" where the scale has it not."""
    found = next((each for each in scale.phrases if each.text == phrase), None)
    return "" if found is None else f"{found.low:.0%} to {found.high:.0%}"


def one_of(words: str, start: int) -> Iterator[Fix]:
    """Each of the words of a stack alone."""
    for match in re.finditer(r"[\w’'-]+", words):
        title = f"keep “{match[0]}” alone"
        yield Fix(title=title, start=start, end=start + len(words), text=match[0])


def instead(words: str, start: int, end: int) -> Fix:
    """Other words for those at a place."""
    return Fix(title=f"put “{words}”", start=start, end=end, text=words)

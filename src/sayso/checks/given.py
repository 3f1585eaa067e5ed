"""Given clauses: what an author takes as settled, so that something may rest on it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from sayso.checks.arguments import in_own_words
from sayso.checks.context import Context
from sayso.checks.hedges import is_weighed
from sayso.checks.words import containment, content_stems, is_negated
from sayso.language.lexicon import phrases
from sayso.records import Claim

_FACT = re.compile(r"[Tt]hat\s+(?=(?:an?|the|his|her|its|their|[A-Z]|\w+s)\b)")
_BREAK = re.compile(r",\s+")
_PRONOUN = re.compile(r"\s*(?:he|she|it|they|this|these)\b", re.IGNORECASE)
_BACK, _SAME, _FEWEST = 3, 0.6, 2  # sentences; share of stems; stems


class Given(NamedTuple):
    """A clause that is taken as settled, and where what rests on it begins and ends."""

    start: int
    end: int
    rests: tuple[int, int]


def find_given(context: Context) -> Iterator[Given]:
    """The clauses that the author takes as settled: "As it broke, …", "That it fell shows …"."""
    for start, end in context.sentences:
        if not in_own_words(context, start, end):
            continue
        opener = phrases("steps", "given").match(context.text, start)
        if opener is not None:
            comma = _BREAK.search(context.text, opener.end(), end)
            if comma is not None:
                yield Given(opener.end() + 1, comma.start(), (comma.end(), end))
        fact = _FACT.match(context.text, start)
        if fact is not None:
            shows = phrases("steps", "showing").search(context.text, fact.end(), end)
            if shows is not None:
                yield Given(fact.end(), shows.start() - 1, (shows.start(), end))


def hedged_before(context: Context, given: Given) -> Claim | None:
    """The author's hedged claim, a few sentences before, that a given clause takes as fact."""
    begin = given.start
    for _ in range(_BACK):
        begin = context.sentence_at(max(begin - 3, 0))[0]
    told = context.text[given.start : given.end]
    if context.hedges(given.start, given.end):
        return None
    stems = content_stems(told)
    for claim in _own_between(context, begin, given.start):
        if claim.certainty is None:
            continue
        if not is_weighed(claim.certainty) or is_negated(claim.text) != is_negated(told):
            continue
        shared = stems & context.stems(claim)
        enough = 1 if _PRONOUN.match(told) else _FEWEST
        if len(shared) >= enough and containment(stems, context.stems(claim)) >= _SAME:
            return claim
    return None


def _own_between(context: Context, start: int, end: int) -> Iterator[Claim]:
    """The author's own claims that begin in a stretch, the last first."""
    index = context.keep("own claims", lambda: _own_places(context))
    first, last = (bisect_left(index["starts"], at) for at in (start, end))
    for number in sorted(index["numbers"][first:last], reverse=True):
        yield context.own_claims[number]


def _own_places(context: Context) -> dict[str, list[int]]:
    places = sorted((claim.start, number) for number, claim in enumerate(context.own_claims))
    return {"starts": [each for each, _ in places], "numbers": [each for _, each in places]}

"""F404: a forecast under a condition of which nobody could say whether it was met."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from sayso.checks.arguments import in_own_words
from sayso.checks.context import Context
from sayso.checks.forecasts import is_estimated
from sayso.claims.settleable import (
    AHEAD,
    unsettleable_words,
)
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding

_DIGIT = re.compile(r"\d+")

_CONDITION = re.compile(
    r"(?<![\w-])(?:should|were|(?:even |only |but )?if|when(?! (?:one|you|we)\b)|once|unless|until"
    r"|as soon as|provided(?: that)?"
    r"|providing(?: that)?|as long as|so long as|assuming(?: that)?|in case"
    r"|in the event (?:that|of)"
    r"|on condition that|depending on|subject to"
    r"|given(?! (?:that|to|by|as|in|away|up|how)\b)|barring|absent"
    r"|in the absence of|under|in view of"
    r"|in (?:favou?rable|normal|certain|such|those|these|the right))\s[^,;.]+",
    re.IGNORECASE,
)

# "Tugs will try at high water. If they fail": what was told before settles it.
_SPOKEN_OF = re.compile(r"if (?:he|she|it|they|this|that)\s+\w+", re.IGNORECASE)

_ASKED = re.compile(
    r"\b(?:verify|see|know|ask(?:ed|s)?|check|test|learn|tell|wonder(?:s|ed)?|out)\s$"
)


# Openers after which what "will" be needs no likelihood besides.
_SETTLED_ONE_DAY = re.compile(r"(?:if|once|unless|until|(?:as|so) long as)\b", re.IGNORECASE)

_WOULD = re.compile(r"\bwould\b(?! have\b)")


def find(context: Context) -> Iterator[Finding]:
    """F404: a forecast under a condition of which nobody could say whether it was met."""
    last = 0
    found = [*_under_conditions(context), *_hanging(context)]
    for finding in sorted(found, key=lambda each: each.start):
        if finding.start >= last:
            last = finding.end
            yield finding


def _under_conditions(context: Context) -> Iterator[Finding]:
    """Forecasts under a condition with an opener of its own ("if", "once")."""
    seen = set()
    for claim in context.own_claims:
        condition = claim.condition
        if condition is None or condition.start in seen:
            continue
        if claim.kind != "forecast" and _WOULD.search(claim.text) is None:
            continue
        seen.add(condition.start)
        if _is_ordered(context, condition.start):
            continue
        if unsettleable_words(condition.text) and not _SPOKEN_OF.fullmatch(condition.text.strip()):
            yield context.find("F404", condition.start, condition.end)
    places = sorted(seen)
    for match in _conditions(context.text):
        start, end = context.sentence_at(match.start())
        if match[0].startswith(("should", "were")):
            continue
        stop = min(match.end(), end)
        text = context.text[match.start() : stop]
        rest = context.text[start : match.start()] + context.text[stop:end]
        if _is_there(places, match.start() - 20, stop) or "?" in rest:
            continue
        text = text.rstrip(" ,.;")
        vague = phrases("outcomes", "unsettleable").search(f"{text} ·") or (
            _DIGIT.search(text) is None
            and phrases(__package__, "matter_of_degree").search(f"{text} ·")
        )
        if not vague or _is_ordered(context, match.start()):
            continue
        ahead = _SETTLED_ONE_DAY.match(text) and AHEAD.search(rest)
        told = ahead or is_estimated(context, start, end)
        if told and in_own_words(context, start, end):
            yield context.find("F404", match.start(), match.start() + len(text))


def _is_there(places: list[int], start: int, end: int) -> bool:
    """Whether one of some places, in order, lies in a stretch."""
    return bisect_left(places, start) < bisect_left(places, end)


def _hanging(context: Context) -> Iterator[Finding]:
    """What the author hangs, without an "if", on what nobody can settle: "on the mood"."""
    for found in phrases(__package__, "hanging").finditer(context.text):
        if in_own_words(context, *context.sentence_at(found.start())):
            yield context.find("F404", *found.span())


def _conditions(text: str) -> Iterator[re.Match[str]]:
    """The conditions in a text, as its words have them."""
    last = 0
    for opener in phrases(__package__, "conditional").finditer(text):
        match = _CONDITION.match(text, opener.start()) if opener.start() >= last else None
        if match is not None:
            last = match.end()
            yield match


def _is_ordered(context: Context, at: int) -> bool:
    """Whether a condition is part of an order, of what there is, or of a question asked."""
    start, _ = context.sentence_at(at)
    if _ASKED.search(context.text, max(start, at - 20), at):
        return True
    return phrases(__package__, "ordered").search(context.text, start, at) is not None

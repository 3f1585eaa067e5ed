"""F403: a forecast that nothing anybody could see would settle."""

import re
from collections.abc import Iterator

from sayso.checks.arguments import in_own_words
from sayso.checks.context import Context
from sayso.checks.forecasts import forecasts, is_estimated
from sayso.claims.settleable import (
    find_intangible,
    find_unobservable,
    verb_ahead,
)
from sayso.language.lexicon import phrases
from sayso.language.phrases import Found
from sayso.records import Claim
from sayso.records.finding import Finding

_DIGIT = re.compile(r"\d+")

_PAST_STATE = re.compile(r"(?<!\s)\s+(?:to\s+)?have\s+(?:been|had|\w+ed)\b")


_STAYING = re.compile(
    r"(?:remain|continue|stay|dominate|play|pose|shape|loom|harden|move|enter|evolve)s?\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"will|won[’']t|shall|[’']ll", re.IGNORECASE)


def find(context: Context) -> Iterator[Finding]:
    """F403: a forecast that nothing anybody could see would settle."""
    seen = set()
    for found in _without_measure(context):
        start, end = context.sentence_at(found.start())
        ahead = None if start in seen else verb_ahead(context.text, found, start, end)
        if ahead is None or context.is_anothers(found.start()):
            continue
        if _PAST_STATE.match(context.text, ahead.end()):
            continue
        if not in_own_words(context, start, end):
            continue
        if not is_estimated(context, start, end) and not _is_bare(context, ahead, found):
            continue
        seen.add(start)
        yield context.find("F403", ahead.start(), found.end())
    for claim, _ in forecasts(context):
        match = find_unobservable(context.text, claim.start, claim.end)
        if match is None or context.sentence_at(match.start())[0] in seen:
            continue
        if _has_count(context, claim) or context.is_anothers(match.start()):
            continue
        if _PAST_STATE.search(claim.text) is not None:
            continue
        if not phrases("outcomes", "observable").search(claim.text):
            yield context.find("F403", match.start(), match.end())


def _is_bare(context: Context, ahead: re.Match[str], found: Found) -> bool:
    """Whether a bare "will" has something stay, go on or weigh, which it does whatever comes."""
    if _WILL.match(ahead[0]) is None or _STAYING.match(found[0]) is None:
        return False
    start, end = context.sentence_at(found.start())
    return "?" not in context.text[start:end] and ahead.start() > start


def _without_measure(context: Context) -> list[Found]:
    """Figures of speech, changes without a measure, predicates that no outcome contradicts."""
    found = [
        *find_intangible(context.text),
        *phrases("outcomes", "unobservable").finditer(context.text),
    ]
    return sorted(found, key=lambda each: each.start())


def _has_count(context: Context, claim: Claim) -> bool:
    """Whether a claim holds a number outside its words of time and of certainty."""
    spared = [claim.horizon, claim.certainty, *(context.times[each] for each in claim.times)]
    return any(
        not any(each and each.start <= match.start() < each.end for each in spared)
        for match in _DIGIT.finditer(context.text, claim.start, claim.end)
    )

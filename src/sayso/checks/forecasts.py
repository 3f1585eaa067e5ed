"""Forecasts: what one needs so that somebody can say, one day, whether it came true."""

import re
from collections.abc import Iterator

from sayso.checks.arguments import in_own_words
from sayso.checks.context import Context, Manner
from sayso.checks.key_judgements import is_scheduled
from sayso.claims.settleable import (
    AHEAD,
    find_intangible,
    find_unobservable,
    open_ended_words,
    unsettleable_words,
    verb_ahead,
)
from sayso.language.lexicon import phrases
from sayso.records import Claim
from sayso.records.finding import Finding

_EARLIER_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|that|which|who|where|whether|would|provides?|means|does|do|did)\s"
)
_PAST_STATE = re.compile(r"\s+(?:to\s+)?have\s+(?:been|had|\w+ed)\b")
_PAST = re.compile(r"\s+(?:\w+ed|after|before)\b")
# A set event is a deadline of a kind.
_EVENT = re.compile(
    r"\b(?:elections?|convention|primar(?:y|ies)|caucus(?:es)?|debates?|summit|trial|term|season|inauguration"
    r"|referendum|vote|ballot|Olympics|World Cup|deadline)\b"
)
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
_OF_A_NOUN = re.compile(r"\w+-term", re.IGNORECASE)  # "a long-term outlook"
_ASKED = re.compile(
    r"\b(?:verify|see|know|ask(?:ed|s)?|check|test|learn|tell|wonder(?:s|ed)?|out)\s$"
)
_DIGIT = re.compile(r"\d+")


def _forecasts(context: Context) -> Iterator[tuple[Claim, Manner]]:
    """The author's forecasts among the key judgements, with how each is put forward."""
    for judgement, claim in sorted(context.key_judgements, key=lambda each: each[1].start):
        if not context.is_estimate(judgement, claim):
            continue
        if claim.kind != "forecast" or claim.source.kind != "author" or is_scheduled(claim):
            continue
        if claim.introduction is not None or _looks_ahead(claim):
            yield claim, context.manner(judgement, claim)


def _looks_ahead(claim: Claim) -> bool:
    """Whether the claim's own verb is about the time to come, not one further inside it."""
    words = claim.text
    if claim.condition is not None and claim.start <= claim.condition.start < claim.end:
        words = words.replace(claim.condition.text, "", 1)
    ahead = AHEAD.search(words)
    return ahead is not None and _EARLIER_VERB.search(words, 0, ahead.start()) is None


def no_deadline(context: Context) -> Iterator[Finding]:
    """F401: a forecast that names no last day, at its vague words of time or as a whole."""
    for claim, how in _forecasts(context):
        horizon = claim.horizon
        openly = open_ended_words(claim.text) is not None
        if not (how.measured or how.headed or openly):
            continue
        if horizon is None:
            stated = open_ended_words(claim.text)
            timed = _EVENT.search(claim.text) is not None or _has_time(context, claim)
            if stated is None and not timed:
                yield context.find("F401", claim.start, claim.end)
            elif stated is not None and not _PAST.match(claim.text, stated.end()):
                start = claim.start + stated.start()
                yield context.find("F401", start, start + len(stated[0]))
        elif (
            horizon.by is None
            and open_ended_words(horizon.text)
            and not _PAST.match(context.text, horizon.end)
            and not _OF_A_NOUN.fullmatch(horizon.text)
        ):
            yield context.find("F401", horizon.start, horizon.end)


def _has_time(context: Context, claim: Claim) -> bool:
    """Whether the claim or the words just beside it in the sentence hold a date."""
    start, end = context.sentence_at(claim.start)
    return bool(claim.times) or any(
        start <= time.start < end and time.value is not None for time in context.reading.times
    )


def no_probability(context: Context) -> Iterator[Finding]:
    """F402: a forecast without a word of how likely it is."""
    for claim, how in _forecasts(context):
        if claim.certainty is not None or phrases("outcomes", "announced").search(claim.text):
            continue
        if AHEAD.search(claim.text) is None:  # "until 11 May" in a story of the past
            continue
        if how.headed or how.far or how.drawn:
            yield context.find("F402", claim.start, claim.end)


def no_observable(context: Context) -> Iterator[Finding]:
    """F403: a forecast that nothing anybody could see would settle."""
    seen = set()
    for found in find_intangible(context.text):
        start, end = context.sentence_at(found.start())
        ahead = None if start in seen else verb_ahead(context.text, found, start, end)
        if ahead is None or context.in_quotation(found.start()):
            continue
        if _PAST_STATE.match(context.text, ahead.end()):
            continue
        if not in_own_words(context, start, end) or not _is_estimated(context, start, end):
            continue
        seen.add(start)
        yield context.find("F403", ahead.start(), found.end())
    for claim, _ in _forecasts(context):
        match = find_unobservable(context.text, claim.start, claim.end)
        if match is None or context.sentence_at(match.start())[0] in seen:
            continue
        if _has_count(context, claim) or context.in_quotation(match.start()):
            continue
        if _PAST_STATE.search(claim.text) is not None:
            continue
        if not phrases("outcomes", "observable").search(claim.text):
            yield context.find("F403", match.start(), match.end())


def _is_estimated(context: Context, start: int, end: int) -> bool:
    """Whether a sentence has a likelihood, and so estimates what it says will come."""
    return any(hedge.low is not None for hedge in context.hedges(start, end))


def _has_count(context: Context, claim: Claim) -> bool:
    """Whether a claim holds a number outside its words of time and of certainty."""
    spared = [claim.horizon, claim.certainty, *(context.times[each] for each in claim.times)]
    return any(
        not any(each and each.start <= match.start() < each.end for each in spared)
        for match in _DIGIT.finditer(context.text, claim.start, claim.end)
    )


def unsettleable_condition(context: Context) -> Iterator[Finding]:
    """F404: a forecast under a condition of which nobody could say whether it was met."""
    seen = set()
    for claim in context.own_claims:
        condition = claim.condition
        if condition is None or claim.kind != "forecast" or condition.start in seen:
            continue
        seen.add(condition.start)
        if _is_ordered(context, condition.start):
            continue
        if unsettleable_words(condition.text):
            yield context.find("F404", condition.start, condition.end)
    for match in _conditions(context.text):
        start, end = context.sentence_at(match.start())
        if match[0].startswith(("should", "were")):
            continue
        stop = min(match.end(), end)
        text = context.text[match.start() : stop]
        rest = context.text[start : match.start()] + context.text[stop:end]
        if any(match.start() - 20 <= place < stop for place in seen) or "?" in rest:
            continue
        text = text.rstrip(" ,.;")
        vague = phrases("outcomes", "unsettleable").search(f"{text} ·") or (
            _DIGIT.search(text) is None
            and phrases("outcomes", "matter_of_degree").search(f"{text} ·")
        )
        if not vague or _is_ordered(context, match.start()):
            continue
        if _is_estimated(context, start, end) and in_own_words(context, start, end):
            yield context.find("F404", match.start(), match.start() + len(text))


def _conditions(text: str) -> Iterator[re.Match[str]]:
    """The conditions in a text, as its words have them."""
    last = 0
    for opener in phrases("outcomes", "conditional").finditer(text):
        match = _CONDITION.match(text, opener.start()) if opener.start() >= last else None
        if match is not None:
            last = match.end()
            yield match


def _is_ordered(context: Context, at: int) -> bool:
    """Whether a condition is part of an order, of what there is, or of a question asked."""
    start, _ = context.sentence_at(at)
    if _ASKED.search(context.text, max(start, at - 20), at):
        return True
    return phrases("outcomes", "ordered").search(context.text, start, at) is not None

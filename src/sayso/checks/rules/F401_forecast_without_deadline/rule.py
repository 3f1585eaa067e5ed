"""F401: a forecast that names no last day, at its vague words of time or as a whole."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.fixes import deadlines
from sayso.checks.forecasts import forecasts, is_vouched
from sayso.claims.settleable import (
    open_ended_words,
)
from sayso.records import Claim
from sayso.records.finding import Finding

_PAST = re.compile(r"\s+(?:\w+ed|after|before)\b")

# A set event is a deadline of a kind.
_EVENT = re.compile(
    r"\b(?:elections?|convention|primar(?:y|ies)|caucus(?:es)?|debates?|summit|trial|term|season|inauguration"
    r"|referendum|vote|ballot|polls?|Olympics|World Cup|deadline)\b"
)

_OF_A_NOUN = re.compile(r"\w+-term", re.IGNORECASE)  # "a long-term outlook"
_NTH = re.compile(r"\bthe \d{1,2}(?:st|nd|rd|th)\b")
# What a thing takes has no day by which it is seen; what the authors will do is no estimate.
_TAKES = re.compile(r"\b(?:will|would) (?:require|need|cost|take|involve|depend)\b")
_OWN_PLAN = re.compile(
    r"\A(?:we|i|it) (?:will|shall) (?:ask|say|call|report|return|publish)\b", re.IGNORECASE
)
# "Whoever ultimately wins"; "in the medium term (2030-35)"; "it will not change our forecast".
_WHOEVER = re.compile(r"\b(?:who|which|what)(?:ever)?\s+$", re.IGNORECASE)
_SPELT_OUT = re.compile(r"[^.;(]{0,40}\(\s*(?:[a-z]+ )*(?:19|20)\d\d")
_OWN_VIEW = re.compile(
    r"\bour (?:forecasts?|views?|assessments?|judge?ments?|estimates?|outlook)\b"
)
_ONCE = re.compile(r"\b(?:once|as soon as)\s+(?!again|more)")


def find(context: Context) -> Iterator[Finding]:
    """F401: a forecast that names no last day, at its vague words of time or as a whole."""
    if context.is_statement or not context.is_analysis:
        return
    for claim, how in forecasts(context):
        horizon = claim.horizon
        openly = open_ended_words(claim.text) is not None
        if not (how.measured or how.headed or openly or is_vouched(context, claim)):
            continue
        if _sets_no_day(context, claim):
            continue
        if horizon is None:
            stated = open_ended_words(claim.text)
            if stated is not None and _WHOEVER.search(claim.text, 0, stated.start()):
                stated = None
            timed = _EVENT.search(claim.text) is not None or _has_time(context, claim)
            if stated is None and not timed:
                fixes = deadlines(context, claim)
                yield context.find("F401", claim.start, claim.end, fixes=tuple(fixes))
            elif stated is not None and _is_open(context, claim.start + stated.start(), stated[0]):
                start = claim.start + stated.start()
                yield context.find("F401", start, start + len(stated[0]))
        elif (
            horizon.by is None
            and open_ended_words(horizon.text)
            and _is_open(context, horizon.start, horizon.text)
            and not _OF_A_NOUN.fullmatch(horizon.text)
        ):
            yield context.find("F401", horizon.start, horizon.end)


def _is_open(context: Context, start: int, words: str) -> bool:
    """Whether words of time are of what will come, and no years stand behind them."""
    end = start + len(words)
    return not (_PAST.match(context.text, end) or _SPELT_OUT.match(context.text, end))


def _sets_no_day(context: Context, claim: Claim) -> bool:
    """Whether what is told takes no day, is the authors' own plan, or hangs on a told event."""
    if any(each.search(claim.text) for each in (_TAKES, _OWN_PLAN, _OWN_VIEW)):
        return True
    begin, end = context.sentence_at(claim.start)
    if claim.condition is not None and begin > 0:
        before, _ = context.sentence_at(begin - 2)
        if _NTH.search(context.text, before, begin) is not None:
            return True
    return _ONCE.search(context.text, claim.start, end) is not None


def _has_time(context: Context, claim: Claim) -> bool:
    """Whether the claim or the words just beside it in the sentence hold a date or a term."""
    start, end = context.sentence_at(claim.start)
    dated = context.keep("dated", lambda: {"places": _dated(context)})["places"]
    return bool(claim.times or _NTH.search(claim.text)) or (
        bisect_left(dated, start) < bisect_left(dated, end)
    )


def _dated(context: Context) -> list[int]:
    """Where times begin of which the day, month or year is known, and claims that name a term."""
    times = (time.start for time in context.reading.times if time.value is not None)
    claims = (
        claim.start
        for claim in context.reading.claims
        if claim.horizon is not None and open_ended_words(claim.horizon.text) is None
    )
    return sorted((*times, *claims))

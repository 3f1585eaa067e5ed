"""S101: a key judgement that the text ties to no source and no evidence."""

import re
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.support import is_evidence, is_sourced, rests_on_nothing
from sayso.language.lexicon import phrases
from sayso.records import Claim
from sayso.records.finding import Finding

_SAME_MATTER = 3  # content words

_ARGUED = 2  # things told in the paragraph of a likelihood
# A level of confidence, or which of several is meant: no judgement that rests on anything.
_OF_THE_AUTHORS = re.compile(
    r"\bconfidence\b|^(?:we|i) (?:hold|put|consider|rate|think)\b|^this office\b|^failing that\b",
    re.IGNORECASE,
)
_RANKED = re.compile(r"\s*;")  # the ground stands after the mark
_RELATIVE = re.compile(r"\b(?:where|which|who|whose|if|whether|known|called|termed|defined)\b")

_OURS = re.compile(r"\b(?:[Ww]e|I) (?:would|will|shall)\b")

# "Another reason why it is likely: …"; "no single one is likely to be, but together …"
_GIVEN_NEXT = re.compile(r"\s*:|,?\s+(?:but|yet)\b")

_QUOTED = re.compile(r"[.!?]?\s?[”\"]")

_PREDICATED = re.compile(
    r"\b(?:is|are|was|were|be|been|looks?|seems?|appears?|will|would|most|very|more|than)\s+(?:\w+\s+)?$"
)


def find(context: Context) -> Iterator[Finding]:
    """S101: a key judgement that the text ties to no source and no evidence."""
    if context.is_statement or not context.is_analysis:
        return
    for judgement, claim in context.key_judgements:
        manner = context.manner(judgement, claim)
        if claim.kind == "assertion" and not _is_judged(context, claim, judgement.reason):
            continue
        if not manner.headed and not manner.measured:
            continue
        if not manner.headed and _is_adjective(context, claim):
            continue
        if len(context.stems(claim)) < _SAME_MATTER or _is_aside(context, claim):
            continue
        if phrases(__package__, "advice").search(claim.text) or _is_planned(context, claim):
            continue
        if _OF_THE_AUTHORS.search(claim.text) or _RANKED.match(context.text, claim.end):
            continue
        if not manner.headed and _is_argued(context, claim):
            continue
        if not _is_grounded(context, claim) and rests_on_nothing(
            context, claim, headed=manner.headed
        ):
            yield context.find("S101", claim.start, claim.end, reason=judgement.reason)


def _is_planned(context: Context, claim: Claim) -> bool:
    """Whether it tells what is set for a day, or what the authors would do."""
    if _OURS.search(claim.text):
        return True
    begins = context.sentence_at(claim.start)[0]
    set_for = phrases("key_judgements", "set_for").search(context.text, begins, claim.end)
    return set_for is not None and (claim.horizon is not None or bool(claim.times))


def _is_argued(context: Context, claim: Claim) -> bool:
    """Whether the paragraph goes on about a likelihood: what it tells beside it is the ground."""
    beside = [one for one in context.near(claim) if one.kind in ("assertion", "report")]
    return len(beside) >= _ARGUED


def _is_judged(context: Context, claim: Claim, reason: str) -> bool:
    """Whether a bare statement stands where only judgements do, and records or advises nothing."""
    if phrases(__package__, "of_judgements").search(reason) is None:
        return False
    advised = phrases(__package__, "advised").search(claim.text) is not None
    return not advised and not is_evidence(context, claim)


def _is_aside(context: Context, claim: Claim) -> bool:
    """Whether the likelihood is not the claim's own but one that it tells of or defines by."""
    if claim.certainty is None or claim.certainty.start <= claim.start:
        return False
    return _RELATIVE.search(context.text, claim.start, claim.certainty.start) is not None


def _is_grounded(context: Context, claim: Claim) -> bool:
    """Whether the sentence, or one after it that is about the judgement, says what it rests on."""
    start, end = context.sentence_at(claim.start)
    if phrases(__package__, "grounded").search(context.text, start, end) is not None:
        return True
    if _GIVEN_NEXT.match(context.text, claim.end):
        return True
    if _QUOTED.match(context.text, claim.end):
        return True
    after, stop = context.sentence_at(min(end + 2, len(context.text)))
    if phrases(__package__, "resting").match(context.text[after:stop]) is not None:
        return True
    beside, here = context.block_at(after), context.block_at(claim.start)
    later = context.sentence_at(min(stop + 2, len(context.text)))[1]
    return any(
        is_sourced(one) or (beside == here and one.start < stop and is_evidence(context, one))
        for one in context.claims_from(after, later)
    )


def _is_adjective(context: Context, claim: Claim) -> bool:
    """Whether "likely" stands at a noun ("the likely nominee", "words likely to come")."""
    certainty = claim.certainty
    if certainty is None or not certainty.text.lower().endswith("likely"):
        return False
    before = context.text[max(0, certainty.start - 20) : certainty.start]
    return _PREDICATED.search(before) is None

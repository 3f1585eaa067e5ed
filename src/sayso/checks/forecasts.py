"""Forecasts: what one needs so that somebody can say, one day, whether it came true."""

import re
from collections.abc import Iterator

from sayso.checks.arguments import in_own_words
from sayso.checks.context import Context, Manner
from sayso.checks.key_judgements import is_scheduled, is_talk
from sayso.checks.support import is_paper
from sayso.claims.settleable import AHEAD
from sayso.language.lexicon import phrases
from sayso.records import Claim
from sayso.records.finding import KeyJudgement

_EARLIER_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|that|which|who|where|whether|would|provides?|means|does|do|did)\s"
)


_NOBODY = re.compile(r"(?:neither|nobody|no one|none|no)\b", re.IGNORECASE)
_WOULD = re.compile(r"\bwould\b")
_WILL = re.compile(r"(?<![Tt]he )(?<!a )\b(?:will|won[’']t|(?:is|are) going to)\b|[’']ll\b")
_ON_TERMS = re.compile(
    r"\b(?:if|unless|without|whoever|whatever|whether|suppose|should)\b", re.IGNORECASE
)
_OURS = re.compile(r"\b(?:we|us|our|ours|I|my)\b")
_OURS_FEW = 5
_ASKED_SHARE = 0.1  # of the sentences, in an interview
_OURS_SHARE = 0.035  # of the words, in a speech or a paper of the authors' own doings


def forecasts(context: Context) -> Iterator[tuple[Claim, Manner]]:
    """The author's forecasts that are estimates, by place, with how each is put forward.

    Those among the key judgements; and where the author deals in likelihoods, every one.
    """
    reasons = {claim.id: judgement for judgement, claim in context.key_judgements}
    for claim in context.own_claims:
        judgement = reasons.get(claim.id)
        if not is_forecast(claim) or claim.source.kind != "author" or is_scheduled(claim):
            continue
        if not _is_estimate(context, judgement, claim):
            continue
        if claim.introduction is not None or is_conditional(claim) or _looks_ahead(claim):
            yield claim, context.manner(judgement, claim)


def bare_forecasts(context: Context) -> Iterator[Claim]:
    """What the author says "will" be, flatly, and arranges or announces nothing by it."""
    for claim in context.own_claims:
        if claim.kind != "forecast" or claim.certainty is not None or is_scheduled(claim):
            continue
        start, end = context.sentence_at(claim.start)
        told = context.text[start:end]
        if _WILL.search(claim.text) is None or _ON_TERMS.search(told) or "?" in told:
            continue
        if is_talk(claim) or is_arranged(claim):
            continue
        if not _looks_ahead(claim) or context.hedges(start, end):
            continue
        if in_own_words(context, start, end):
            yield claim


def is_arranged(claim: Claim) -> bool:
    """Whether a claim tells what somebody will do as a matter of course, or what it takes.

    What nobody will do is arranged by nobody.
    """
    if _NOBODY.match(claim.text):
        return False
    return phrases("outcomes", "arranged").search(claim.text) is not None


def is_outlook(context: Context) -> bool:
    """Whether the author of a text may foretell something in it, as an analysis does.

    A speech, in which "we" will do things, an interview, and a paper with its references do not.
    """
    if context.is_statement or not context.is_analysis or is_paper(context.text):
        return False
    asked = sum(context.text[start:end].endswith("?") for start, end in context.sentences)
    ours = len(_OURS.findall(context.text))
    talked = asked > _ASKED_SHARE * len(context.sentences)
    return not talked and ours <= max(_OURS_FEW, _OURS_SHARE * len(context.text.split()))


def _is_estimate(context: Context, judgement: KeyJudgement | None, claim: Claim) -> bool:
    """Whether a forecast is an estimate of the author's, and no announcement or talk."""
    if is_vouched(context, claim):
        return True
    if judgement is not None:
        return context.is_estimate(judgement, claim)
    measured = context.is_estimative or context.is_measured(claim)
    return measured and not is_talk(claim)


def is_forecast(claim: Claim) -> bool:
    """Whether a claim is about the time to come: "were it to fall, a run would come" too."""
    return claim.kind == "forecast" or is_conditional(claim)


def is_conditional(claim: Claim) -> bool:
    """Whether a claim says what "would" come by some day on a condition."""
    if claim.condition is None or claim.horizon is None:
        return False
    return _WOULD.search(claim.text) is not None


def is_vouched(context: Context, claim: Claim) -> bool:
    """Whether the sentence stands for a claim without saying how likely it is ("mark my words")."""
    sentence = context.sentence_at(claim.start)
    return phrases("outcomes", "vouched").search(context.text, *sentence) is not None


def _looks_ahead(claim: Claim) -> bool:
    """Whether the claim's own verb is about the time to come, not one further inside it."""
    words = claim.text
    if claim.condition is not None and claim.start <= claim.condition.start < claim.end:
        words = words.replace(claim.condition.text, "", 1)
    ahead = AHEAD.search(words)
    return ahead is not None and _EARLIER_VERB.search(words, 0, ahead.start()) is None


def is_estimated(context: Context, start: int, end: int) -> bool:
    """Whether a sentence has a likelihood, and so estimates what it says will come."""
    return any(hedge.low is not None for hedge in context.hedges(start, end))

"""Forecasts: what one needs so that somebody can say, one day, whether it came true."""

import re
from collections.abc import Iterator

from sayso.checks.context import Context, Manner
from sayso.checks.key_judgements import is_scheduled
from sayso.claims.settleable import (
    AHEAD,
)
from sayso.records import Claim

_EARLIER_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|that|which|who|where|whether|would|provides?|means|does|do|did)\s"
)


def forecasts(context: Context) -> Iterator[tuple[Claim, Manner]]:
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


def is_estimated(context: Context, start: int, end: int) -> bool:
    """Whether a sentence has a likelihood, and so estimates what it says will come."""
    return any(hedge.low is not None for hedge in context.hedges(start, end))

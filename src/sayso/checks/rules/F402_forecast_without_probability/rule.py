"""F402: a forecast without a word of how likely it is."""

import re
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.fixes import likelihoods
from sayso.checks.forecasts import (
    bare_forecasts,
    forecasts,
    is_arranged,
    is_conditional,
    is_estimated,
    is_outlook,
)
from sayso.claims.settleable import AHEAD
from sayso.language.lexicon import phrases
from sayso.records import Claim
from sayso.records.finding import Finding, Fix

# What the authors will do is no estimate; what they will see or lose may be.
_OUR_PLAN = re.compile(
    r"\b(?:we|i) (?:shall|will|would)\b(?! (?:see|lose|win|need|be|have|soon|never)\b)",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Finding]:
    """F402: a forecast without a word of how likely it is."""
    if not is_outlook(context):
        return
    found = {claim.id: claim for claim in bare_forecasts(context)}
    for claim, how in forecasts(context):
        estimates = how.headed or how.far or how.drawn or context.is_estimative
        if estimates and claim.certainty is None and not is_arranged(claim):
            found.setdefault(claim.id, claim)
    for claim in found.values():
        ahead = AHEAD.search(claim.text)
        if ahead is None and not is_conditional(claim):
            continue  # "until 11 May" in a story of the past
        if _OUR_PLAN.search(claim.text) or _is_supposed(context, claim):
            continue
        if phrases(__package__, "announced").search(claim.text) is None:
            yield context.find("F402", claim.start, claim.end, fixes=_choices(context, claim))


def _is_supposed(context: Context, claim: Claim) -> bool:
    """Whether the sentence only supposes a claim, or says surely how likely it is."""
    start, end = context.sentence_at(claim.start)
    if phrases(__package__, "supposed").search(context.text, start, claim.start) is not None:
        return True
    if phrases("sourcing", "talk").search(context.text, start, claim.start) is not None:
        return True  # "there are fears that it will fall": nobody's forecast
    return is_estimated(context, claim.end, end)


def _choices(context: Context, claim: Claim) -> list[Fix]:
    """Terms of likelihood that may stand for a bare "will"."""
    ahead = AHEAD.search(claim.text)
    if ahead is None or ahead[0] != "will":
        return []
    start = claim.start + ahead.start()
    return list(likelihoods(context, start, start + len(ahead[0])))

"""F402: a forecast without a word of how likely it is."""

from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.fixes import likelihoods
from sayso.checks.forecasts import forecasts, is_conditional
from sayso.claims.settleable import AHEAD
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding, Fix


def find(context: Context) -> Iterator[Finding]:
    """F402: a forecast without a word of how likely it is."""
    for claim, how in forecasts(context):
        if claim.certainty is not None or phrases(__package__, "announced").search(claim.text):
            continue
        ahead = AHEAD.search(claim.text)
        if ahead is None and not is_conditional(claim):
            continue  # "until 11 May" in a story of the past
        if how.headed or how.far or how.drawn or context.is_estimative:
            fixes = list[Fix]()
            if ahead is not None and ahead[0] == "will":
                start = claim.start + ahead.start()
                fixes = list(likelihoods(context, start, start + len(ahead[0])))
            yield context.find("F402", claim.start, claim.end, fixes=fixes)

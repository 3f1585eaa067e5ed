"""F402: a forecast without a word of how likely it is."""

from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.forecasts import forecasts
from sayso.claims.settleable import (
    AHEAD,
)
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding


def find(context: Context) -> Iterator[Finding]:
    """F402: a forecast without a word of how likely it is."""
    for claim, how in forecasts(context):
        if claim.certainty is not None or phrases(__package__, "announced").search(claim.text):
            continue
        if AHEAD.search(claim.text) is None:  # "until 11 May" in a story of the past
            continue
        if how.headed or how.far or how.drawn:
            yield context.find("F402", claim.start, claim.end)

"""R310: a motive or a thought of somebody's, told as a fact and nobody's to tell."""

import re
from collections.abc import Iterator

from sayso.checks.arguments import in_own_words
from sayso.checks.context import Context
from sayso.checks.support import has_citation, is_sourced
from sayso.language.lexicon import phrases
from sayso.records import Claim
from sayso.records.finding import Finding

_ABOUT_US = re.compile(r"\b(?:I|we|you|us|me|our|readers?|this report)\b", re.IGNORECASE)


def find(context: Context) -> Iterator[Finding]:
    """R310: a motive or a thought of somebody's, told as a fact and nobody's to tell."""
    last = -1
    for claim in context.own_claims:
        start, end = context.sentence_at(claim.start)
        if start == last or claim.certainty is not None or claim.kind == "forecast":
            continue
        if not in_own_words(context, start, end) or "?" in context.text[start:end]:
            continue
        match = phrases(__package__, "minds").search(context.text, start, end)
        if match is None or _ABOUT_US.search(context.text, start, match.end()):
            continue
        if not _is_shown(context, claim, start, end):
            last = start
            yield context.find("R310", *match.span())


def _is_shown(context: Context, claim: Claim, start: int, end: int) -> bool:
    """Whether the sentence hedges, cites or conditions it, or one beside it gives a source."""
    if context.hedges(start, end) or has_citation(context.paragraph(start)):
        return True
    if claim.condition is not None or phrases(__package__, "open").search(context.text, start, end):
        return True
    return any(
        is_sourced(one) and start <= one.start < end
        for one in context.claims_of_block.get(context.block_at(start), ())
    )

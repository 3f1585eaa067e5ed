"""C212: a likelihood of the author's own with more digits than a judgement can carry."""

import re
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.support import has_citation
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding

_TENTHS = re.compile(r"(?<![\d.])\d{1,2}\.\d+\s*(?:%|per\s?cent\b|percent\b)")


def find(context: Context) -> Iterator[Finding]:
    """C212: a likelihood of the author's own with more digits than a judgement can carry."""
    for claim in context.own_views:
        certainty = claim.certainty
        if certainty is None or certainty.low is None:
            continue
        digits = _TENTHS.search(certainty.text)
        sentence = context.text[slice(*context.sentence_at(claim.start))]
        reckoned = phrases(__package__, "reckoned").search(sentence) is not None
        if digits is not None and not reckoned and not has_citation(sentence):
            start = certainty.start + digits.start()
            yield context.find("C212", start, start + len(digits[0]))

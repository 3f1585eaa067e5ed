"""C212: a likelihood of the author's own with more digits than a judgement can carry."""

import re
from collections.abc import Iterator

from sayso.checks.arguments import in_own_words
from sayso.checks.context import Context
from sayso.checks.support import has_citation
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding

_TENTHS = re.compile(r"(?<![\d.])\d{1,2}\.\d+\s*(?:%|per\s?cent\b|percent\b)")


def find(context: Context) -> Iterator[Finding]:
    """C212: a likelihood of the author's own with more digits than a judgement can carry."""
    for start, end in sorted({*_likelihoods(context), *_odds(context)}):
        sentence = context.text[slice(*context.sentence_at(start))]
        reckoned = phrases(__package__, "reckoned").search(sentence) is not None
        if not reckoned and not has_citation(sentence):
            yield context.find("C212", start, end)


def _likelihoods(context: Context) -> Iterator[tuple[int, int]]:
    """The numbers that the reading takes for likelihoods of the author's."""
    for claim in context.own_views:
        certainty = claim.certainty
        if certainty is not None and certainty.low is not None:
            digits = _TENTHS.search(certainty.text)
            if digits is not None:
                yield certainty.start + digits.start(), certainty.start + digits.end()


def _odds(context: Context) -> Iterator[tuple[int, int]]:
    """Those that stand beside "the chance" or "odds", in the author's own words."""
    for digits in _TENTHS.finditer(context.text):
        start, end = context.sentence_at(digits.start())
        odds = phrases(__package__, "odds").search(context.text, start, end)
        if odds is not None and in_own_words(context, start, end):
            yield digits.span()

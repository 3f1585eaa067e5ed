"""S111: evidence of which nothing is told but that somebody saw it."""

import re
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.support import has_citation
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding

# Whose it is, its day or its number, in the same sentence.
_TOLD = re.compile(
    r"[’']s?\s+(?:\w+\s+){0,3}(?:letter|ledger|report|memo|minutes|records?|files?|accounts?)\b"
    r"|\bref\b|\bNo\.|\b(?:dated|signed|written|made|issued|filed|sent) (?:by|on|to|in|at)\b"
    r"|\b\d{1,2}\s+[A-Z][a-z]+(?:\s+\d{4})?\b|\b(?:19|20)\d\d\b"
)

# "data obtained from the Harbour Office": whose it is is told after it too.
_WHENCE = re.compile(r"\s+from\s+(?:the\s+)?[A-Z]")


def find(context: Context) -> Iterator[Finding]:
    """S111: evidence of which nothing is told but that somebody saw it."""
    for match in phrases(__package__, "seen").finditer(context.text):
        start, end = context.sentence_at(match.start())
        sentence = context.text[start : match.end()]
        if context.in_quotation(match.start()) or has_citation(context.text[start:end]):
            continue
        if _WHENCE.match(context.text, match.end()):
            continue
        if _TOLD.search(sentence) is None:
            yield context.find("S111", *match.span())

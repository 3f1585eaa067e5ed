"""F405: a sentence that stands where a forecast should and fits any time and place."""

from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding


def find(context: Context) -> Iterator[Finding]:
    """F405: a sentence that stands where a forecast should and fits any time and place."""
    for match in phrases(__package__, "boilerplate").finditer(context.text):
        quoted = context.text[max(0, match.start() - 1) : match.start()] in tuple("'‘“\"«")
        if not quoted and not context.in_quotation(match.start()):
            yield context.find("F405", *match.span())

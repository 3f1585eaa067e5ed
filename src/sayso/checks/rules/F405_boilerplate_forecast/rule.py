"""F405: a sentence that stands where a forecast should and fits any time and place."""

import re
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding

_OBJECT = re.compile(
    r"\s+(?:it|him|her|them|this|these|the|an?)\b"
)  # "we will see it first in the orders"


def find(context: Context) -> Iterator[Finding]:
    """F405: a sentence that stands where a forecast should and fits any time and place."""
    for match in phrases(__package__, "boilerplate").finditer(context.text):
        if match[0].lower().endswith(" see") and _OBJECT.match(context.text, match.end()):
            continue
        quoted = context.text[max(0, match.start() - 1) : match.start()] in tuple("'‘“\"«")
        if not quoted and not context.is_anothers(match.start()):
            yield context.find("F405", *match.span())

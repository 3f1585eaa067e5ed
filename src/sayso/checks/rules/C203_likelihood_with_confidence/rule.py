"""C203: a likelihood and a level of confidence in one sentence of the author's."""

import re
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding


def find(context: Context) -> Iterator[Finding]:
    """C203: a likelihood and a level of confidence in one sentence of the author's."""
    seen = set()
    for found in re.finditer("onfiden", context.text):
        start, end = context.sentence_at(found.start())
        if start in seen or context.is_anothers(found.start()):
            continue
        seen.add(start)
        confidence = phrases(__package__, "levels").search(context.text, start, end)
        told = phrases("key_judgements", "told").search(context.text, start, end)
        if confidence is None or told is not None:
            continue
        for hedge in context.hedges(start, end):
            apart = hedge.end <= confidence.start() or hedge.start >= confidence.end()
            if hedge.low is not None and apart:
                related = [context.words(hedge.start, hedge.end)]
                place = confidence.span()
                yield context.find("C203", *place, related=related, likelihood=hedge.text)
                break

"""N505: a word that carries its verdict, in the author's own voice."""

from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.key_judgements import is_own
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding


def find(context: Context) -> Iterator[Finding]:
    """N505: a word that carries its verdict, in the author's own voice."""
    if context.is_statement:
        return
    for match in phrases(__package__, "loaded").finditer(context.text):
        start, end = context.sentence_at(match.start())
        if context.is_anothers(match.start()):
            continue
        if not all(map(is_own, context.claims_from(start, end))):
            continue
        around = context.text[max(start, match.start() - 1) : match.end() + 1]
        if around[:1] not in "“\"‘'" and not phrases(__package__, "named").search(
            context.text, start, end
        ):
            yield context.find("N505", *match.span())

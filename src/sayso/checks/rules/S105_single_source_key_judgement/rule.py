"""S105: a key judgement that rests on one source only."""

import re
from collections.abc import Iterator

from sayso.checks.arguments import find_steps
from sayso.checks.context import Context
from sayso.checks.support import evidence_on, has_citation, is_sourced, leaves
from sayso.language.lexicon import phrases
from sayso.records import Claim, Source
from sayso.records.finding import Finding

_NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*")
_SAME_MATTER = 3  # content words


def find(context: Context) -> Iterator[Finding]:
    """S105: a key judgement that rests on one source only."""
    for judgement, claim in context.key_judgements:
        manner = context.manner(judgement, claim)
        if not manner.headed and claim.certainty is None and claim.kind != "forecast":
            continue
        if not (manner.measured or manner.headed or manner.drawn):
            continue
        only = _named_as_only(context, claim)
        if only is not None:
            words = context.words(*only)
            yield context.find("S105", claim.start, claim.end, related=[words], source=words.text)
            continue
        support = _sourced_support(context, claim)
        names = {_name(one) for one in support}
        if len(names) == 1 and _is_somebody(support[0].source):
            source = support[0].source
            related = (
                [context.words(source.start, source.end)]
                if source.start is not None and source.end is not None
                else []
            )
            yield context.find("S105", claim.start, claim.end, related=related, source=names.pop())


def _named_as_only(context: Context, claim: Claim) -> tuple[int, int] | None:
    """Where a sentence names the one on whose word it goes ("going by what she says")."""
    start, end = context.sentence_at(claim.start)
    found = phrases(__package__, "going_by").search(context.text, start, end)
    name = None if found is None else _NAME.search(context.text, found.start() + 1, end)
    return None if name is None else name.span()


def _sourced_support(context: Context, claim: Claim) -> list[Claim]:
    """The sourced claims under a key judgement; none where it has evidence of another kind."""
    if is_sourced(claim):
        if claim.certainty is None:
            return []
        found = evidence_on(context, context.stems(claim), shared=_SAME_MATTER)
        others = [one for one in found if one is not claim]
        return [claim, *others] if all(map(is_sourced, others)) else []
    if has_citation(context.paragraph(claim.start)):
        return []
    under = leaves(context, claim) or tuple(_before_step(context, claim))
    return list(under) if under and all(map(is_sourced, under)) else []


def _before_step(context: Context, claim: Claim) -> Iterator[Claim]:
    """The claims of the sentences that a conclusion is drawn from in so many words."""
    for step in find_steps(context):
        if step.drawn and step.start <= claim.end and claim.start <= step.end:
            for start, end in step.premises:
                found = context.claims_from(start, end)
                yield from (one for one in found if one is not claim)


def _is_somebody(source: Source) -> bool:
    """Whether a source is one that could be told from others: named, or nameless and single."""
    return source.kind == "unnamed" or any(
        word[:1].isupper() for word in (source.name or "").split()
    )


def _name(claim: Claim) -> str:
    return (claim.source.name or "").lower()

"""S113: wrong laid at somebody's door, with neither answer nor word that one was asked for."""

from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.language.lexicon import phrases
from sayso.records import Actor, Claim
from sayso.records.finding import Finding

_AROUND = 2  # sentences to either side of a name in which its answer may stand


def find(context: Context) -> Iterator[Finding]:
    """S113: wrong laid at somebody's door, with neither answer nor word that one was asked for."""
    if phrases(__package__, "tried").search(context.text):
        return
    seen = set()
    for claim in context.reading.claims:
        wrong = phrases(__package__, "wrongs").search(context.text, claim.start, claim.end)
        if wrong is None or phrases(__package__, "undone").search(claim.text):
            continue
        accused = _accused(context, claim, wrong.start())
        if accused is None or accused.name in seen:
            continue
        seen.add(accused.name)
        if not _answers(context, accused):
            yield context.find("S113", *wrong.span(), name=accused.name)


def _accused(context: Context, claim: Claim, at: int) -> Actor | None:
    """Who is said to have done it: the last person or firm named before the words for the wrong."""
    speakers = {link.source.name for link in claim.attributions}
    named = [
        (mention.start, actor)
        for actor in context.reading.actors
        if actor.kind in ("person", "organisation") and actor.name not in speakers
        for mention in actor.mentions
        if claim.start <= mention.start < at
    ]
    return max(named, key=lambda each: each[0])[1] if named else None


def _answers(context: Context, actor: Actor) -> bool:
    """Whether they are heard anywhere, or said to have been asked."""
    if any(
        link.source.name == actor.name
        for claim in context.reading.claims
        for link in claim.attributions
    ):
        return True
    for mention in actor.mentions:
        start, end = context.sentence_at(mention.start)
        for _ in range(_AROUND):
            end = context.sentence_at(min(end + 3, len(context.text) - 1))[1]
        if phrases(__package__, "answers").search(context.text, start, end) is not None:
            return True
    return False

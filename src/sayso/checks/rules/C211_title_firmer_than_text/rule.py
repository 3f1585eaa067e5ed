"""C211: a title that tells as a fact what the text beneath it hedges or lets somebody say."""

import re
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.words import content_stems, covered, is_negated
from sayso.language.lexicon import phrases
from sayso.records import Claim
from sayso.records.finding import Finding

_FEWEST, _SAME, _LONGEST = 2, 0.6, 14  # stems; share of the title's; words
_ATTRIBUTED = re.compile(r"[:“”\"‘?]|\s[–—-]\s")
_VERB = re.compile(
    r"\b(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Ww]ill|[Cc]annot|\w+(?:ed|s))\b"
)


def find(context: Context) -> Iterator[Finding]:
    """C211: a title that tells as a fact what the text beneath it hedges or lets somebody say."""
    title = _title(context)
    if title is None:
        return
    told = context.text[slice(*title)]
    if _ATTRIBUTED.search(told) or _VERB.search(told) is None or context.hedges(*title):
        return
    if phrases("steps", "told").search(told) or phrases(__package__, "hedged").search(told):
        return
    stems = content_stems(told)
    same = [
        claim
        for claim in context.reading.claims
        if claim.start >= title[1]
        and is_negated(claim.text) == is_negated(told)
        and len(stems) >= _FEWEST
        and covered(stems, context.stems(claim)) >= _SAME
    ]
    weak = next((each for each in same if _how(each)), None)
    if weak is not None and all(map(_how, same)):
        related = [context.words(weak.start, weak.end)]
        yield context.find("C211", *title, related=related, how=_how(weak))


def _title(context: Context) -> tuple[int, int] | None:
    """Where the title stands: the first block, where it is a line and no sentence of text."""
    block = context.blocks[0]
    words = context.text[block.start : block.end]
    ended = block.kind != "heading" and words.rstrip().endswith(".")
    if len(context.blocks) < _FEWEST or ended or len(words.split()) > _LONGEST:
        return None
    return block.start, block.end


def _how(claim: Claim) -> str:
    """How the text puts a claim, where it does not put it as a fact; else ""."""
    if any(link.source.kind != "author" for link in claim.attributions):
        return "lets somebody say"
    return "hedges" if claim.certainty is not None else ""

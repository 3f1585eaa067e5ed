"""C211: a title that tells as a fact what the text beneath it hedges or lets somebody say."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.checks.context import Context
from sayso.checks.words import content_stems, covered, is_negated
from sayso.language.lexicon import phrases
from sayso.language.verbs import verb_form
from sayso.records import Claim
from sayso.records.finding import Finding

_FEWEST, _SAME, _LONGEST = 2, 0.6, 14  # stems; share of the title's; words
_ATTRIBUTED = re.compile(r"[:“”\"‘?]|\s[–—-]\s")
_WORD = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?")
_FINITE = re.compile(r"(?:is|are|was|were|has|have|had|will|cannot|can|must|may)$")
_TENSED = frozenset("ps")  # past, or third person, by the letters of a verb's forms
_NOUN_NEXT = re.compile(
    r"(?:the|an?|his|her|its|their|our|your|this|these|of|in|at|for|\w+[’']s?)$"
)


def find(context: Context) -> Iterator[Finding]:
    """C211: a title that tells as a fact what the text beneath it hedges or lets somebody say."""
    title = _title(context)
    if title is None:
        return
    told = context.text[slice(*title)]
    if _ATTRIBUTED.search(told) or not _has_verb(told) or context.hedges(*title):
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


def _has_verb(title: str) -> bool:
    """Whether a title tells anything: "The Sheds at Corran" does not."""
    words = [match[0].lower() for match in _WORD.finditer(title)]
    for before, word in pairwise(("the", *words)):
        form = verb_form(word)
        tensed = form is not None and not _TENSED.isdisjoint(form.forms)
        if _FINITE.match(word) or (tensed and not _NOUN_NEXT.match(before)):
            return True
    return False


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

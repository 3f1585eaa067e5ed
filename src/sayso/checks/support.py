"""Support: what a claim rests on, in the document's own words, all the way down."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from sayso.checks.context import Context
from sayso.checks.key_judgements import is_own
from sayso.checks.words import content_stems
from sayso.records import Claim

_CITATION = re.compile(
    r"\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]|\((?:[^()]{0,60}\b)?(?:1[89]|20)\d\d[a-z]?\)|\]\(http|https?://"
    r"|\bibid\b|§\s?\d|\bet al\b|\bv\.\s[A-Z]|\(see\b|\b(?:figure|table|annex|appendix) \d",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third)\b"
)
_REFERENCES = 6
_AT_LENGTH = 4  # claims that share a word with a judgement, where none shares two
_FAR, _NEAR, _SHARE, _MOST_WITH_STEM = 2, 1, 0.4, 200
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]+")
_PRONOUN = re.compile(r"(?:he|she|it|they|this|these|such)\b", re.IGNORECASE)


def is_sourced(claim: Claim) -> bool:
    """Whether somebody that a reader could go back to puts the claim forward."""
    return any(
        link.source.kind in ("person", "organisation", "document", "unnamed")
        for link in claim.attributions
    )


def is_evidence(context: Context, claim: Claim) -> bool:
    """Whether a claim is more than opinion: sourced, or the author's bare record of something.

    A bare record holds a time or a number and estimates nothing; that somebody or somewhere is
    named in it records nothing.
    """
    if is_sourced(claim):
        return True
    if not is_own(claim) or claim.kind != "assertion":
        return False
    return bool(claim.times) or _NUMBER.search(claim.text) is not None


@lru_cache(maxsize=1)
def has_citation(text: str) -> bool:
    """Whether a text holds a reference: a note's number, an author and year, a link."""
    return _CITATION.search(text) is not None


def is_paper(text: str) -> bool:
    """Whether a text gives reference after reference, as a paper does."""
    return len(_CITATION.findall(text)) >= _REFERENCES


def rests_on_nothing(context: Context, claim: Claim, *, headed: bool = False) -> bool:
    """Whether a document gives neither source nor evidence for a claim of its author's.

    It gives some where an inference leads to the claim, where the paragraph holds a citation,
    where the paragraph or one beside it holds evidence on the same matter (a content word
    shared), or tells two of its content words, and where evidence elsewhere speaks of two of its
    content words and of two in five. A claim about "he" or "it" is about what its paragraph is
    about. Under a heading of judgements (``headed``) the ground stands elsewhere: anything that
    is told there, by somebody or by the author, has to share two of its words.
    """
    is_its_own = is_sourced(claim) if headed else is_evidence(context, claim)
    if is_its_own or claim.id in context.reasons:
        return False
    if has_citation(context.paragraph(claim.start)):
        return False
    # What only bears the same name ("the League was founded in 1988") bears on nothing.
    stems = context.stems(claim) - _names(claim)
    near = [*context.near(claim)]
    if _PRONOUN.match(claim.text):
        stems = stems.union(*(context.stems(one) for one in near))
    least = max(_FAR, _SHARE * len(stems))
    if headed or claim.kind == "assertion":
        return not _is_told_below(context, claim)
    number = context.block_at(claim.start)
    for beside in (number - 1, number + 1):
        near += context.claims_of_block.get(beside, [])
    told = context.stems(claim)
    for one in near:
        if is_evidence(context, one) and len(context.stems(one) & stems) >= _NEAR:
            return False
        if _is_told(context, one) and len(context.stems(one) & told) >= _FAR:
            return False
    index = context.keep("evidence", lambda: _evidence_by_stem(context))
    covered = sum(stem in index for stem in stems)
    return covered < least and not _is_told_below(context, claim)


def _is_told(context: Context, claim: Claim) -> bool:
    """Whether a claim tells something, and is no judgement for which a ground is sought."""
    tells = claim.kind in ("assertion", "report") and claim.id not in context.key_ids
    return tells or is_sourced(claim)


def _is_told_below(context: Context, claim: Claim) -> bool:
    """Whether what is told outside the key judgements bears on one: two words, or at length."""
    index = context.keep("told", lambda: _told_by_stem(context))
    counts = Counter(
        number
        for stem in context.stems(claim) - _names(claim)
        for number in index.get(stem, ())[:_MOST_WITH_STEM]
    )
    at_length = len(counts) >= _AT_LENGTH
    return at_length or any(count >= _FAR for count in counts.values())


def _told_by_stem(context: Context) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for number, claim in enumerate(context.reading.claims):
        if _is_told(context, claim):
            for stem in context.stems(claim):
                index.setdefault(stem, []).append(number)
    return index


def _names(claim: Claim) -> frozenset[str]:
    """The stems of the capitalised words in a claim that do not open it."""
    return content_stems(" ".join(_CAPITALISED.findall(claim.text, 1)))


def evidence_on(context: Context, stems: frozenset[str], *, shared: int) -> Iterator[Claim]:
    """The evidence anywhere in the document that shares so many stems, found by an index."""
    index = context.keep("evidence", lambda: _evidence_by_stem(context))
    counts = Counter(number for stem in stems for number in index.get(stem, ())[:_MOST_WITH_STEM])
    return (context.reading.claims[number] for number, count in counts.items() if count >= shared)


def _evidence_by_stem(context: Context) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for number, claim in enumerate(context.reading.claims):
        if is_evidence(context, claim):
            for stem in context.stems(claim):
                index.setdefault(stem, []).append(number)
    return index


def leaves(context: Context, claim: Claim) -> tuple[Claim, ...]:
    """The claims that a conclusion rests on in the end: those that rest on nothing further."""
    found: dict[str, Claim] = {}
    seen, waiting = {claim.id}, [claim.id]
    while waiting:
        for inference in context.reasons.get(waiting.pop(), ()):
            for premise in inference.premises:
                if premise in seen:
                    continue
                seen.add(premise)
                if premise in context.reasons:
                    waiting.append(premise)
                else:
                    found[premise] = context.by_id[premise]
    return tuple(found.values())


def premises(context: Context, claim: Claim) -> tuple[Claim, ...]:
    """The claims that a conclusion is directly said to rest on."""
    return tuple(
        context.by_id[premise]
        for inference in context.reasons.get(claim.id, ())
        for premise in inference.premises
    )

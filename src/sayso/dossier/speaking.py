"""Speaking: whose say-so a claim is, whether it says so, and how firmly."""

import re
from functools import cache
from itertools import pairwise

from sayso.dossier.credits import plain
from sayso.dossier.lexicon import phrases, word_set
from sayso.records import Attribution, Claim, Document, Source
from sayso.records.linked import Voice

ASKED, POSSIBLE, THOUGHT, SAID, SHOWN = 0.0, 1.0, 2.0, 3.0, 3.5
"""How firmly a claim is put forward: see ``Telling.strength``."""
_OPPOSED = frozenset(("denies", "doubts"))
_NAMELESS = frozenset(("unnamed", "vague", "impersonal"))
_NAMED = frozenset(("person", "organisation", "document"))
_WORD = re.compile(r"[^\W\d_]+")
_ANY_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nor|neither|without|nobody|cannot)\b|n\s?['’]\s?t\b", re.IGNORECASE
)
_NEGATED = re.compile(r"n(?:ot?\b|ever\b|\s?['’]\s?t\b)")
_CLAUSE = re.compile(r"[,;:()—–]|\s-\s")


def find_voice(claim: Claim, document: Document) -> Voice:
    """Whose say-so a claim is.

    The innermost speaker who is named; one who is not, together with who carries the words; else
    the document's publisher.
    """
    chain = speakers(claim, document)
    if not chain:
        return Voice(kind="author", name=publisher_of(document))
    source = chain[-1]
    if source.kind in _NAMELESS:
        carrier = next(
            (one.name for one in reversed(chain[:-1]) if one.kind in _NAMED and one.name), None
        )
        return Voice(
            kind=source.kind,
            name=source.name or "nobody named",
            carrier=carrier or publisher_of(document),
        )
    name = source.name or publisher_of(document)
    if source.kind == "organisation" and is_itself(name, document):
        name = publisher_of(document)
    return Voice(kind=source.kind, name=name)


def is_itself(name: str, document: Document) -> bool:
    """Whether a body that a document speaks of is its publisher: "the ministry" in its own."""
    named, publisher = (set(plain(one).split()) for one in (name, document.publisher or ""))
    return bool(named) and named <= publisher


def speakers(claim: Claim, document: Document) -> tuple[Source, ...]:
    """Who speaks, outermost first, the author left out.

    "They" of somebody who speaks of what they themselves think is that speaker, whoever else the
    reading took it for: "two officials said they suspect".
    """
    chain: list[Source] = []
    for link in claim.attributions:
        source = link.source
        if source.kind == "author":
            continue
        if chain and _is_same_again(link, document):
            continue
        chain.append(source)
    return tuple(chain)


def publisher_of(document: Document) -> str:
    """Who puts a document forward, by the best name that there is."""
    return (
        document.publisher
        or ", ".join(document.authors)
        or document.location
        or document.title
        or document.id
    )


def puts_forward(claim: Claim) -> bool:
    """Whether a claim's words are put forward as holding, all denials in its chain counted."""
    return sum(_opposes(link) for link in claim.attributions) % 2 == 0


def _opposes(link: Attribution) -> bool:
    return link.stance in _OPPOSED and not _is_unknowing(link)


def _is_unknowing(link: Attribution) -> bool:
    """Whether a speaker does not know of a thing, neither putting it forward nor denying it."""
    return link.stance == "doubts" and _cue_in(link, "unknowing")


def is_negative(claim: Claim) -> bool:
    """Whether a claim's own words deny: "the barge did not sink", whoever says or denies it."""
    return negation_in(_without_hedges(claim)) is not None


def _without_hedges(claim: Claim) -> str:
    """A claim's words but for those of its certainty ("not ruled out") and its condition."""
    text = claim.text
    for words in (claim.certainty, claim.condition):
        if words is not None and claim.start <= words.start and words.end <= claim.end:
            start, end = words.start - claim.start, words.end - claim.start
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def begins_clause(text: str) -> bool:
    """Whether a text holds a mark or a word behind which another clause may have begun."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    return bool(_CLAUSE.search(text) or word_set("speaking", "clause_marks") & set(words))


def negation_in(text: str) -> re.Match[str] | None:
    """Where a text denies its own main verb: "did not", "has never", "is no".

    A negation behind a comma, a conjunction or a relative is of another clause, and two of them
    may undo each other: neither counts. What nobody needs to do to know a thing denies nothing of
    that: "you do not need a map to see that the road is gone".
    """
    if not _may_negate(text) or _negation().search(text) is None:
        return None
    plain = phrases("speaking", "yielding").sub(lambda found: "_" * len(found.group()), text)
    found = list(_negation().finditer(plain))
    if len(found) != 1 or _is_seen_anyway(plain[found[0].end() :]):
        return None
    return None if begins_clause(plain[: found[0].start()]) else found[0]


def _is_seen_anyway(after: str) -> bool:
    """Whether words behind a negation are of what it takes to know a thing."""
    words = _WORD.findall(after.lower())
    if not words or words[0] not in word_set("speaking", "needing"):
        return False
    knowing = word_set("speaking", "knowing")
    return any(one == "to" and verb in knowing for one, verb in pairwise(words))


def _may_negate(text: str) -> bool:
    """Whether a text has the end of a negation; most have none, and are done with."""
    return _NEGATED.search(text.lower()) is not None


def has_negation(text: str) -> bool:
    """Whether anything in a text denies, whatever clause it is of."""
    return _ANY_NEGATION.search(text) is not None


@cache
def _negation() -> re.Pattern[str]:
    helping = "|".join(sorted(word_set("speaking", "auxiliaries")))
    either = rf"(?:{helping}|ca|wo|sha)(?:\s+(?:not|never|no)\b|\s?n\s?['’]\s?t\b|not\b)|\bnever\b"
    return re.compile(rf"(?<!\w)(?:{either})", re.IGNORECASE)


def strength_of(claim: Claim) -> float:
    """How firmly a claim is put forward: as its weakest part is."""
    strength = SAID
    for link in claim.attributions:
        strength = min(strength, _of_link(link))
    if strength == SAID and _is_shown(claim.attributions[-1]):
        strength = SHOWN
    certainty = claim.certainty
    if certainty is not None:
        if certainty.low is None or certainty.high is None:
            return min(strength, POSSIBLE)
        strength = min(strength, round(SAID * (certainty.low + certainty.high) / 2, 2))
    return strength


def _of_link(link: Attribution) -> float:
    if link.stance == "asks" or _is_unknowing(link):
        return ASKED
    if link.stance == "intends":
        return THOUGHT
    name = link.source.name
    if name and not word_set("speaking", "unsure").isdisjoint(name.lower().split()):
        return POSSIBLE
    if link.stance == "believes" or _cue_in(link, "doubtful"):
        return THOUGHT
    return SAID


def _is_shown(link: Attribution) -> bool:
    return _cue_in(link, "found")


def _cue_in(link: Attribution, key: str) -> bool:
    if link.cue is None:
        return False
    return not word_set("speaking", key).isdisjoint(link.cue.text.lower().split())


def _is_same_again(link: Attribution, document: Document) -> bool:
    source = link.source
    if source.start is None or source.end is None:
        return False
    return document.text[source.start : source.end].lower() in word_set("speaking", "pronouns")

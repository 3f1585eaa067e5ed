"""Quoting: whose the words are that a document holds, how sure they were, and who else has them."""

from collections.abc import Iterable, Sequence

from sayso.dossier.quoted_words import FoundWords, find_words
from sayso.dossier.speaking import puts_forward
from sayso.dossier.words import WORD
from sayso.records import Claim, Document, Reading
from sayso.records.dossier import Dossier
from sayso.records.linked import ClaimGroup, Listed, Telling
from sayso.records.made_by import made_after
from sayso.records.quote import Elsewhere, Found, Quote
from sayso.records.span import Words

_MOST_OF = 0.5
"""The share of a claim, or of the words, that is common to both where the words put it forward."""


def find_quote(
    words: str, reading: Reading, among: Sequence[Reading] = (), dossier: Dossier | None = None
) -> Quote:
    """Where a document holds the words, whose they are there, and which others have them.

    ``dossier`` is what linking the document with those ``among`` gives: by it the same claim is
    found in other words, and copies are counted once.
    """
    places = tuple(_place(found, words, reading) for found in find_words(words, reading))
    claims = {claim.id for place in places for claim in place.claims}
    groups = _groups(dossier, claims)
    elsewhere = {one.document.id: one for one in _in_groups(groups, reading, dossier)}
    others = {one.document.id: one for one in among if one.document.id != reading.document.id}
    for id_, other in others.items():
        held = _held(words, other, elsewhere.get(id_))
        if held is not None:
            elsewhere[id_] = held
    return Quote(
        words=words,
        document=listed(reading.document),
        match=places[0].match if places else "not found",
        places=places,
        among=len(others),
        elsewhere=tuple(sorted(elsewhere.values(), key=_order)),
        origins=max((group.origins for group in groups), default=None),
        made_by=made_after(reading.made_by),
    )


def listed(document: Document) -> Listed:
    """A document by what tells it from others."""
    return Listed(
        id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        location=document.location,
    )


def _place(found: FoundWords, words: str, reading: Reading) -> Found:
    claims = tuple(_claims_at(found, reading))
    said = {one.group().lower() for one in WORD.finditer(words)}
    return Found(
        match="near" if found.differences else "exact",
        start=found.start,
        end=found.end,
        text=reading.document.text[found.start : found.end],
        likeness=found.likeness,
        differences=found.differences,
        claims=claims,
        unsaid=tuple(
            dict.fromkeys(
                one
                for claim in claims
                for one in _bearing_on(claim)
                if not said.issuperset(part.group().lower() for part in WORD.finditer(one.text))
            )
        ),
    )


def _claims_at(found: FoundWords, reading: Reading) -> Iterable[Claim]:
    for claim in reading.claims:
        common = min(claim.end, found.end) - max(claim.start, found.start)
        shorter = min(claim.end - claim.start, found.end - found.start)
        if common > _MOST_OF * shorter:
            yield claim


def _bearing_on(claim: Claim) -> Iterable[Words]:
    """Words without which the claim is surer, or another one, than it was put forward."""
    certainty, condition = claim.certainty, claim.condition
    if certainty is not None:
        yield Words(text=certainty.text, start=certainty.start, end=certainty.end)
    if condition is not None:
        yield Words(text=condition.text, start=condition.start, end=condition.end)
    for link in claim.attributions:
        if link.stance != "says" and link.cue is not None:
            yield link.cue


def _groups(dossier: Dossier | None, claims: set[str]) -> list[ClaimGroup]:
    stories = () if dossier is None else dossier.stories
    return [
        group
        for story in stories
        for group in story.groups
        if not claims.isdisjoint(one.claim for one in group.tellings)
    ]


def _in_groups(
    groups: Iterable[ClaimGroup], reading: Reading, dossier: Dossier | None
) -> Iterable[Elsewhere]:
    stories = () if dossier is None else dossier.stories
    documents = {one.id: one for story in stories for one in story.documents}
    of_claim = {one.claim: one.document for group in groups for one in group.tellings}
    for group in groups:
        own = next(one for one in group.tellings if one.document == reading.document.id)
        for telling in group.tellings:
            if telling.document != reading.document.id:
                alike = telling.says == own.says
                yield _told(telling, documents[telling.document], of_claim, alike)


def _told(telling: Telling, document: Listed, of_claim: dict[str, str], alike: bool) -> Elsewhere:
    return Elsewhere(
        document=document,
        match="same claim",
        start=telling.start,
        end=telling.end,
        text=telling.text,
        voice=telling.voice.label,
        voice_kind=telling.voice.kind,
        says=alike,
        follows=None if telling.follows is None else of_claim.get(telling.follows),
    )


def _held(words: str, other: Reading, known: Elsewhere | None) -> Elsewhere | None:
    """Another document's own place of the words, where it has one; who is told by the linking."""
    found = find_words(words, other)
    if not found:
        return None
    place = _place(found[0], words, other)
    claim = place.claims[0] if place.claims else None
    source = None if claim is None else claim.source
    name = "" if source is None else (source.name or other.document.publisher or "")
    return Elsewhere(
        document=listed(other.document),
        match=place.match,
        start=place.start,
        end=place.end,
        text=place.text,
        voice=known.voice if known is not None else name,
        voice_kind=known.voice_kind if known else (None if source is None else source.kind),
        says=known.says if known is not None else claim is None or puts_forward(claim),
        follows=known.follows if known is not None else None,
    )


def _order(one: Elsewhere) -> tuple[int, str, str]:
    day = one.document.published
    return (
        ("exact", "near", "same claim").index(one.match),
        day.isoformat() if day else "9999",
        one.document.id,
    )

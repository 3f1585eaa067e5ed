"""Follows: which telling of a claim goes back to which other, and the words that show it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.dossier.claimed import Claimed
from sayso.dossier.credits import plain
from sayso.dossier.lexicon import phrases
from sayso.dossier.speaking import speakers
from sayso.records import Credit, Source, Words
from sayso.records.linked import Because, Copy, Span

LIES_IN = 0.7
"""The share of a claim's characters that passages must hold."""
_WHOLLY = 0.95
_REWORDED = 0.5
"""How likely at least a claim of a copy in other words knows no more than the original."""


@dataclass(frozen=True, slots=True)
class Step:
    """That a telling goes back to another: whose, why, the words that show it, how surely."""

    of: str
    because: Because
    shown: Words | None
    copying: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """What is known of the documents of a story: copies of two, credits, and publishers."""

    copies: Mapping[str, Sequence[Copy]]
    """Of a document, its copies: what it took from others and what others took from it."""
    credits: Mapping[str, Sequence[Credit]]
    """Of a document, whom it credits."""
    publishers: frozenset[str]
    """All publishers of the dossier, as ``plain`` writes them."""


class Group:
    """The claims of one group, in order, found by document, by publisher and by voice."""

    def __init__(self, claims: Sequence[Claimed]) -> None:
        self.claims = claims
        self.by_document: dict[str, list[Claimed]] = defaultdict(list)
        self.by_voice: dict[str, list[Claimed]] = defaultdict(list)
        self._by_publisher: dict[str, dict[str, list[Claimed]]] = defaultdict(dict)
        for claimed in claims:
            self.by_document[claimed.document.id].append(claimed)
            if is_known(claimed):
                self.by_voice[voice_key(claimed)].append(claimed)
            publisher = plain(claimed.document.publisher or "")
            if publisher:
                known = self._by_publisher[publisher.split()[0]]
                known.setdefault(publisher, []).append(claimed)

    def published_by(self, named: str) -> Iterator[Claimed]:
        """The first claim of each publisher who is named, alone or with more words, in order."""
        words = named.split()
        found = [
            (claimed[0].order, claimed[0])
            for word in dict.fromkeys(words)
            for publisher, claimed in self._by_publisher.get(word, {}).items()
            if set(publisher.split()) <= set(words)
        ]
        yield from (claimed for _, claimed in sorted(found, key=lambda each: each[0]))


def find_step(claimed: Claimed, group: Group, between: Between) -> Step | None:
    """What a claim goes back to among those of its group, None where nothing shows that it does.

    A source that is named for it goes before words that were copied: who says what another says is
    a voice of their own.
    """
    return (
        _cited(claimed, group) or _copied(claimed, group, between) or _same_speaker(claimed, group)
    )


def _cited(claimed: Claimed, group: Group) -> Step | None:
    """That a source which is named for it publishes one of the others."""
    own = plain(claimed.document.publisher or "")
    for number, source in _named_sources(claimed):
        named = plain(source.name or "")
        for other in group.published_by(named):
            publisher = plain(other.document.publisher or "")
            if source.kind == "person" and publisher != named:
                continue  # Ilse Tern is not the publisher Tern
            if publisher != own:
                because: Because = "cites" if _cites(claimed, number) else "reports"
                return Step(other.id, because, _words_of(source, claimed))
    return None


def _named_sources(claimed: Claimed) -> Iterator[tuple[int, Source]]:
    """Whom a claim names as its source, the outermost first, with the place in the chain."""
    for number, link in enumerate(claimed.claim.attributions):
        if link.source.kind in ("organisation", "document", "person") and link.source.name:
            yield number, link.source


def _cites(claimed: Claimed, number: int) -> bool:
    cue = claimed.claim.attributions[number].cue
    return cue is not None and phrases("citing", "citing").search(cue.text) is not None


def _words_of(source: Source, claimed: Claimed) -> Words | None:
    if source.start is None or source.end is None:
        return None
    text = claimed.document.text[source.start : source.end]
    return Words(text=text, start=source.start, end=source.end)


def _copied(claimed: Claimed, group: Group, between: Between) -> Step | None:
    """That its words lie in passages taken from another document, or it stands in a copy."""
    reworded: Step | None = None
    for copy in between.copies.get(claimed.document.id, ()):
        if copy.by != claimed.document.id or copy.direction == "unknown":
            continue
        for other in group.by_document.get(copy.of, ()):
            step = _copied_from(claimed, other, copy)
            if step is not None and step.copying is None:
                return step
            reworded = reworded or step
    return reworded


def _copied_from(claimed: Claimed, other: Claimed, copy: Copy) -> Step | None:
    """The step to a claim of a document that another was copied from."""
    place = (claimed.claim.start, claimed.claim.end)
    held = sum(share(place, passage.by) for passage in copy.passages)
    there = (other.claim.start, other.claim.end)
    from_there = any(
        share(place, passage.by) > 0 and share(there, passage.of) > 0 for passage in copy.passages
    )
    same_words = claimed.claim.text.lower() == other.claim.text.lower()
    if held >= LIES_IN and from_there and has_no_own_source(claimed, other):
        surely = None if held >= _WHOLLY or same_words else _range(held)
        return Step(other.id, "copied", _quoted(claimed, place), surely)
    if copy.whole and claimed.voice.kind == "author" and other.says == claimed.says:
        return Step(other.id, "copied", _quoted(claimed, place), _range(held))
    return None


def _range(held: float) -> tuple[float, float]:
    """How likely a reworded claim of a copy knows no more than the original, by its words."""
    return (round(max(_REWORDED, held), 2), 1.0)


def has_no_own_source(claimed: Claimed, other: Claimed) -> bool:
    """Whether a claim names no source, or the very one that the other names."""
    mine, theirs = (_sources(one) for one in (claimed, other))
    return not mine or mine <= theirs


def _sources(claimed: Claimed) -> set[str]:
    return {plain(one.name) for one in speakers(claimed.claim, claimed.document) if one.name}


def _same_speaker(claimed: Claimed, group: Group) -> Step | None:
    """That the same person or body is named for one of the others, which is older."""
    if not is_known(claimed):
        return None
    for other in group.by_voice[voice_key(claimed)]:
        if not _is_older(other, claimed):
            return None  # they are in order
        if other.document.id != claimed.document.id:
            return Step(other.id, "speaker", _words_of(claimed.claim.source, claimed))
    return None


def is_known(claimed: Claimed) -> bool:
    """Whether a named person or body says it."""
    return claimed.voice.kind in ("person", "organisation", "document")


def voice_key(claimed: Claimed) -> str:
    """What two claims of one voice have in common: the entity, else the name."""
    return claimed.voice.entity or plain(claimed.voice.name)


def _is_older(one: Claimed, other: Claimed) -> bool:
    first, second = one.document.published, other.document.published
    return first is not None and (second is None or first < second)


def _quoted(claimed: Claimed, place: Span) -> Words:
    """The words of a claim that lie in a passage."""
    start, end = max(place[0], claimed.claim.start), min(place[1], claimed.claim.end)
    return Words(text=claimed.document.text[start:end], start=start, end=end)


def share(place: Span, passage: Span) -> float:
    """The share of a place that lies in a passage, in [0, 1]."""
    start, end = max(place[0], passage[0]), min(place[1], passage[1])
    return max(0, end - start) / max(1, place[1] - place[0])

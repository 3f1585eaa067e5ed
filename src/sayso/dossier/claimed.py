"""What a claim says, made ready to be compared with claims of other documents."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.dossier.counts import Count, counts_of
from sayso.dossier.days import basis_of
from sayso.dossier.speaking import find_voice, says_so, strength_of
from sayso.dossier.words import Word, content, happening
from sayso.records import Claim, Document, Reading, Time
from sayso.records.linked import Voice


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Claimed:
    """A claim with its document, as the words of content it has and who says it.

    ``stems``: how often each is used, words for one happening under one stem. ``actors``: names of
    those in it, as it has them, in order; ``names``: their words and other capitalised ones, in
    lower case. ``days``: times whose day is sure. ``says`` is false where the claim is denied,
    ``strength`` as in ``Telling``.
    """

    claim: Claim
    document: Document
    words: tuple[Word, ...]
    stems: Counter[str]
    actors: tuple[str, ...]
    names: frozenset[str]
    counts: tuple[Count, ...]
    days: tuple[Time, ...]
    voice: Voice
    says: bool
    strength: float

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def order(self) -> tuple[str, str, int]:
        """Sorts claims by the day of their document, those without one last."""
        day = self.document.published
        return (day.isoformat() if day else "9999", self.document.id, self.claim.start)


def claims_of(reading: Reading) -> Iterator[Claimed]:
    """The claims of a reading that say something of their own: two words of content at least."""
    times = {time.id: time for time in reading.times}
    named = dict(_named(reading))
    for claim in reading.claims:
        words = content(claim.text)
        if len(words) < 2:
            continue
        stems = Counter(happening(word.stem) for word in words)
        names = {
            part
            for id_ in (*claim.actors, *claim.places)
            if id_ in named
            for part in named[id_].lower().split()
        }
        names |= set(_capitals(claim.text, words))
        day = reading.document.published
        sure = [times[id_] for id_ in claim.times if id_ in times]
        yield Claimed(
            claim=claim,
            document=reading.document,
            words=words,
            stems=stems,
            actors=_actors(claim, reading),
            names=frozenset(names),
            counts=counts_of(claim.text),
            days=tuple(time for time in sure if basis_of(time, day)),
            voice=find_voice(claim, reading.document),
            says=says_so(claim),
            strength=strength_of(claim),
        )


def _actors(claim: Claim, reading: Reading) -> tuple[str, ...]:
    """The names of actors and places inside a claim, as it has them, in order."""
    mentions = [words for one in reading.actors if one.id in claim.actors for words in one.mentions]
    mentions += [
        words for one in reading.places if one.id in claim.places for words in one.mentions
    ]
    inside = {
        (words.start, words.text)
        for words in mentions
        if claim.start <= words.start and words.end <= claim.end
    }
    return tuple(text for _, text in sorted(inside))


def _named(reading: Reading) -> Iterator[tuple[str, str]]:
    """Ids of actors and places with their names."""
    yield from ((one.id, one.name) for one in reading.actors)
    yield from ((one.id, one.name) for one in reading.places)


def _capitals(text: str, words: Sequence[Word]) -> Iterator[str]:
    """Words of names inside a claim: capitalised, and not the first."""
    for word in words:
        if (
            word.start
            and text[word.start].isupper()
            and not text[: word.start].rstrip().endswith(".")
        ):
            yield word.lower.removesuffix("'s")

"""What a claim says, made ready to be compared with claims of other documents."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sayso.dossier.counts import Count, counts_of
from sayso.dossier.days import basis_of
from sayso.dossier.lexicon import word_set
from sayso.dossier.slips import quoted_spans
from sayso.dossier.speaking import find_voice, publisher_of, says_so, strength_of
from sayso.dossier.words import Word, content, happening
from sayso.records import Claim, Document, Reading, Time
from sayso.records.linked import Voice

_LEAST_WORDS = 2
"""Words of content of a claim that says something of its own."""


class Named(NamedTuple):
    """A place in a claim's text that names or means an actor or a place, and its full name."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Claimed:
    """A claim with its document, as the words of content it has and who says it.

    ``told`` is its text with spaces for what a claim within it says by itself ("the barge, which
    was old, sank"); ``words``, ``stems`` and ``counts`` are of that. ``stems``: how often each is
    used, words for one happening under one stem. ``actors``: those who are named in it or meant by
    a pronoun, in order; ``names``: words of their names and other capitalised ones, in lower case.
    ``days``: times whose day is sure. ``quoted``: whether it stands in quotation marks. ``says`` is
    false where the claim is denied, ``strength`` as in ``Telling``.
    """

    claim: Claim
    document: Document
    told: str
    words: tuple[Word, ...]
    stems: Counter[str]
    actors: tuple[Named, ...]
    names: frozenset[str]
    counts: tuple[Count, ...]
    days: tuple[Time, ...]
    voice: Voice
    quoted: bool
    says: bool
    strength: float

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def stems_of_names(self) -> frozenset[str]:
        """The stems of the words that its names are made of."""
        names = self.names
        named = [word.stem for word in self.words if word.lower.removesuffix("'s") in names]
        return frozenset(map(happening, named))

    @property
    def publisher(self) -> str:
        """Who puts its document forward."""
        return publisher_of(self.document)

    @property
    def order(self) -> tuple[str, str, int]:
        """Sorts claims by the day of their document, those without one last."""
        day = self.document.published
        return (day.isoformat() if day else "9999", self.document.id, self.claim.start)


def claims_of(reading: Reading) -> Iterator[Claimed]:
    """The claims of a reading that say something of their own: two words of content at least."""
    times = {time.id: time for time in reading.times}
    named = _named(reading)
    day = reading.document.published
    quotations = quoted_spans(reading.document)
    for claim, told in _without_inner(reading.claims):
        words = content(told)
        if len(words) < _LEAST_WORDS:
            continue
        actors = _inside(claim, named)
        sure = [times[id_] for id_ in claim.times if id_ in times]
        yield Claimed(
            claim=claim,
            document=reading.document,
            told=told,
            words=words,
            stems=_stems(told),
            actors=actors,
            names=_names(told, tuple(one.name for one in actors)),
            counts=counts_of(told),
            days=tuple(time for time in sure if basis_of(time, day)),
            voice=find_voice(claim, reading.document),
            quoted=any(start <= claim.start < end for start, end in quotations),
            says=says_so(claim),
            strength=strength_of(claim),
        )


def _without_inner(claims: Sequence[Claim]) -> Iterator[tuple[Claim, str]]:
    """Claims, each with its text without the relative clauses that are claims of their own."""
    relatives = word_set("disputes", "relatives")
    inner = [one for one in claims if one.text.split(maxsplit=1)[0].lower() in relatives]
    starts = [one.start for one in inner]
    for claim in claims:
        told = claim.text
        for one in inner[bisect_right(starts, claim.start) : bisect_left(starts, claim.end)]:
            if one.end <= claim.end:
                at, end = one.start - claim.start, one.end - claim.start
                told = told[:at] + " " * (end - at) + told[end:]
        enough = told is claim.text or len(content(told)) >= _LEAST_WORDS
        yield claim, told if enough else claim.text


# What is told a thousand times in the same words is held once.
@lru_cache(maxsize=1 << 13)
def _stems(text: str) -> Counter[str]:
    return Counter([happening(word.stem) for word in content(text)])


@lru_cache(maxsize=1 << 13)
def _names(text: str, actors: tuple[str, ...]) -> frozenset[str]:
    parts = {part for name in actors for part in name.lower().split()}
    return frozenset(
        (parts - word_set("linking", "function")) | set(_capitals(text, content(text)))
    )


def _named(reading: Reading) -> list[tuple[int, int, str]]:
    """Where a document names or means an actor or a place, with the full name, in order."""
    names = {one.id: one.name for one in reading.actors}
    names |= {one.id: one.name for one in reading.places}
    found = [(w.start, w.end, one.name) for one in reading.actors for w in one.mentions]
    found += [(w.start, w.end, one.name) for one in reading.places for w in one.mentions]
    found += [
        (one.start, one.end, names[one.meant]) for one in reading.mentions if one.meant in names
    ]
    return sorted(found)


def _inside(claim: Claim, named: Sequence[tuple[int, int, str]]) -> tuple[Named, ...]:
    first = bisect_left(named, (claim.start, 0, ""))
    last = bisect_left(named, (claim.end, 0, ""))
    return tuple(
        Named(start - claim.start, end - claim.start, name)
        for start, end, name in named[first:last]
        if end <= claim.end
    )


def _capitals(text: str, words: Sequence[Word]) -> Iterator[str]:
    """Words of names inside a claim: capitalised, and not the first."""
    for word in words:
        if (
            word.start
            and text[word.start].isupper()
            and not text[: word.start].rstrip().endswith(".")
        ):
            yield word.lower.removesuffix("'s")

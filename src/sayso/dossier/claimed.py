"""What a claim says, made ready to be compared with claims of other documents."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple

from sayso.dossier.counts import Count, counts_of
from sayso.dossier.days import basis_of
from sayso.dossier.lexicon import word_set
from sayso.dossier.slips import quoted_spans
from sayso.dossier.speaking import find_voice, is_negative, publisher_of, puts_forward, strength_of
from sayso.dossier.words import WORD, Term, Word, content, term_of, terms_of
from sayso.records import Claim, Document, Reading, Time
from sayso.records.linked import Voice

_LEAST_WORDS = 2
"""Words of content of a claim that says something of its own."""


class Named(NamedTuple):
    """A place in a claim's text that names or means an actor or a place, and its full name."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Claimed:
    """A claim with its document, as the words of content it has and who says it.

    ``told`` is its text with spaces for what a claim within it says by itself ("the barge, which
    was old, sank"); ``words``, ``stems`` and ``counts`` are of that. ``stems``: how often each is
    used, words for one happening under one stem. ``actors``: those who are named in it or meant by
    a pronoun, in order; ``names``: words of their names and other capitalised ones, in lower case;
    ``stems_of_names``: of the words that these are made of. ``days``: times whose day is sure.
    ``quoted``: whether it stands in quotation marks. ``stands``: whether its words are put forward
    and not denied; ``negative``: whether these words themselves deny. ``may_count`` is false where
    it has no number.
    """

    claim: Claim
    document: Document
    told: str
    stems: Counter[str]
    actors: tuple[Named, ...]
    names: frozenset[str]
    stems_of_names: frozenset[str]
    days: tuple[Time, ...]
    voice: Voice
    quoted: bool
    stands: bool
    negative: bool
    may_count: bool

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def says(self) -> bool:
        """Whether it says that a thing is so: not where it is denied, by whom or in which words."""
        return self.stands != self.negative

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words of content, with their places."""
        return content(self.told)

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """What it counts, looked for when it is first asked for: of many claims it never is."""
        return counts_of(self.told) if self.may_count else ()

    @property
    def strength(self) -> float:
        """How firmly it is put forward, as in ``Telling``."""
        return strength_of(self.claim)

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
        said = _said(told)
        if len(said.terms) < _LEAST_WORDS:
            continue
        actors = _inside(claim, named)
        names, stems_of_names = _names(told, tuple([one.name for one in actors]))
        sure = [times[id_] for id_ in claim.times if id_ in times]
        yield Claimed(
            claim=claim,
            document=reading.document,
            told=told,
            stems=said.stems,
            actors=actors,
            names=names,
            stems_of_names=stems_of_names,
            days=tuple([time for time in sure if basis_of(time, day)]),
            voice=find_voice(claim, reading.document),
            quoted=any(start <= claim.start < end for start, end in quotations),
            stands=puts_forward(claim),
            negative=is_negative(claim),
            may_count=said.may_count,
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
        enough = told is claim.text or len(_said(told).terms) >= _LEAST_WORDS
        yield claim, told if enough else claim.text


_may_count = attrgetter("may_count")


class _Said(NamedTuple):
    """What the words of a claim come to, how often each stem is used, and those of names.

    ``may_count``: whether a number may begin with one of them.
    """

    terms: list[Term]
    stems: Counter[str]
    capitals: frozenset[str]
    may_count: bool


# What is told a thousand times in the same words is held once.
@lru_cache(maxsize=1 << 13)
def _said(text: str) -> _Said:
    terms = terms_of(text)
    stems = Counter([term.happening for term in terms])
    return _Said(terms, stems, _capitals(text, terms), any(map(_may_count, terms)))


@lru_cache(maxsize=1 << 13)
def _names(text: str, actors: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Words of names in a claim, and the stems under which they stand in it."""
    said = _said(text)
    names = said.capitals
    if actors:
        parts = {part for name in actors for part in name.lower().split()}
        names |= parts - word_set("linking", "function")
    return names, frozenset([term.happening for term in said.terms if term.bare in names])


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


def _capitals(text: str, terms: Sequence[Term]) -> frozenset[str]:
    """Words of names inside a claim: capitalised, and not the first of it or of a sentence."""
    if "." not in text:
        first = WORD.match(text)
        inner = terms[first is not None and bool(term_of(first.group()).stem) :]
        return frozenset([term.bare for term in inner if term.is_capital])
    return frozenset(
        word.lower.removesuffix("'s")
        for word in content(text)
        if word.start
        and text[word.start].isupper()
        and not text[: word.start].rstrip().endswith(".")
    )

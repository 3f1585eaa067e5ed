"""Slips: the little of a document by which copies and stories are found, made of each once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from sys import intern
from typing import NamedTuple

from sayso.analysis.text.quotations import find_quotations
from sayso.dossier.credits import find_credits, plain
from sayso.dossier.fingerprints import Hashes, are_many, choose, hash_runs, words_of
from sayso.dossier.words import stems
from sayso.records import Credit, Document, Reading

_MOST_STEMS = 60
"""Stems that a slip keeps: the ones that a document uses most, its first words before others."""
_LEAD = 150
"""Characters of the first paragraph whose words count as those of a title do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What finding copies and stories sees of a document.

    ``fingerprints`` are sorted and each there once; ``thinned`` where a quarter of them was kept.
    ``runs`` are all that they were chosen from, in order.
    """

    id: str
    publisher: str
    published: date | None
    runs: Hashes
    fingerprints: Hashes
    thinned: bool
    credits: tuple[Credit, ...]

    @property
    def order(self) -> tuple[str, str]:
        """Sorts slips by their day, those without one last."""
        return (self.published.isoformat() if self.published else "9999", self.id)


class Marks(NamedTuple):
    """By what the story of a document is found, beside its day.

    ``weights``: how often each stem is used, those of the title counted several times. ``names``:
    names of actors and places in lower case, in order.
    """

    weights: Mapping[str, float]
    names: tuple[str, ...]


def make_slip(reading: Reading) -> tuple[Slip, Marks]:
    """The slip of a document, and by what its story is found."""
    names = {one.name.lower() for one in reading.actors}
    names |= {one.name.lower() for one in reading.places}
    document = reading.document
    return slip_for_copies(document), Marks(_weights(document), tuple(sorted(names)))


def slip_for_copies(document: Document) -> Slip:
    """The slip of a document."""
    runs = hash_runs(words_of(document.text))
    return Slip(
        id=intern(document.id),
        publisher=intern(plain(document.publisher or "")),
        published=document.published,
        runs=runs,
        fingerprints=choose(runs),
        thinned=are_many(runs),
        credits=find_credits(document),
    )


def quoted_spans(document: Document) -> tuple[tuple[int, int], ...]:
    """Where a document quotes."""
    return tuple((one.start, one.end) for one in find_quotations(document))


def _weights(document: Document) -> dict[str, int]:
    body = [block for block in document.blocks if block.kind != "heading"]
    told = (document.text[block.start : block.end] for block in body or document.blocks)
    counts = Counter(stems("\n".join(told)))
    lead = Counter(stems(document.title or ""))
    if body:
        start = body[0].start
        lead.update(stems(document.text[start : min(body[0].end, start + _LEAD)]))
    for stem, times in lead.items():
        counts[stem] += times
    ranked = sorted(sorted(counts), key=counts.__getitem__, reverse=True)
    return {stem: counts[stem] for stem in sorted(ranked[:_MOST_STEMS])}

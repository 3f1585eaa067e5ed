"""Slips: the little of a document by which copies and stories are found, made of each once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

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
    ``weights``: how often each stem is used, those of the title counted several times. ``names``:
    names of actors and places in lower case.
    """

    id: str
    publisher: str
    published: date | None
    fingerprints: Hashes
    thinned: bool
    weights: Mapping[str, float]
    names: frozenset[str]
    credits: tuple[Credit, ...]

    @property
    def order(self) -> tuple[str, str]:
        """Sorts slips by their day, those without one last."""
        return (self.published.isoformat() if self.published else "9999", self.id)


def make_slip(reading: Reading) -> Slip:
    """The slip of a document."""
    names = {one.name.lower() for one in reading.actors}
    names |= {one.name.lower() for one in reading.places}
    document = reading.document
    return replace(slip_for_copies(document), weights=_weights(document), names=frozenset(names))


def slip_for_copies(document: Document) -> Slip:
    """The slip of a document without what only stories are found by: stems and names."""
    runs = hash_runs(words_of(document.text))
    return Slip(
        id=document.id,
        publisher=plain(document.publisher or ""),
        published=document.published,
        fingerprints=choose(runs),
        thinned=are_many(runs),
        weights={},
        names=frozenset(),
        credits=find_credits(document),
    )


def quoted_spans(document: Document) -> tuple[tuple[int, int], ...]:
    """Where a document quotes."""
    return tuple((one.start, one.end) for one in find_quotations(document))


def _weights(document: Document) -> dict[str, int]:
    body = [block for block in document.blocks if block.kind != "heading"]
    counts: Counter[str] = Counter()
    for block in body or document.blocks:
        counts.update(stems(document.text[block.start : block.end]))
    lead: Counter[str] = Counter(stems(document.title or ""))
    if body:
        start = body[0].start
        lead.update(stems(document.text[start : min(body[0].end, start + _LEAD)]))
    for stem, times in lead.items():
        counts[stem] += times
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return dict(sorted(ranked[:_MOST_STEMS]))

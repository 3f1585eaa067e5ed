"""Boilerplate: words that one publisher puts into many documents, which make none a copy."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from sayso.dossier.fingerprints import words_of
from sayso.dossier.passages import Shared
from sayso.dossier.slips import Slip
from sayso.records.dossier import Boilerplate
from sayso.records.linked import Span

Text = Callable[[str], str]
"""The text of a document, by its id."""
_FEWEST = 3
"""Documents of one publisher that have the words."""
_LITTLE = 0.5
"""The share of two documents that boilerplate is at most; more is a version of one article."""
_PASSAGES = 2
"""Passages of boilerplate in a pair of documents: one at the head, one at the foot."""


class Stock(NamedTuple):
    """Words that a publisher repeats, and in how many documents."""

    publisher: str
    words: tuple[str, ...]
    documents: int

    @property
    def told(self) -> Boilerplate:
        """As the dossier lists it."""
        return Boilerplate(
            publisher=self.publisher, documents=self.documents, words=" ".join(self.words)
        )


def find_boilerplate(
    slips: Sequence[Slip], shared: Iterable[tuple[tuple[int, int], Shared]], text: Text
) -> tuple[Stock, ...]:
    """What publishers repeat in documents that have little else in common, in order."""
    users: dict[tuple[str, tuple[str, ...]], set[int]] = defaultdict(set)
    for (one, other), found in shared:
        publisher = slips[one].publisher
        if not publisher or publisher != slips[other].publisher:
            continue
        if found.contained <= _LITTLE and len(found.passages) <= _PASSAGES:
            for passage in found.passages:
                words = _words(text(slips[one].id), passage.of)
                users[publisher, words] |= {one, other}
    return tuple(
        Stock(publisher, words, len(documents))
        for (publisher, words), documents in sorted(users.items())
        if len(documents) >= _FEWEST
    )


def without_boilerplate(shared: Shared, stock: Collection[tuple[str, ...]], text: str) -> Shared:
    """What two documents share, less words that are somebody's stock. ``text``: the first's."""
    kept = []
    lengths = []
    for passage in shared.passages:
        words = _words(text, passage.of)
        if words not in stock:
            kept.append(passage)
            lengths.append(len(words))
    if len(kept) == len(shared.passages):
        return shared
    before = sum(len(_words(text, passage.of)) for passage in shared.passages)
    left = shared.contained * sum(lengths) / before
    return Shared(round(left, 4), min(shared.longest, max(lengths, default=0)), tuple(kept))


def _words(text: str, place: Span) -> tuple[str, ...]:
    return tuple(words_of(text[slice(*place)]))

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
_LABEL, _POINTER = 4, 25
"""Words of what stands over a list at the foot ("Related:"), and of a line of it, at most."""


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
    """What publishers repeat in documents that have little else in common, in order.

    A list at the foot of two, of what else they have published, is repeated however much it is.
    """
    users: dict[tuple[str, tuple[str, ...]], set[int]] = defaultdict(set)
    lists = set()
    for (one, other), found in shared:
        publisher = slips[one].publisher
        if not publisher or publisher != slips[other].publisher:
            continue
        little = found.contained <= _LITTLE and len(found.passages) <= _PASSAGES
        of, by = text(slips[one].id), text(slips[other].id)
        for passage in found.passages:
            is_list = _is_list_at_foot(of, passage.of) and _is_list_at_foot(by, passage.by)
            if little or is_list:
                words = _words(of, passage.of)
                users[publisher, words] |= {one, other}
                lists |= {words} if is_list else set()
    return tuple(
        Stock(publisher, words, len(documents))
        for (publisher, words), documents in sorted(users.items())
        if len(documents) >= _FEWEST or words in lists
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


def _is_list_at_foot(text: str, place: Span) -> bool:
    """Whether a passage is all that ends a text: a label with a colon, and short lines below it."""
    begins = text.rfind("\n", 0, place[0]) + 1
    if not begins or words_of(text[place[1] :]) or words_of(text[begins : place[0]]):
        return False
    label, *listed = (line for line in text[begins:].splitlines() if words_of(line))
    return (
        label.rstrip(" \"”’'*_").endswith(":")
        and len(words_of(label)) <= _LABEL
        and len(listed) > 1
        and all(len(words_of(line)) <= _POINTER for line in listed)
    )


def _words(text: str, place: Span) -> tuple[str, ...]:
    return tuple(words_of(text[slice(*place)]))

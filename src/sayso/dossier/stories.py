"""Stories: documents about one happening, joined while they are like each other on average."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import log, sqrt

import numpy as np

from sayso.dossier.fingerprints import Hashes, hash_words
from sayso.dossier.joining import Edge, homes_of, join_alike
from sayso.dossier.packed import Pile, Spool
from sayso.dossier.slips import Marks
from sayso.dossier.tally import Tally

_LIKE = 0.19
"""The likeness, on average over all pairs of two stories, at which they are one."""
_LATER = 0.07
"""How much more alike two documents must be for each day between them: what follows a happening is
told in its words, and is another."""
_COMMON = 0.2
"""A stem in more than this share of the documents tells no two of them apart."""
_FEW = 25
"""Documents that may hold a stem however few there are."""
_MOST = 400
"""Documents with a stem beyond which it no longer proposes pairs, however many there are."""
_KEYS, _KEYS_DATED = 12, 24
"""Stems of a document by which it is looked up: those that weigh most. Two documents of near days
are looked up by more of them, since the days tell something too."""
_BACKGROUND = 20
"""Documents on other things that a collection is taken to stand among: few documents, all of one
story, would else have nothing in common."""
_SHARED = 2
"""Stems and names that two documents have in common at the least: one word makes no story."""
_NAME = 1.5
"""How much more a name weighs than a word."""
_AT_HAND = 1 << 10
"""Vectors that are held once they were asked for: those of near days are compared."""


def find_stories(
    marks: Sequence[Marks],
    published: Sequence[date | None],
    joined: Sequence[tuple[int, int]],
    *,
    days: int,
    spool: Spool | None = None,
) -> tuple[tuple[int, ...], ...]:
    """The documents of each story by their numbers, in order.

    marks, published: of each document. joined: pairs that are copies, which are of one story
    whatever their words. ``days``: how far apart two documents of a story may be published; one
    without a day may be of any. ``spool``: what holds their vectors.
    """
    vectors = _Vectors(marks, spool)
    homes, _ = homes_of(len(marks), joined)
    edges = _edges(vectors, published, days, homes)
    return join_alike(len(marks), edges, joined, least=_LIKE)


class _Vectors:
    """Weights of stems and names of each document, in order, their squares summing to 1.

    Stems and names are told apart by their hashes. ``heavy`` are of each document those by which
    it is looked up. Vectors are unpacked when they are asked for, and some held.
    """

    def __init__(self, marks: Sequence[Marks], spool: Spool | None) -> None:
        tally = Tally()
        for each in marks:
            tally.add(tuple(_keys(each)))
        used = tally.counted()
        self._keys = Pile(np.uint64, spool)
        self._weights = Pile(np.float64, spool)
        self.heavy: list[Hashes] = []
        for each in marks:
            keys = _keys(each)
            times = used.of(hash_words(tuple(keys))).tolist()
            weighed = {
                key: weight * log((_BACKGROUND + len(marks)) / often)
                for (key, weight), often in zip(keys.items(), times, strict=True)
                if often > 1
            }
            length = sqrt(sum(weight * weight for weight in weighed.values()))
            vector = {key: weight / length for key, weight in sorted(weighed.items()) if length}
            self._keys.append(hash_words(tuple(vector)))
            self._weights.append(np.array(list(vector.values()), dtype=np.float64))
            self.heavy.append(hash_words(_heaviest(vector)))
        self.of = lru_cache(maxsize=_AT_HAND)(self._of)

    def _of(self, number: int) -> dict[int, float]:
        return dict(zip(self._keys[number].tolist(), self._weights[number].tolist(), strict=True))


def _keys(marks: Marks) -> dict[str, float]:
    keys = {stem: 1 + log(times) for stem, times in marks.weights.items()}
    return keys | {f"@{name}": _NAME for name in marks.names}


def _heaviest(vector: Mapping[str, float]) -> list[str]:
    return sorted(vector, key=lambda key: (-vector[key], key))[:_KEYS_DATED]


def _edges(
    vectors: _Vectors, published: Sequence[date | None], days: int, homes: Sequence[int]
) -> Iterator[Edge]:
    """How alike documents are that may be of one story; of one home, they are whatever this is."""
    total = len(published)
    most = min(_MOST, max(_FEW, int(_COMMON * total)))
    keys = np.concatenate((*vectors.heavy, np.empty(0, dtype=np.uint64)))
    lengths = [len(each) for each in vectors.heavy]
    order = np.argsort(keys, kind="stable")  # the documents of a key come in order
    owners = np.repeat(np.arange(total), lengths)[order]
    ranks = np.concatenate([np.arange(length) for length in (*lengths, 0)])[order]
    keys = keys[order]
    for number, heavy in enumerate(vectors.heavy):
        begins = np.searchsorted(keys, heavy, side="left").tolist()
        ends = np.searchsorted(keys, heavy, side="right").tolist()
        near = {
            other
            for rank, (begin, end) in enumerate(zip(begins, ends, strict=True))
            if end - begin <= most
            for other, its_rank in zip(
                owners[begin:end].tolist(), ranks[begin:end].tolist(), strict=True
            )
            if other < number
            and homes[other] != homes[number]
            and _are_near(published[other], published[number], days)
            and (
                max(rank, its_rank) < _KEYS
                or (published[other] is not None and published[number] is not None)
            )
        }
        for other in sorted(near):
            shared, like = _cosine(vectors.of(other), vectors.of(number))
            like /= 1 + _LATER * _days_between(published[other], published[number])
            if shared >= _SHARED and like >= _LIKE / 3:
                yield (other, number), like


def _are_near(one: date | None, other: date | None, days: int) -> bool:
    return _days_between(one, other) <= days


def _days_between(one: date | None, other: date | None) -> int:
    """The days between two documents; 0 where one has none."""
    return 0 if one is None or other is None else abs((one - other).days)


def _cosine(one: dict[int, float], other: dict[int, float]) -> tuple[int, float]:
    """How many keys two vectors, each in order, have in common, and their cosine."""
    if len(other) < len(one):
        one, other = other, one
    shared = [weight * other[key] for key, weight in one.items() if key in other]
    return len(shared), sum(shared)

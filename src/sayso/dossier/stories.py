"""Stories: documents about one happening, joined while they are like each other on average."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from math import log, sqrt

from sayso.dossier.joining import Edges, homes_of, join_alike
from sayso.dossier.slips import Slip

_LIKE = 0.195
"""The likeness, on average over all pairs of two stories, at which they are one."""
_COMMON = 0.2
"""A stem in more than this share of the documents tells no two of them apart."""
_FEW = 25
"""Documents that may hold a stem however few there are."""
_MOST = 400
"""Documents with a stem beyond which it no longer proposes pairs, however many there are."""
_KEYS = 12
"""Stems of a document by which it is looked up: those that weigh most."""
_BACKGROUND = 20
"""Documents on other things that a collection is taken to stand among: few documents, all of one
story, would else have nothing in common."""
_SHARED = 2
"""Stems and names that two documents have in common at the least: one word makes no story."""
_NAME = 1.5
"""How much more a name weighs than a word."""


def find_stories(
    slips: Sequence[Slip], joined: Sequence[tuple[int, int]], *, days: int
) -> tuple[tuple[int, ...], ...]:
    """The documents of each story by their numbers, in order.

    joined: pairs that are copies, which are of one story whatever their words. ``days``: how far
    apart two documents of a story may be published; one without a day may be of any.
    """
    vectors = _vectors(slips)
    homes, _ = homes_of(len(slips), joined)
    edges = _edges(slips, vectors, days, homes)
    return join_alike(len(slips), edges, joined, least=_LIKE)


def _vectors(slips: Sequence[Slip]) -> list[dict[str, float]]:
    """Weights of stems and names of each document, in order, their squares summing to 1."""
    used = Counter(key for slip in slips for key in _keys(slip))
    vectors = []
    for slip in slips:
        weighed = {
            key: times * log((_BACKGROUND + len(slips)) / used[key])
            for key, times in _keys(slip).items()
            if used[key] > 1
        }
        length = sqrt(sum(weight * weight for weight in weighed.values()))
        vectors.append(
            {key: weight / length for key, weight in sorted(weighed.items())} if length else {}
        )
    return vectors


def _keys(slip: Slip) -> dict[str, float]:
    keys = {stem: 1 + log(times) for stem, times in slip.weights.items()}
    return keys | {f"@{name}": _NAME for name in slip.names}


def _edges(
    slips: Sequence[Slip], vectors: list[dict[str, float]], days: int, homes: Sequence[int]
) -> Edges:
    """How alike documents are that may be of one story; of one home, they are whatever this is."""
    index: Mapping[str, list[int]] = defaultdict(list)
    heavy = [sorted(vector, key=lambda key: (-vector[key], key))[:_KEYS] for vector in vectors]
    most = min(_MOST, max(_FEW, int(_COMMON * len(slips))))
    for number, keys in enumerate(heavy):
        for key in keys:
            index[key].append(number)
    edges: dict[tuple[int, int], float] = {}
    for number, keys in enumerate(heavy):
        near = {
            other
            for key in keys
            if len(index[key]) <= most
            for other in index[key]
            if other < number
            and homes[other] != homes[number]
            and _are_near(slips[other].published, slips[number].published, days)
        }
        for other in sorted(near):
            shared, like = _cosine(vectors[other], vectors[number])
            if shared >= _SHARED and like >= _LIKE / 3:
                edges[other, number] = like
    return edges


def _are_near(one: date | None, other: date | None, days: int) -> bool:
    return one is None or other is None or abs((one - other).days) <= days


def _cosine(one: dict[str, float], other: dict[str, float]) -> tuple[int, float]:
    """How many keys two vectors, each in order, have in common, and their cosine."""
    if len(other) < len(one):
        one, other = other, one
    shared = [weight * other[key] for key, weight in one.items() if key in other]
    return len(shared), sum(shared)

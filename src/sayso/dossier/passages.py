"""Passages: the words that two documents share, with their places in both."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.dossier.fingerprints import RUN, Hashes, Places, hash_runs, places_of, words_of
from sayso.records.linked import Passage, Span

Indices = NDArray[np.intp]

_LEAST = 6
"""Words of the shortest passage that is shown: five are shared by chance."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut into words: where they stand, their runs as hashes, and these sorted.

    ``order`` are the numbers of the runs as ``sorted`` has them, ``distinct`` how many differ.
    """

    places: Places
    runs: Hashes
    order: Indices
    sorted: Hashes
    distinct: int
    quoted: NDArray[np.bool_]
    """Whether a run lies in quotation marks."""


class Shared(NamedTuple):
    """What two texts share.

    ``contained``: the share of the shorter one's runs that the other has, in [0, 1]; runs in
    quotation marks in both count half. ``longest``: words of the longest passage outside such
    quotations.
    """

    contained: float
    longest: int
    passages: tuple[Passage, ...]


NOTHING = Shared(0.0, 0, ())


def cut_text(text: str, quotations: Iterable[Span] = ()) -> Cut:
    """A text made ready to be compared; ``quotations`` are the places of quoted words."""
    places = places_of(text)
    runs = hash_runs(words_of(text))
    quoted = np.zeros(len(runs), dtype=bool)
    if len(runs):
        starts, ends = places[: len(runs), 0], places[RUN - 1 :, 1]
        for start, end in quotations:
            quoted |= (starts >= start) & (ends <= end)
    order = np.argsort(runs, kind="stable")
    ordered = runs[order]
    distinct = int(np.count_nonzero(ordered[1:] != ordered[:-1])) + bool(len(runs))
    return Cut(places, runs, order, ordered, distinct, quoted)


def compare(of: Cut, by: Cut) -> Shared:
    """What ``by`` shares with ``of``.

    Words in quotation marks in both may be a statement that both heard, so they count half and
    alone make no passage.
    """
    if not len(of.runs) or not len(by.runs):
        return NOTHING
    at = np.searchsorted(of.sorted, by.runs)
    found = of.order[np.minimum(at, len(of.runs) - 1)]
    shared = of.runs[found] == by.runs
    heard = by.quoted & of.quoted[found]
    which = np.flatnonzero(shared & ~heard)
    if not len(which):
        return NOTHING
    whole, outside = (len(np.unique(by.runs[one])) for one in (shared, which))
    shorter = min(of.distinct, by.distinct)
    longest = int(np.diff(_breaks(which, found[which])).max()) + RUN - 1
    every = np.flatnonzero(shared)
    passages = tuple(_passages(of, by, every, found[every]))
    return Shared(min(1.0, round((whole + outside) / 2 / shorter, 4)), longest, passages)


def _breaks(which: Indices, found: Indices) -> Indices:
    """Where passages begin among the shared runs, and where the last ends."""
    inner = np.flatnonzero((np.diff(which) != 1) | (np.diff(found) != 1)) + 1
    return np.concatenate(([0], inner, [len(which)]))


def _passages(of: Cut, by: Cut, which: Indices, found: Indices) -> Iterable[Passage]:
    reached = 0
    breaks = _breaks(which, found).tolist()
    for first, last in pairwise(breaks):
        begin = max(int(which[first]), reached)
        end = int(which[last - 1]) + RUN
        if end - begin < _LEAST:
            continue
        reached = end
        away = int(found[first]) - int(which[first])
        yield Passage(
            of=(int(of.places[begin + away, 0]), int(of.places[end - 1 + away, 1])),
            by=(int(by.places[begin, 0]), int(by.places[end - 1, 1])),
        )

"""Passages: the words that two documents share, with their places in both."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.dossier.fingerprints import RUN, Hashes, Places, cut_words, hash_runs
from sayso.records.linked import Passage, Span

Indices = NDArray[np.intp]

_LEAST = 6
"""Words of the shortest passage that is shown: five are shared by chance."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut into words: where they stand, their runs as hashes, and these sorted."""

    places: Places
    runs: Hashes
    order: Indices
    quoted: NDArray[np.bool_]
    """Whether a run lies in quotation marks."""

    @property
    def sorted(self) -> Hashes:
        """The runs in the order of their hashes."""
        return self.runs[self.order]


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
    words, places = cut_words(text)
    runs = hash_runs(words)
    quoted = np.zeros(len(runs), dtype=bool)
    if len(runs):
        starts, ends = places[: len(runs), 0], places[RUN - 1 :, 1]
        for start, end in quotations:
            quoted |= (starts >= start) & (ends <= end)
    return Cut(places, runs, np.argsort(runs, kind="stable"), quoted)


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
    shorter = min(len(np.unique(of.runs)), len(np.unique(by.runs)))
    longest = max(len(run) for run in _split(which, found[which])) + RUN - 1
    every = np.flatnonzero(shared)
    passages = tuple(_passages(of, by, every, found[every]))
    return Shared(min(1.0, round((whole + outside) / 2 / shorter, 4)), longest, passages)


def _split(which: Indices, found: Indices) -> list[Indices]:
    breaks = np.flatnonzero((np.diff(which) != 1) | (np.diff(found) != 1)) + 1
    return np.split(which, breaks)


def _passages(of: Cut, by: Cut, which: Indices, found: Indices) -> Iterable[Passage]:
    reached = 0
    for run in _split(which, found):
        begin = max(int(run[0]), reached)
        end = int(run[-1]) + RUN
        if end - begin < _LEAST:
            continue
        reached = end
        away = int(found[np.searchsorted(which, run[0])]) - int(run[0])
        yield Passage(
            of=(int(of.places[begin + away, 0]), int(of.places[end - 1 + away, 1])),
            by=(int(by.places[begin, 0]), int(by.places[end - 1, 1])),
        )

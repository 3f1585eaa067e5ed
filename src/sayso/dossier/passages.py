"""Passages: the words that two documents share, with their places in both."""

from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.dossier.fingerprints import (
    RUN,
    Hashes,
    Places,
    hash_runs,
    places_of,
    words_between,
    words_of,
)
from sayso.records.linked import Passage, Span

Indices = NDArray[np.intp]

_LEAST = 6
"""Words of the shortest passage that is shown: five are shared by chance."""


class Cut:
    """A text cut into words: their runs as hashes, and these sorted.

    ``order`` are the numbers of the runs as ``sorted`` has them. What most texts are never asked
    for is made when it is. ``quoting`` gives the places of quoted words, in order; ``runs`` where
    they are known.
    """

    def __init__(
        self,
        text: str,
        quoting: Callable[[], Iterable[Span]] = tuple,
        runs: Hashes | None = None,
    ) -> None:
        self.runs = hash_runs(words_of(text)) if runs is None else runs
        self.order = np.argsort(self.runs, kind="stable")
        self.sorted = self.runs[self.order]
        self._text, self._quoting = text, quoting

    @cached_property
    def places(self) -> Places:
        """Where its words stand."""
        return places_of(self._text)

    @cached_property
    def distinct(self) -> int:
        """How many of its runs differ."""
        ordered = self.sorted
        return int(np.count_nonzero(ordered[1:] != ordered[:-1])) + bool(len(ordered))

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Whether each run lies in quotation marks."""
        quotations = tuple(self._quoting())
        quoted = np.zeros(len(self.runs), dtype=bool)
        if not quotations:
            return quoted
        lengths = words_between(self._text, [at for span in quotations for at in span])
        first = 0
        for before, inside in zip(lengths[::2], lengths[1::2], strict=True):
            first += before
            quoted[first : max(first + inside - RUN + 1, first)] = True
            first += inside
        return quoted


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


def compare(of: Cut, by: Cut, least: int = RUN) -> Shared:
    """What ``by`` shares with ``of``; nothing where no passage has so many words.

    Words in quotation marks in both may be a statement that both heard, so they count half and
    alone make no passage.
    """
    if not len(of.runs) or not len(by.runs):
        return NOTHING
    at = np.searchsorted(of.sorted, by.runs)
    found = of.order[np.minimum(at, len(of.runs) - 1)]
    shared = of.runs[found] == by.runs
    every = np.flatnonzero(shared)
    if len(every) < least - RUN + 1 or _longest(every, found) < least:
        return NOTHING
    which = np.flatnonzero(shared & ~(by.quoted & of.quoted[found]))
    longest = _longest(which, found)
    if longest < least:
        return NOTHING
    whole, outside = (len(np.unique(by.runs[one])) for one in (every, which))
    shorter = min(of.distinct, by.distinct)
    passages = tuple(_passages(of, by, every, found[every]))
    return Shared(min(1.0, round((whole + outside) / 2 / shorter, 4)), longest, passages)


def _longest(which: Indices, found: Indices) -> int:
    """The words of the longest passage of these shared runs; 0 where there is none."""
    return int(np.diff(_breaks(which, found[which])).max()) + RUN - 1 if len(which) else 0


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

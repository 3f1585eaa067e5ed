"""Tallies: how often words were met, held as numbers and not as the words themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sayso.dossier.fingerprints import Hashes, hash_words

_Key = TypeVar("_Key", bound=np.generic)
Times = NDArray[np.int64]

_WAITING = 1 << 16
"""Words that are counted together, at the least."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How often each word was met: hashes in order, and the times of each."""

    hashes: Hashes
    times: Times

    def of(self, hashes: Hashes) -> Times:
        """How often each of these was met."""
        if not len(self.hashes):
            return np.zeros(len(hashes), dtype=np.int64)
        at = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
        return np.where(self.hashes[at] == hashes, self.times[at], 0)


class Tally:
    """Counts words, sixteen bytes for each that there is.

    Of a million words two have one hash in one of forty million collections: these would count as
    one word, in every process alike.
    """

    def __init__(self) -> None:
        self._counted = Counted(np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64))
        self._waiting: list[str] = []

    def add(self, words: Sequence[str]) -> None:
        """Count each of the words once more."""
        self._waiting += words
        if len(self._waiting) >= max(_WAITING, len(self._counted.hashes)):
            self._count()

    def counted(self) -> Counted:
        """How often each word was met so far."""
        self._count()
        return self._counted

    def _count(self) -> None:
        hashes = np.append(self._counted.hashes, hash_words(self._waiting))
        times = np.ones(len(hashes), dtype=np.int64)
        times[: len(self._counted.times)] = self._counted.times
        self._waiting = []
        self._counted = Counted(*sum_alike(hashes, times))


def sum_alike(keys: NDArray[_Key], times: Times) -> tuple[NDArray[_Key], Times]:
    """Each of the keys once, in order, with the sum of its times."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    begins = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
    sums = np.add.reduceat(times[order], begins) if len(begins) else times[:0]
    return ordered[begins], sums

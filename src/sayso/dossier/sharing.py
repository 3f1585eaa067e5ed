"""Sharing: pairs of documents that have fingerprints in common, found without comparing all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.dossier.fingerprints import Hashes
from sayso.dossier.running import Run
from sayso.dossier.tally import sum_alike

Pair = tuple[int, int]
Keys = NDArray[np.int64]

_PART_BITS = 4
PARTS = 1 << _PART_BITS
"""Fingerprints are looked at in parts, by their first bits: a sixteenth is in memory at once."""
_BOUNDS = np.arange(PARTS, dtype=np.uint64) << np.uint64(64 - _PART_BITS)
_LITTLE = 10_000
"""Documents whose fingerprints are all looked at together."""
_ALL_PAIRS = 12
"""Documents of a run that are joined all with all; of a longer run each is joined with two."""
_ENOUGH, _ENOUGH_THINNED = 2, 1
MOST_EARLIER = 50
"""Earlier documents that one is compared with: those that it shares most with. Where the same few
sentences are told again and again, each document would else have passages of hundreds."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """Pairs of documents that share fingerprints, by their numbers, the lower first, in order.

    ``crowded``: how many documents share some with more than ``MOST_EARLIER`` earlier ones.
    """

    one: Keys
    other: Keys
    crowded: int

    def __iter__(self) -> Iterator[Pair]:
        return zip(map(int, self.one), map(int, self.other), strict=True)


def sharing_pairs(
    fingerprints: Sequence[Hashes], thinned: Sequence[bool], run: Run = map
) -> Sharing:
    """Pairs of documents that share fingerprints. ``thinned``: as each slip says.

    A run is all documents with one fingerprint. Those of a short run are joined all with all,
    of a long one each with the first and with the one before it: never more than two for each.
    """
    if len(fingerprints) <= _LITTLE:
        keys = iter((pairs_of_part(_whole(fingerprints)),))
    else:
        keys = run(pairs_of_part, (_part(fingerprints, part) for part in range(PARTS)))
    return chosen_pairs(keys, np.array(thinned, dtype=bool))


def chosen_pairs(keys: Iterable[Keys], thinned: NDArray[np.bool_]) -> Sharing:
    """The pairs that share enough; ``keys``: of each part, ``thinned``: as each slip says.

    They are counted a part after the other: a pair is there once for each run that two share.
    """
    total = max(len(thinned), 1)
    every = times = np.empty(0, dtype=np.int64)
    for found in keys:
        once = np.ones(len(found), dtype=np.int64)
        every, times = sum_alike(np.append(every, found), np.append(times, once))
    one, other = every // total, every % total
    least = np.where(thinned[one] | thinned[other], _ENOUGH_THINNED, _ENOUGH)
    enough = np.flatnonzero(times >= least)
    one, other, times = one[enough], other[enough], times[enough]
    most_first = np.lexsort((one, -times, other))
    earlier = np.bincount(other, minlength=total)
    rank = np.arange(len(other)) - np.repeat(np.cumsum(earlier) - earlier, earlier)
    kept = np.sort(most_first[rank < MOST_EARLIER])
    crowded = int(np.count_nonzero(earlier > MOST_EARLIER))
    return Sharing(one[kept], other[kept], crowded)


class Part(NamedTuple):
    """Fingerprints of a part; the number of the document that has each, in order; of how many."""

    hashes: Hashes
    owners: Keys
    total: int


def pairs_of_part(part: Part) -> Keys:
    """A key for each fingerprint of a part that two documents share, in no order.

    The key of two is the first's number times ``total``, and the other's: to be counted over all
    parts.
    """
    hashes, owners, total = part
    if not len(hashes):
        return np.empty(0, dtype=np.int64)
    order = np.argsort(hashes, kind="stable")  # the owners come in order
    ordered = hashes[order]
    as_before = ordered[1:] == ordered[:-1]
    in_run = np.append(as_before, False)
    in_run[1:] |= as_before
    owners = owners[order[in_run]]
    begins = np.flatnonzero(~np.insert(as_before, 0, False)[in_run])  # most are of one document
    lengths = np.diff(np.append(begins, len(owners)))
    start, length = np.repeat(begins, lengths), np.repeat(lengths, lengths)
    place = np.arange(len(owners)) - start
    few = length <= _ALL_PAIRS
    found = []
    for apart in range(1, _ALL_PAIRS):
        later = np.flatnonzero(few & (place >= apart))
        if not len(later):
            break
        found.append(owners[later - apart] * total + owners[later])
    for later, earlier in _sparsely(few, place, start):
        found.append(owners[earlier] * total + owners[later])
    return np.concatenate(found) if found else np.empty(0, dtype=np.int64)


def _sparsely(
    few: NDArray[np.bool_], place: NDArray[np.intp], start: NDArray[np.intp]
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    after = np.flatnonzero(~few & (place >= 1))
    yield after, after - 1
    beyond = np.flatnonzero(~few & (place > 1))
    yield beyond, start[beyond]


def parts_of(fingerprints: Hashes) -> list[int]:
    """Where each part begins among sorted fingerprints, and where the last ends."""
    return [*np.searchsorted(fingerprints, _BOUNDS).tolist(), len(fingerprints)]


def _whole(fingerprints: Sequence[Hashes]) -> Part:
    every = [*fingerprints, np.empty(0, dtype=np.uint64)]
    lengths = [len(each) for each in every]
    owners = np.repeat(np.arange(len(every), dtype=np.int64), lengths)
    return Part(np.concatenate(every), owners, len(fingerprints))


def _part(fingerprints: Sequence[Hashes], part: int) -> Part:
    hashes, owners = [], []
    for number, every in enumerate(fingerprints):
        low, high = parts_of(every)[part : part + 2]
        if low < high:
            hashes.append(every[low:high])
            owners.append(np.full(high - low, number, dtype=np.int64))
    if not hashes:
        return Part(np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64), len(fingerprints))
    return Part(np.concatenate(hashes), np.concatenate(owners), len(fingerprints))

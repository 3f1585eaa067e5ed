"""Sharing: pairs of documents that have fingerprints in common, found without comparing all."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.dossier.slips import Slip

Pair = tuple[int, int]
_Keys = NDArray[np.int64]

_PART_BITS = 4
"""Fingerprints are looked at in 16 parts, by their first bits: a sixteenth is in memory at once."""
_ALL_PAIRS = 12
"""Documents of a run that are joined all with all; of a longer run each is joined with two."""
_ENOUGH, _ENOUGH_THINNED = 2, 1


def sharing_pairs(slips: Sequence[Slip]) -> Iterator[Pair]:
    """Pairs of documents that share fingerprints, by their numbers, the lower first, in order.

    A run is all documents with one fingerprint. Those of a short run are joined all with all,
    of a long one each with the first and with the one before it: never more than two for each.
    """
    total = len(slips)
    keys = [_pairs_of_part(slips, part) for part in range(1 << _PART_BITS)]
    every, times = np.unique(np.concatenate(keys), return_counts=True)
    thinned = np.array([slip.thinned for slip in slips], dtype=bool)
    one, other = every // max(total, 1), every % max(total, 1)
    least = np.where(thinned[one] | thinned[other], _ENOUGH_THINNED, _ENOUGH)
    for at in np.flatnonzero(times >= least):
        yield int(one[at]), int(other[at])


def _pairs_of_part(slips: Sequence[Slip], part: int) -> _Keys:
    """A key for each fingerprint of a part that two documents share."""
    hashes, owners = _fingerprints(slips, part)
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    begins = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    lengths = np.diff(np.concatenate((begins, [len(hashes)])))
    start, length = np.repeat(begins, lengths), np.repeat(lengths, lengths)
    place = np.arange(len(hashes)) - start
    few = length <= _ALL_PAIRS
    found = []
    for apart in range(1, _ALL_PAIRS):
        later = np.flatnonzero(few & (place >= apart))
        if not len(later):
            break
        found.append(owners[later - apart] * len(slips) + owners[later])
    for later, earlier in _sparsely(few, place, start):
        found.append(owners[earlier] * len(slips) + owners[later])
    return np.concatenate(found) if found else np.empty(0, dtype=np.int64)


def _sparsely(
    few: NDArray[np.bool_], place: NDArray[np.intp], start: NDArray[np.intp]
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    after = np.flatnonzero(~few & (place >= 1))
    yield after, after - 1
    beyond = np.flatnonzero(~few & (place > 1))
    yield beyond, start[beyond]


def _fingerprints(slips: Sequence[Slip], part: int) -> tuple[NDArray[np.uint64], _Keys]:
    shift = 64 - _PART_BITS
    bounds = np.array([part << shift, ((part + 1) << shift) - 1], dtype=np.uint64)
    hashes, owners = [], []
    for number, slip in enumerate(slips):
        low = np.searchsorted(slip.fingerprints, bounds[0], side="left")
        high = np.searchsorted(slip.fingerprints, bounds[1], side="right")
        if low < high:
            hashes.append(slip.fingerprints[low:high])
            owners.append(np.full(high - low, number, dtype=np.int64))
    if not hashes:
        return np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64)
    return np.concatenate(hashes), np.concatenate(owners)

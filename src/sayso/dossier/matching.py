"""Matching: how alike claims of different documents are, by their words and by their meaning."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.dossier.claimed import Claimed
from sayso.dossier.fitting import counts_fit, days_fit

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
"""Gives a row for each text, of length 1: the product of two is how alike their meanings are."""
_Numbers = NDArray[np.int64]
_Floats = NDArray[np.float64]

_NEAR, _NEAR_ENOUGH_TO_ENCODE = 0.3, 0.22
"""The likeness of words from which two claims are of one matter, so that they may disagree; and the
one from which their meanings are compared."""
_SAME_WORDS, _SAME_MEANING = 0.58, 0.58
"""The likeness at which claims are one: by their words alone, and by words and meaning. Chosen on
pairs labelled by hand: see docs/benchmarks-link.md."""
_OF_WORDS, _OF_MEANING = 0.35, 0.65
_FEW_WORDS = 3
"""The stems that a claim of fewer is taken to have: with one in common not all is in common."""
_BACKGROUND = 100_000
"""Claims on other things that those of a story are taken to stand among. How rare a stem is, is
told by the story's own claims: no document changes what a story that it is not of weighs."""
_LEAST = 0.1
"""The cosine, over the stems that propose pairs, from which a pair is looked at."""
_MOST = 200
"""Claims of a story with one stem, beyond which it no longer proposes pairs."""
_BLOCK = 1 << 21
"""Pairs that are held in memory at once."""


class Match(NamedTuple):
    """Two claims: how alike their words are, whether nothing holds them apart, and how near they
    are to saying the same, in units of what joins two claims."""

    likeness: float
    agree: bool
    same: float

    @property
    def is_of_one_matter(self) -> bool:
        """Whether two claims may disagree."""
        return self.likeness >= _NEAR


Matches = Mapping[tuple[int, int], Match]


class _Pairs(NamedTuple):
    """Pairs of claims by their numbers, the cosine of their stems, and what both say in the share
    of the shorter: of all stems, and of those that are in no name of either."""

    one: _Numbers
    other: _Numbers
    cosine: _Floats
    within: _Floats
    said: _Floats

    def take(self, which: NDArray[np.bool_]) -> "_Pairs":
        return _Pairs(
            self.one[which],
            self.other[which],
            self.cosine[which],
            self.within[which],
            self.said[which],
        )


def match_claims(claims: Sequence[Claimed], encode: Encode | None = None) -> Matches:
    """Pairs of claims of different documents that may say the same or disagree, by their numbers.

    encode: without it claims are compared by their words alone.
    """
    documents: dict[str, int] = {}
    of = [documents.setdefault(one.document.id, len(documents)) for one in claims]
    table = _Table.of(claims)
    near = _NEAR if encode is None else _NEAR_ENOUGH_TO_ENCODE
    matches = {}
    for block in table.pairs(np.array(of, dtype=np.int64)):
        likeness = (block.cosine + block.within) / 2
        enough = likeness >= near
        pairs, likeness = block.take(enough), likeness[enough]
        same = (pairs.cosine + pairs.said) / 2 / _SAME_WORDS
        if encode is not None and len(pairs.one):
            meaning = _meanings(claims, pairs, encode)
            same = (_OF_WORDS * pairs.said + _OF_MEANING * meaning) / _SAME_MEANING
        columns = (pairs.one, pairs.other, likeness.round(6), same.round(4))
        for one, other, like, alike in zip(*(each.tolist() for each in columns), strict=True):
            pair = first, second = claims[one], claims[other]
            agree = not (first.counts and second.counts) or counts_fit(*pair)
            agree = agree and (not (first.days and second.days) or days_fit(*pair))
            matches[one, other] = Match(like, agree, alike)
    return matches


def _meanings(claims: Sequence[Claimed], pairs: _Pairs, encode: Encode) -> _Floats:
    """The cosine of what two claims mean; equal texts are encoded once."""
    involved = np.unique(np.concatenate((pairs.one, pairs.other))).tolist()
    places: dict[str, int] = {}
    row = np.zeros(len(claims), dtype=np.int64)
    for number in involved:
        row[number] = places.setdefault(" ".join(claims[number].told.split()), len(places))
    vectors = encode(list(places))
    step = _BLOCK // vectors.shape[1]
    found = [
        np.einsum(
            "ij,ij->i",
            vectors[row[pairs.one[at : at + step]]],
            vectors[row[pairs.other[at : at + step]]],
        )
        for at in range(0, len(pairs.one), step)
    ]
    return np.concatenate(found).astype(np.float64)


@dataclass(frozen=True, slots=True)
class _Table:
    """The stems of claims, a line for each stem of a claim, by the stem and then by the claim.

    ``plain`` is the stem's weight, ``unit`` that of a claim whose squares sum to 1. ``said`` is 1,
    or 0 where the stem is in a name: names tell which happening is meant, not what is said of it.
    ``after``: how many lines with this stem follow. ``common``: the lines of stems with too many to
    propose pairs.
    """

    claim: _Numbers
    plain: _Floats
    said: _Floats
    unit: _Floats
    after: _Numbers
    totals: _Floats
    totals_said: _Floats
    common: Sequence[slice]

    @classmethod
    def of(cls, claims: Sequence[Claimed]) -> "_Table":
        """The table of some claims."""
        columns: dict[str, int] = {}
        claim, column, times, named = [], [], [], []
        for number, one in enumerate(claims):
            in_names = one.stems_of_names
            for stem, count in one.stems.items():
                claim.append(number)
                column.append(columns.setdefault(stem, len(columns)))
                times.append(count)
                named.append(stem in in_names)
        rows = np.array(claim, dtype=np.int64)
        stems = np.array(column, dtype=np.int64)
        used_by = np.bincount(stems, minlength=len(columns))
        plain = np.log(_BACKGROUND / np.minimum(used_by, _BACKGROUND // 2))[stems]
        said = np.where(np.array(named, dtype=bool), 0.0, 1.0)
        used = plain * (1 + np.log(np.array(times, dtype=np.float64)))
        lengths = np.sqrt(_sums(rows, used * used, len(claims)))
        order = np.argsort(stems, kind="stable")
        ends = np.cumsum(used_by)
        most = max(_MOST, len(claims) // 5)
        after = ends[stems[order]] - 1 - np.arange(len(order))
        common = []
        for begin, end in (
            zip((0, *ends[:-1].tolist()), ends.tolist(), strict=True) if len(ends) else ()
        ):
            if end - begin > most:
                common.append(slice(begin, end))
                after[begin:end] = 0
        totals = _sums(rows, plain, len(claims))
        totals_said = np.maximum(_sums(rows, said, len(claims)), _FEW_WORDS)
        return cls(
            claim=rows[order],
            plain=plain[order],
            said=said[order],
            unit=(used / lengths[rows])[order],
            after=after,
            totals=totals,
            totals_said=totals_said,
            common=common,
        )

    def pairs(self, documents: _Numbers) -> Iterator[_Pairs]:
        """Pairs of claims of different documents that share stems which tell enough, in order."""
        total = len(self.totals)
        sizes = np.bincount(self.claim, self.after, minlength=total) + total
        blocks = np.cumsum(sizes) // _BLOCK
        for block in np.unique(blocks):
            first, last = np.searchsorted(blocks, (block, block + 1)).tolist()
            found = self._pairs_of(first, last, documents)
            if len(found.one):
                yield found

    def _pairs_of(self, first: int, last: int, documents: _Numbers) -> _Pairs:
        """The pairs whose lower claim is from ``first`` on and below ``last``."""
        total = len(self.totals)
        lines = np.flatnonzero((self.claim >= first) & (self.claim < last) & (self.after > 0))
        counts = self.after[lines]
        one = np.repeat(lines, counts)
        begins = np.cumsum(counts) - counts
        other = one + 1 + np.arange(len(one)) - np.repeat(begins, counts)
        key = (self.claim[one] - first) * total + self.claim[other]
        size = (last - first) * total
        cosine = _sums(key, self.unit[one] * self.unit[other], size)
        shared = _sums(key, self.plain[other], size)
        said = _sums(key, self.said[one] * self.said[other], size)
        found = np.flatnonzero(cosine >= _LEAST)
        left, right = found // total + first, found % total
        apart = documents[left] != documents[right]
        found, left, right = found[apart], left[apart], right[apart]
        cosine, shared, said = cosine[found], shared[found], said[found]
        for lines_of in self.common:
            units, plains, saids = (
                self._of_claims(column, lines_of) for column in (self.unit, self.plain, self.said)
            )
            cosine += units[left] * units[right]
            shared += np.minimum(plains[left], plains[right])
            said += saids[left] * saids[right]
        within = shared / np.minimum(self.totals[left], self.totals[right])
        said /= np.minimum(self.totals_said[left], self.totals_said[right])
        return _Pairs(left, right, cosine, within, said)

    def _of_claims(self, column: _Floats, lines: slice) -> _Floats:
        """The values of some lines, each at its claim's number."""
        values = np.zeros(len(self.totals))
        values[self.claim[lines]] = column[lines]
        return values


def _sums(of: _Numbers, values: _Floats, size: int) -> _Floats:
    """The sum of the values of each number below ``size``; of no values at all, too."""
    return np.bincount(of, values, minlength=size).astype(np.float64, copy=False)

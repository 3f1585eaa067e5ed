"""Links: how surely an engine takes one stretch of text for tied to another."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Spans = Sequence[tuple[int, int]]
Floats = NDArray[np.float64]


class Link(NamedTuple):
    """The vectors of a text's pieces as the one of two and as the other (pieces, width).

    ``apart`` is what a distance counts for, in doublings of pieces: the other far before the one
    first, far behind it last.
    """

    ones: NDArray[np.float16]
    others: NDArray[np.float16]
    apart: NDArray[np.float32]


class Stretches(NamedTuple):
    """Stretches of a text: the numbers of their first pieces, and their vectors."""

    starts: NDArray[np.int64]
    vectors: Floats

    def some(self, chosen: "NDArray[np.int64] | slice") -> "Stretches":
        """Those chosen."""
        return Stretches(self.starts[chosen], self.vectors[chosen])


def stretch(
    vectors: NDArray[np.float16], piece_starts: NDArray[np.int64], spans: Spans
) -> Stretches:
    """The means of the vectors over spans of a text; 0 where a span has no piece."""
    edges = piece_starts.searchsorted(np.array(spans, dtype=np.int64).reshape(-1, 2))
    found = np.zeros((len(spans), vectors.shape[1]))
    for number, (first, last) in enumerate(edges.tolist()):
        if first < last:
            np.add.reduce(vectors[first:last], 0, np.float64, found[number])
    found /= np.maximum(edges[:, 1:] - edges[:, :1], 1)
    return Stretches(edges[:, 0], found)


def odds_of(link: Link, ones: Stretches, others: Stretches) -> Floats:
    """The log-odds that each one is tied to the other of the same number; one serves for all."""
    width = link.ones.shape[1]
    products = (ones.vectors * others.vectors).sum(axis=1) / math.sqrt(width)
    between = others.starts - ones.starts
    most = len(link.apart) // 2
    steps = np.ceil(np.log2(np.abs(between) + 1)).clip(0, most)
    told = products + link.apart[(np.sign(between) * steps + most).astype(np.int64)]
    return np.asarray(told, dtype=np.float64)

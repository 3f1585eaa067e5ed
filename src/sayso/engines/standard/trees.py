"""Trees: the governor and the relation of each word, from the vectors that the encoder gives it.

Source: Dozat & Manning (2017), Deep biaffine attention for neural dependency parsing; relations
are those of Universal Dependencies without subtypes, but for "nsubj:pass".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.marks import Tree
from sayso.engines.standard.arborescence import find_best_tree

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

ROOT = "root"
LOOSE = "parataxis"
"""How what goes on a sentence that is too long hangs on its root."""

LONGEST = 256
"""Words looked at together: every two are compared, so a longer sentence is cut there."""


class _Parts(NamedTuple):
    """What each word is to arcs and labels, as a dependent and as a governor."""

    dependent: Floats
    governor: Floats
    labelled: Floats
    labelling: Floats


@dataclass(frozen=True, slots=True)
class Biaffine:
    """What was learned of how likely a word governs another, and as what.

    ``between`` (arcs, arcs) stands between the vectors of a dependent and of a governor; ``lean``
    and ``root`` (arcs) are the vectors of a dependent nobody knows and of the root. ``relations``
    (labels + 1, count, labels + 1) stands between a governor and its dependent, ``names`` are
    theirs.
    """

    between: Floats
    lean: Floats
    root: Floats
    relations: Floats
    names: tuple[str, ...]

    def grow(self, vectors: Floats, sizes: Sequence[int]) -> Iterator[Tree]:
        """The trees of sentences of so many words each, whose vectors stand in one row."""
        parts = self._part(vectors)
        leaning = parts.dependent @ self.between + self.lean
        heads = np.zeros(len(vectors), dtype=np.int64)
        begin = 0
        for size in sizes:
            for first in range(begin, begin + size, LONGEST):
                some = slice(first, min(first + LONGEST, begin + size))
                governors = np.concatenate([parts.governor[some], self.root[None]])
                found = find_best_tree(leaning[some] @ governors.T)
                heads[some] = np.where(found == len(found), -1, found + first)
            begin += size
        names = self._name(parts, heads)
        begin = 0
        for size in sizes:
            some = slice(begin, begin + size)
            yield _tree(heads[some] - np.where(heads[some] < 0, 0, begin), names[some])
            begin += size

    def _part(self, vectors: Floats) -> _Parts:
        arcs, labels = len(self.root), len(self.relations) - 1
        return _Parts(*np.split(vectors, np.cumsum([arcs, arcs, labels]), axis=1))

    def _name(self, parts: _Parts, heads: Numbers) -> list[str]:
        """The best relation of each word to its governor."""
        governing, which = np.unique(heads, return_inverse=True)
        _, count, width = self.relations.shape
        wide = _with_one(parts.labelling[governing]) @ self.relations.reshape(width, -1)
        scores = wide.reshape(-1, count, width)[which] @ _with_one(parts.labelled)[:, :, None]
        best = scores[:, :, 0].argmax(axis=1).tolist()
        return [
            ROOT if head < 0 else self.names[number]
            for head, number in zip(heads.tolist(), best, strict=True)
        ]


class Grower:
    """Takes the vectors of a text's words as they come; gives a tree for each sentence.

    No more is held than the words of one window and of a sentence that goes on.
    """

    def __init__(self, biaffine: Biaffine, sizes: Sequence[int]) -> None:
        self._biaffine = biaffine
        self._sizes = sizes
        self._waiting: list[Floats] = []
        self._count = 0
        self._trees: list[Tree] = []

    def add(self, vectors: Floats) -> None:
        """The next words' vectors; sentences that they end are made trees of."""
        self._waiting.append(vectors)
        self._count += len(vectors)
        begun = ended = len(self._trees)
        words = 0
        while ended < len(self._sizes) and words + self._sizes[ended] <= self._count:
            words += self._sizes[ended]
            ended += 1
        if words:
            given = np.concatenate(self._waiting)
            self._trees += self._biaffine.grow(given[:words], self._sizes[begun:ended])
            self._waiting, self._count = [given[words:]], len(given) - words

    def finish(self) -> tuple[Tree, ...]:
        """A tree for each sentence; a flat one where words had no vectors at all."""
        left = self._sizes[len(self._trees) :]
        return (*self._trees, *(_flat_tree(size) for size in left))


def load_biaffine(path: Path) -> Biaffine:
    """What was learned of arcs and relations (.npz, 16 bits)."""
    with np.load(path) as opened:
        names = tuple(opened["names"].tolist())
        parts = ("between", "lean", "root", "relations")
        return Biaffine(
            **{part: opened[part].astype(np.float32, order="C") for part in parts}, names=names
        )


def _flat_tree(size: int) -> Tree:
    relations = [ROOT, *[LOOSE] * size][:size]
    return Tree((-1, *[0] * size)[:size], tuple(relations))


def _tree(heads: Numbers, names: Sequence[str]) -> Tree:
    """A sentence's tree: what was cut off a long one hangs loosely on its first root."""
    governors, relations = heads.tolist(), list(names)
    roots = [number for number, governor in enumerate(governors) if governor < 0]
    for number in roots[1:]:
        governors[number], relations[number] = roots[0], LOOSE
    return Tree(tuple(governors), tuple(relations))


def _with_one(vectors: Floats) -> Floats:
    return np.concatenate([vectors, np.ones((len(vectors), 1), dtype=np.float32)], axis=1)

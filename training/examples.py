"""Examples: passages as the encoder takes them, a label for every piece and head."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.text.quotations import find_quotations
from sayso.engines.standard.pieces import Pieces, cut_pieces
from sayso.engines.standard.word_pieces import WordPieces
from sayso.readers.layout import blocks_of
from sayso.records import Document, document_id
from training.corpora.passage import Governed, Mark, Passage, Ties

UNKNOWN = -100
"""The label of a piece that nobody annotated."""

OVERLAP = 24


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of trees as arrays of one length.

    ``pieces`` are the first of each word, ``governors`` word numbers, -1 at a root and UNKNOWN
    where the governor is not among the words. The relation of a root is UNKNOWN: it has one only.
    """

    pieces: NDArray[np.int64]
    governors: NDArray[np.int64]
    relations: NDArray[np.int64]
    sentences: NDArray[np.int64]

    def cut(self, first: int, last: int) -> "Tree":
        """The words whose first pieces are ``first`` to ``last``."""
        inside = (self.pieces >= first) & (self.pieces < last)
        numbers = np.full(len(inside) + 1, UNKNOWN)
        numbers[:-1][inside] = np.arange(inside.sum())
        numbers[-1] = -1
        governors = self.governors[inside]
        found = np.where(governors == UNKNOWN, UNKNOWN, numbers[governors])
        relations = np.where(found == UNKNOWN, UNKNOWN, self.relations[inside])
        return Tree(self.pieces[inside] - first, found, relations, self.sentences[inside])


@dataclass(frozen=True, slots=True)
class Pairs:
    """Stretches of pieces, half-open, and which one is tied to which other.

    ``ones`` (n, 2), ``others`` (m, 2); ``tied`` (n, m), ``known`` (n, m): of which it was told.
    """

    ones: NDArray[np.int64]
    others: NDArray[np.int64]
    tied: NDArray[np.bool_]
    known: NDArray[np.bool_]

    def cut(self, first: int, last: int) -> "Pairs":
        """The stretches within the pieces ``first`` to ``last``.

        Of one whose others are all outside nothing is known.
        """
        some, more = (
            np.flatnonzero((each[:, 0] >= first) & (each[:, 1] <= last))
            for each in (self.ones, self.others)
        )
        tied = self.tied[some][:, more]
        lost = self.tied[some].any(1, keepdims=True) & ~tied.any(1, keepdims=True)
        known = self.known[some][:, more] & ~lost
        return Pairs(self.ones[some] - first, self.others[more] - first, tied, known)


@dataclass(frozen=True, slots=True)
class Example:
    """Pieces with their labels, by head; a head that is absent was not annotated."""

    pieces: Pieces
    labels: Mapping[str, NDArray[np.int64]]
    tree: Tree | None = None
    pairs: Mapping[str, Pairs] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.pieces)

    def cut(self, first: int, last: int) -> "Example":
        """The pieces ``first`` to ``last``."""
        part = slice(first, last)
        pieces = self.pieces
        return Example(
            Pieces(pieces.ids[part], pieces.kinds[part], pieces.starts[part], pieces.ends[part]),
            {head: labels[part] for head, labels in self.labels.items()},
            self.tree.cut(first, last) if self.tree else None,
            {name: each.cut(first, last) for name, each in self.pairs.items()},
        )


def make_example(
    passage: Passage,
    heads: Mapping[str, Mapping[str, Any]],
    vocabulary: WordPieces,
    relations: Sequence[str] = (),
) -> Example:
    """The passage in pieces, laid out in blocks and quotations as the reader of text does it.

    relations: those of its trees, where these are to be learned.
    """
    text = passage.text
    blocks = blocks_of(text)
    document = Document(id=document_id(text, title=None, publisher=None), text=text, blocks=blocks)
    spans = [(block.start, block.end) for block in blocks]
    pieces = cut_pieces(text, spans, find_quotations(document), vocabulary)
    labels = {
        head: label_pieces(pieces, passage.layers[head], shape)
        for head, shape in heads.items()
        if head in passage.layers
    }
    tree = plant(pieces, passage.words, relations) if relations and passage.words else None
    pairs = {name: pair_pieces(pieces, each) for name, each in passage.ties.items()}
    return Example(pieces, labels, tree, pairs)


def pair_pieces(pieces: Pieces, ties: Ties) -> Pairs:
    """The stretches of text as stretches of pieces."""
    ones, others = (
        np.searchsorted(pieces.starts, np.array(each, dtype=np.int64).reshape(-1, 2))
        for each in (ties.ones, ties.others)
    )
    tied = np.zeros((len(ones), len(others)), dtype=np.bool_)
    known = np.zeros_like(tied)
    for pair in ties.tied:
        tied[pair] = True
    for one, first, last in ties.asked:
        known[one, first:last] = True
    return Pairs(ones, others, tied, known)


def plant(pieces: Pieces, words: Sequence[Governed], relations: Sequence[str]) -> Tree:
    """The words as a tree over pieces."""
    starts, ends = (np.array([getattr(each, name) for each in words]) for name in ("start", "end"))
    numbers = {relation: number for number, relation in enumerate(relations)}
    return Tree(
        pieces.first_of(starts, ends),
        np.array([each.governor for each in words]),
        np.array([numbers.get(each.relation, UNKNOWN) for each in words]),
        np.array([each.sentence for each in words]),
    )


def label_pieces(
    pieces: Pieces, marks: Sequence[Mark], head: Mapping[str, Any]
) -> NDArray[np.int64]:
    """One number a piece: 0 outside; 2n+1 and 2n+2 begin and go on with label n in "spans"."""
    form, names = head["form"], list(head["labels"])
    labels = np.full(len(pieces), UNKNOWN if form == "class" else 0, dtype=np.int64)
    end = 0
    for mark in sorted(marks, key=lambda each: (each.start, -each.end)):
        if form == "spans" and mark.start < end:
            continue
        end = mark.end
        first, last = np.searchsorted(pieces.starts, (mark.start, mark.end))
        if first == last:
            continue
        number = names.index(mark.label)
        if form == "class":
            labels[first:last] = number
        elif form == "start":
            labels[first] = 1
        else:
            labels[first] = 2 * number + 1
            labels[first + 1 : last] = 2 * number + 2
    return labels


def cut_at_random(example: Example, window: int, random: Random) -> Iterator[Example]:
    """The example in overlapping windows that begin at a place chosen anew each time."""
    if len(example) <= window:
        yield example
        return
    begin = -random.randrange(window - OVERLAP)
    while begin + OVERLAP < len(example):
        yield example.cut(max(begin, 0), min(begin + window, len(example)))
        begin += window - OVERLAP


def make_batches(
    examples: Sequence[Example], *, passes: int, window: int, pieces: int, random: Random
) -> Iterator[list[Example]]:
    """Batches of windows of like length, about ``pieces`` pieces each with what fills them up."""
    for _ in range(passes):
        windows = [part for each in examples for part in cut_at_random(each, window, random)]
        windows.sort(key=lambda part: len(part) + random.random() * 8)
        batch: list[Example] = []
        for part in windows:
            if batch and len(part) * (len(batch) + 1) > pieces:
                yield batch
                batch = []
            batch.append(part)
        if batch:
            yield batch

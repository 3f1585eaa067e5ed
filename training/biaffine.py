"""The head of syntax: how likely each word governs each other of its sentence, and as what.

Source: Dozat & Manning (2017), Deep biaffine attention for neural dependency parsing.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.examples import UNKNOWN, Example
from training.steps import Stepped

SLOPE = 0.1
"""Of what is below nought, after the words' vectors are parted."""


class Words(NamedTuple):
    """The words of a batch (rows, words): first piece, governor, relation, sentence.

    Pieces count the window's opening mark. A root's governor is the number of words of a row;
    where it is not known, and where there is no word, governor and relation are UNKNOWN.
    Sentences are -1 where there is no word.
    """

    pieces: Tensor
    governors: Tensor
    relations: Tensor
    sentences: Tensor


class Parts(NamedTuple):
    """What each word is to arcs and labels, as a dependent and as a governor."""

    dependent: Tensor
    governor: Tensor
    labelled: Tensor
    labelling: Tensor


class Biaffine(nn.Module):
    """Scores of governors and of relations from the states of the words' first pieces."""

    def __init__(self, width: int, chosen: Mapping[str, Any]) -> None:
        super().__init__()
        arcs, labels, count = chosen["arcs"], chosen["labels"], len(chosen["relations"])
        self.sizes = [arcs, arcs, labels, labels]
        self.parts = Stepped(width, sum(self.sizes))
        self.dropout = nn.Dropout(chosen["dropout"])
        self.between = nn.Parameter(torch.eye(arcs) / arcs**0.5)
        self.lean = nn.Parameter(torch.zeros(arcs))
        self.root = nn.Parameter(torch.randn(arcs) * 0.05)
        self.relations = nn.Parameter(torch.randn(labels + 1, count, labels + 1) * 0.02)

    def part(self, states: Tensor) -> Parts:
        """The words' vectors; states (rows, words, width)."""
        parts = functional.leaky_relu(self.parts(states), SLOPE)
        return Parts(*torch.split(self.dropout(parts), self.sizes, dim=-1))

    def score_arcs(self, parts: Parts, sentences: Tensor) -> Tensor:
        """Scores (rows, dependent, governor); the last governor is the root."""
        rows, words, _ = parts.governor.shape
        root = self.root.expand(rows, 1, -1)
        governors = torch.cat([parts.governor, root], 1)
        scores = (parts.dependent @ self.between + self.lean) @ governors.transpose(1, 2)
        apart = sentences[:, :, None] != sentences[:, None, :]
        own = torch.eye(words, dtype=torch.bool)
        closed = functional.pad(apart | own, (0, 1), value=False)
        return scores.masked_fill(closed, -1e9)

    def score_relations(self, parts: Parts, governors: Tensor) -> Tensor:
        """Scores (rows, words, relations) of each word to the word that governs it."""
        chosen = governors.clamp(0, parts.labelling.shape[1] - 1)[:, :, None]
        governing = parts.labelling.gather(1, chosen.expand_as(parts.labelling))
        rows, words, _ = governing.shape
        wide = _with_one(parts.labelled).flatten(0, 1) @ self.relations.flatten(1)
        wide = wide.unflatten(1, self.relations.shape[1:])
        scores = (wide @ _with_one(governing).flatten(0, 1)[:, :, None]).squeeze(2)
        return scores.unflatten(0, (rows, words))

    def losses(self, states: Tensor, words: Words) -> dict[str, Tensor]:
        """The losses of arcs and of relations, a word; states (rows, pieces, width)."""
        chosen = words.pieces[:, :, None].expand(-1, -1, states.shape[2])
        parts = self.part(states.gather(1, chosen))
        arcs = self.score_arcs(parts, words.sentences)
        relations = self.score_relations(parts, words.governors)
        return {
            "arcs": _cross_entropy(arcs, words.governors),
            "relations": _cross_entropy(relations, words.relations),
        }


def _with_one(states: Tensor) -> Tensor:
    return functional.pad(states, (0, 1), value=1.0)


def _cross_entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    return functional.cross_entropy(
        scores.flatten(0, 1).float(), wanted.flatten(), ignore_index=UNKNOWN
    )


def collate_words(batch: Sequence[Example]) -> Words | None:
    """The words of the trees of a batch, None where it has no trees."""
    trees = [each.tree for each in batch]
    if any(tree is None for tree in trees):
        return None
    length = max((len(tree.pieces) for tree in trees if tree), default=0)
    shape = len(batch), length
    pieces, sentences = np.zeros(shape, np.int64), np.full(shape, -1)
    governors, relations = np.full(shape, UNKNOWN), np.full(shape, UNKNOWN)
    for row, tree in enumerate(trees):
        if tree is None:
            continue
        size = len(tree.pieces)
        pieces[row, :size] = tree.pieces + 1
        governors[row, :size] = np.where(tree.governors == -1, length, tree.governors)
        relations[row, :size] = tree.relations
        sentences[row, :size] = tree.sentences
    return Words(*map(torch.from_numpy, (pieces, governors, relations, sentences)))

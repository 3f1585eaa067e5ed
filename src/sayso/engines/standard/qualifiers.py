"""Qualifiers: the words of a text that say how likely, by when, and on what condition.

Learned of the words that readings by hand hold as written (``training/qualifiers.py``).
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.marks import Chances, Mark
from sayso.engines.standard.heads import Chain, find_best_paths, find_spans
from sayso.engines.standard.pieces import Pieces
from sayso.engines.standard.products import multiply

Floats = NDArray[np.float32]

LABELS = ("certainty", "horizon", "condition")
TAGS = 3
"""Outside, where words begin, and where they go on."""

_BESIDE = 3
"""Pieces that tell of one: the one before it, itself, the one behind."""

_LIKELY = 0.5
"""The chance under which no piece of a sentence begins or goes on with such words."""

_DIGITS = 2
"""Digits of a score that count: the rest may differ from one processor to another."""


@dataclass(frozen=True, kw_only=True)
class QualifiersHead:
    """What was learned: a layer over a piece and its two neighbours, and a chain for each label.

    ``into`` (three times the width of a state, hidden) and ``offsets`` give what is hidden, ``out``
    (hidden, labels times tags) and ``levels`` the scores; ``opening`` (labels, tags) and
    ``following`` (labels, tags, tags) score a tag at the beginning of a sentence and after another.
    """

    into: Floats
    offsets: Floats
    out: Floats
    levels: Floats
    opening: Floats
    following: Floats

    @cached_property
    def told_by_one(self) -> Floats:
        """What a piece tells of the one behind it, of itself and of the one before."""
        return np.hstack(np.split(self.into, _BESIDE))

    def begin(self, pieces: int) -> "QualifiersSeen":
        """What is seen of a text of so many pieces: nothing yet."""
        return QualifiersSeen(self, pieces)


class QualifiersSeen:
    """Takes the states of a text's pieces as they come, in order, and keeps each piece's scores.

    What is hidden is held of two pieces alone: of the last, which the one behind it is still to
    tell of, and of that one, which the last has told of.
    """

    def __init__(self, head: QualifiersHead, pieces: int) -> None:
        self._head = head
        # A row before takes what the first piece tells of no neighbour, as if it were a piece.
        self._scores = np.zeros((pieces + 1, len(LABELS) * TAGS), dtype=np.float32)
        self._open = np.tile(head.offsets, (2, 1))

    def add(self, pieces: slice, states: Floats) -> None:
        """The states (pieces, width) of some pieces more."""
        told = multiply(states, self._head.told_by_one).reshape(len(states), _BESIDE, -1)
        hidden = np.empty((len(states) + 2, told.shape[2]), dtype=np.float32)
        hidden[:2], hidden[2:] = self._open, self._head.offsets
        for neighbour in range(_BESIDE):
            shift = _BESIDE - 1 - neighbour  # what stands before a piece tells of the one behind
            hidden[shift : shift + len(states)] += told[:, neighbour]
        self._scores[pieces] = self._score(hidden[:-2])
        self._open = hidden[-2:]

    def scores(self) -> Floats:
        """The scores (pieces, labels times tags) when all states have come."""
        self._scores[-1:] = self._score(self._open[:1])
        return self._scores[1:]

    def finish(self, pieces: Pieces, begins: NDArray[np.bool_]) -> tuple[tuple[Mark, ...], Chances]:
        """The words that are marked, in order, and each piece's chance to be among such words.

        begins: where a sentence does.
        """
        head, scores = self._head, np.round(self.scores(), _DIGITS)
        raised = np.exp(scores.reshape(-1, len(LABELS), TAGS))
        chances = 1 - raised[:, :, 0] / raised.sum(axis=2)
        looked = _of_likely_sentences(chances, begins)
        chains = [
            Chain(
                scores[looked, TAGS * number : TAGS * (number + 1)],
                head.opening[number],
                head.following[number],
            )
            for number in range(len(LABELS))
        ]
        found: list[Mark] = []
        for label, path in zip(LABELS, find_best_paths(chains, begins[looked]), strict=True):
            tags = np.zeros(len(pieces), dtype=np.int64)
            tags[looked] = path
            found += find_spans(tags, [label], pieces)
        found.sort(key=lambda mark: (mark.start, mark.end))
        return tuple(found), Chances(LABELS, chances)

    def _score(self, hidden: Floats) -> Floats:
        return multiply(np.maximum(hidden, 0), self._head.out) + self._head.levels


def _of_likely_sentences(chances: Floats, begins: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The pieces of sentences in which some piece is likelier than not to be among such words."""
    likely = (chances > _LIKELY).any(axis=1)
    sentence = np.cumsum(begins)
    looked = np.zeros(len(begins) + 1, dtype=np.bool_)
    looked[sentence[likely]] = True
    return np.asarray(looked[sentence])


def beside(states: Floats) -> Floats:
    """Each piece's state between those of its two neighbours (pieces, three times the width)."""
    edge = np.zeros((1, states.shape[1]), dtype=states.dtype)
    around = np.concatenate([edge, states, edge])
    return np.hstack([around[:-2], around[1:-1], around[2:]])


def load_qualifiers(path: Path) -> QualifiersHead:
    """The head that was learned (.npz, 16 bits)."""
    with np.load(path) as opened:
        return QualifiersHead(
            **{part: opened[part].astype(np.float32, order="C") for part in opened.files}
        )

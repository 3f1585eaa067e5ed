"""Examples: the words of trees over the pieces of a text, whole and in windows."""

import numpy as np
from numpy.typing import NDArray
from training.corpora.passage import Governed
from training.examples import UNKNOWN, Tree, plant

from sayso.engines.standard.pieces import Pieces

RELATIONS = ("aux", "advmod", "punct")


def pieces(*spans: tuple[int, int]) -> Pieces:
    starts, ends = np.array(spans).T
    return Pieces(np.zeros_like(starts), np.zeros_like(starts), starts, ends)


def lists(tree: Tree) -> list[list[int]]:
    parts: list[NDArray[np.int64]] = [tree.pieces, tree.governors, tree.relations, tree.sentences]
    return [part.tolist() for part in parts]


# "I cannot swim." in pieces: I, cannot, swi, m, .
PIECES = pieces((0, 1), (2, 8), (9, 12), (12, 13), (13, 14))
WORDS = (
    Governed(0, 1, 3, "nsubj", 0),
    Governed(2, 5, 3, "aux", 0),
    Governed(5, 8, 3, "advmod", 0),
    Governed(9, 13, -1, "root", 0),
    Governed(13, 14, 3, "punct", 0),
)


def test_a_word_stands_at_its_first_piece_or_at_the_one_it_is_part_of() -> None:
    tree = plant(PIECES, WORDS, RELATIONS)
    assert lists(tree) == [
        [0, 1, 1, 2, 4],
        [3, 3, 3, -1, 3],
        [UNKNOWN, 0, 1, UNKNOWN, 2],
        [0] * 5,
    ]


def test_a_window_knows_the_governors_that_it_holds() -> None:
    tree = plant(PIECES, WORDS, RELATIONS)
    assert lists(tree.cut(1, 4)) == [
        [0, 0, 1],
        [2, 2, -1],
        [0, 1, UNKNOWN],
        [0] * 3,
    ]
    assert lists(tree.cut(0, 2)) == [
        [0, 1, 1],
        [UNKNOWN] * 3,
        [UNKNOWN] * 3,
        [0] * 3,
    ]


def test_a_window_of_a_window_forgets_no_root() -> None:
    tree = plant(PIECES, WORDS, RELATIONS).cut(0, 4).cut(1, 4)
    assert tree.governors.tolist() == [2, 2, -1]

"""Trees of sentences: from the vectors of words, as they come."""

import numpy as np
import pytest
from numpy.typing import NDArray

from sayso.analysis.marks import Tree
from sayso.engines.standard.trees import LONGEST, Biaffine, Grower

Floats = NDArray[np.float32]
NAMES = ("obj", "nsubj", "det")


def biaffine() -> Biaffine:
    """One where a word hangs on the word whose number in the vocabulary it names.

    A vector is made by ``word``: what a word looks for, what it is, what it likes to be called.
    """
    size = 5
    return Biaffine(
        between=np.eye(size, dtype=np.float32),
        lean=np.zeros(size, dtype=np.float32),
        root=np.eye(size, dtype=np.float32)[0],
        relations=np.pad(np.eye(len(NAMES), dtype=np.float32)[None], ((3, 0), (0, 0), (0, 1))),
        names=NAMES,
    )


def word(seeks: int, own: int, name: int = 0) -> Floats:
    """A word that looks for the ``own`` number ``seeks``; 0 is the root's."""
    return np.concatenate([np.eye(5)[seeks], np.eye(5)[own], np.eye(3)[name], np.zeros(3)]).astype(
        np.float32
    )


THE, GUILD, LEFT, SARN = word(2, 1, 2), word(3, 2, 1), word(0, 3), word(3, 4, 0)
SENTENCE = np.stack([THE, GUILD, LEFT, SARN])
TREE = Tree((1, 2, -1, 2), ("det", "nsubj", "root", "obj"))


def grow(vectors: Floats, sizes: list[int], portion: int) -> tuple[Tree, ...]:
    """The trees when so many vectors come at a time."""
    grower = Grower(biaffine(), sizes)
    for begin in range(0, len(vectors), portion):
        grower.add(vectors[begin : begin + portion])
    return grower.finish()


def test_a_word_hangs_on_the_one_it_looks_for() -> None:
    assert grow(SENTENCE, [4], 4) == (TREE,)


@pytest.mark.parametrize("portion", [1, 2, 3, 5, 9])
def test_trees_are_the_same_however_the_words_come(portion: int) -> None:
    vectors = np.concatenate([SENTENCE, SENTENCE[1:], SENTENCE])
    short = Tree((1, -1, 1), ("nsubj", "root", "obj"))
    assert grow(vectors, [4, 3, 4], portion) == (TREE, short, TREE)


def test_a_sentence_without_words_has_an_empty_tree() -> None:
    assert grow(SENTENCE, [0, 4, 0], 2) == (Tree((), ()), TREE, Tree((), ()))


def test_words_without_vectors_have_a_flat_tree() -> None:
    assert Grower(biaffine(), [3]).finish() == (
        Tree((-1, 0, 0), ("root", "parataxis", "parataxis")),
    )


def test_what_goes_on_a_sentence_that_is_too_long_hangs_loosely_on_its_root() -> None:
    copies = LONGEST // 4 + 1
    (tree,) = grow(np.concatenate([SENTENCE] * copies), [4 * copies], 100)
    assert tree.governors.count(-1) == 1
    assert tree.governors[LONGEST + 2] == tree.governors.index(-1)
    assert tree.relations[LONGEST + 2] == "parataxis"
    assert tree.governors[LONGEST] == LONGEST + 1

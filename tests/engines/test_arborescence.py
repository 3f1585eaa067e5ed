"""The best tree of a sentence: the same that looking at every tree finds."""

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from sayso.engines.standard.arborescence import find_best_tree

Scores = NDArray[np.float32]


@st.composite
def scores(draw: st.DrawFn) -> Scores:
    """Scores of a sentence of one to five words, some of them the same."""
    size = draw(st.integers(1, 5))
    steps = draw(
        st.lists(st.integers(-8, 8), min_size=size * (size + 1), max_size=size * (size + 1))
    )
    return np.array(steps, dtype=np.float32).reshape(size, size + 1) / np.float32(4)


def trees_of(size: int) -> Iterator[tuple[int, ...]]:
    """Every tree over so many words with one of them at the root."""
    for governors in itertools.product(range(size + 1), repeat=size):
        if governors.count(size) == 1 and all(leads_up(governors, word) for word in range(size)):
            yield governors


def leads_up(governors: tuple[int, ...], word: int) -> bool:
    """Whether the way up from a word ends at the root."""
    for _ in governors:
        word = governors[word] if word < len(governors) else word
    return word == len(governors)


def total(scores: Scores, governors: tuple[int, ...]) -> float:
    """The sum of the scores of a tree."""
    return float(sum(scores[word, governor] for word, governor in enumerate(governors)))


@given(scores())
def test_no_tree_scores_higher(scores: Scores) -> None:
    found = tuple(find_best_tree(scores).tolist())
    every = list(trees_of(len(scores)))
    assert found in every
    assert total(scores, found) == max(total(scores, each) for each in every)


@given(scores())
def test_what_is_added_to_all_scores_of_a_word_changes_nothing(scores: Scores) -> None:
    moved = scores + np.arange(len(scores), dtype=np.float32)[:, None]
    assert total(scores, tuple(find_best_tree(moved).tolist())) == total(
        scores, tuple(find_best_tree(scores).tolist())
    )


def test_one_word_alone_hangs_on_the_root_however_well_others_would() -> None:
    scores = np.array([[0, 1, 9], [1, 0, 8], [1, 1, 0]], dtype=np.float32)
    scores = np.hstack([scores, [[5], [5], [9]]]).astype(np.float32)
    assert find_best_tree(scores).tolist() == [2, 2, 3]


def test_no_word_makes_no_tree() -> None:
    assert find_best_tree(np.zeros((0, 1), dtype=np.float32)).tolist() == []


@pytest.mark.parametrize("size", [2, 61, 250])
def test_cycles_within_cycles_are_opened(size: int) -> None:
    """Every word hangs best on its neighbour and back, and every two on the next two."""
    scores = np.full((size, size + 1), -9.0)
    for word in range(size):
        scores[word, min(word ^ 1, size)] = 5 + word / size
    found = find_best_tree(scores).tolist()
    assert found.count(size) == 1
    assert all(leads_up(tuple(found), word) for word in range(size))

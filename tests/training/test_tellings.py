"""How the weights for second tellings are learned, and from which chance on one is told."""

import numpy as np
from training.tellings import choose_least, left_out


def test_the_least_chance_is_that_from_which_on_enough_are_right() -> None:
    chances = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.1])
    right = np.array([1.0, 0.0, 1.0, 1.0, 0.0, 0.0])

    assert choose_least(chances, right) == 0.6


def test_nothing_is_told_where_never_enough_are_right() -> None:
    assert choose_least(np.array([0.9, 0.8]), np.array([0.0, 0.0])) == 1.0


def test_a_hand_has_no_part_in_its_own_chances() -> None:
    rows = np.column_stack([np.ones(40), np.tile([0.0, 1.0], 20)])
    right = np.tile([0.0, 1.0], 20)
    hands = ["ada"] * 20 + ["bo"] * 20
    turned = np.concatenate([1 - right[:20], right[20:]])

    same, other = left_out(rows, right, hands), left_out(rows, turned, hands)

    assert np.allclose(same[:20], other[:20])
    assert not np.allclose(same[20:], other[20:])

"""Learning which spans are claims."""

import math

import numpy as np
from tests.claims.test_spans import candidates_of
from training.claim_spans import Field, learn


def test_the_chance_of_a_span_is_its_share_of_all_sets_of_spans() -> None:
    candidates = candidates_of("The lock leaks.", "The lock")
    whole, (chance,) = Field([candidates]).look(np.array([1.0]))
    assert math.isclose(whole, math.log(1 + math.e))
    assert math.isclose(chance, math.e / (1 + math.e))


def test_what_was_read_by_hand_weighs_more_than_what_was_not() -> None:
    wanted = candidates_of("The lock leaks.", "The lock")
    other = candidates_of("See the map.")
    weights = learn([(wanted, [0])] * 20 + [(other, [])] * 20)
    assert weights["begins at chance 5"] > 0 > weights.get("begins at chance 0", -1.0)

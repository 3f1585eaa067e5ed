"""Losses are what others publish and compute, and the honest number has the least of them."""

from collections.abc import Callable

import numpy as np
import pytest
import scoringrules
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike
from tests.forecasts.oracle import oracle

from sayso.forecasts.arrays import Array
from sayso.forecasts.rules import (
    brier,
    count_cut,
    half_brier,
    log_bits,
    ranked,
    spherical,
    spherical_options,
)

probability = st.floats(0, 1)
Rule = Callable[[ArrayLike, ArrayLike], Array]


def test_a_yes_or_no() -> None:
    """Source: scoringrules 0.10.0 (oracle binary-scores)."""
    asked, expected, near = oracle("binary-scores")
    for rule, name in (
        (brier, "brier"),
        (log_bits, "log_bits_cut_.001"),
        (spherical, "spherical_loss"),
    ):
        assert rule(asked["p"], asked["y"]) == pytest.approx(expected[name], abs=near)
    assert brier(asked["p"], asked["y"]) == pytest.approx(
        scoringrules.brier_score(np.array(asked["y"]), np.array(asked["p"]))
    )
    assert count_cut(asked["p"]) == 1


def test_several_options() -> None:
    """Source: scoringrules rps_score / (K − 1), and half the sum of squares."""
    asked, expected, near = oracle("several-outcomes")
    assert half_brier(asked["p"], asked["outcome_index"]) == pytest.approx(
        expected["half_brier"], abs=near
    )
    assert ranked(asked["p"], asked["outcome_index"]) == pytest.approx(
        expected["ordered"], abs=near
    )


@given(probability, st.sampled_from([0, 1]))
def test_two_options_score_as_a_yes_or_no(p: float, y: int) -> None:
    one = brier(p, y)
    several = [1 - p, p]
    assert half_brier(several, y) == pytest.approx(one)
    assert ranked(several, y) == pytest.approx(one)
    assert spherical_options(several, y) == pytest.approx(spherical(p, y))


@pytest.mark.parametrize("rule", [brier, log_bits, spherical])
@pytest.mark.parametrize("belief", [0.05, 0.3, 0.5, 0.72, 0.95])
def test_the_honest_number_has_the_least_expected_loss(rule: Rule, belief: float) -> None:
    stated = np.linspace(0.001, 0.999, 999)
    expected = belief * rule(stated, 1) + (1 - belief) * rule(stated, 0)
    assert stated[expected.argmin()] == pytest.approx(belief)


@pytest.mark.parametrize("rule", [half_brier, ranked, spherical_options])
def test_the_honest_distribution_has_the_least_expected_loss(rule: Rule) -> None:
    random = np.random.default_rng(5)
    belief = np.array([0.5, 0.2, 0.2, 0.1])
    stated = np.vstack([belief, random.dirichlet(np.ones(4), 3000)])
    expected = sum(belief[k] * rule(stated, np.full(len(stated), k)) for k in range(4))
    assert np.argmin(expected) == 0


def test_a_share_is_scored_as_given() -> None:
    assert brier(0.7, 0.4) == pytest.approx(0.09)
    assert log_bits(0.25, 0.5) == pytest.approx(-(np.log2(0.25) + np.log2(0.75)) / 2)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: brier([0.5, float("nan")], [1, 1]), r"probability\[1\] is not a number"),
        (lambda: brier(0.5, float("nan")), "outcome is not a number"),
        (lambda: brier(70, 1), "probability is outside 0 to 1: 70"),
        (lambda: log_bits(0.5, 2), "outcome is outside 0 to 1: 2"),
        (lambda: half_brier([0.5, 0.7], 0), "the sum of probability is not 1: 1.2"),
        (lambda: ranked([0.5, 0.5], 2), "outcome is no place: 2"),
        (lambda: half_brier(0.5, 0), "two options at least"),
    ],
)
def test_what_is_no_probability_is_refused(call: Callable[[], object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        call()

"""Weighing is exact: it agrees with an independent engine, and with what the model promises."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from tests.hypotheses.network import network_posterior
from tests.hypotheses.random_cases import random_case

from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.values import Array, Draws, Means
from sayso.hypotheses.weigher import Weigher
from sayso.records.case import Case


def posterior(case: Case) -> Array:
    weights = Weigher(case, Means()).log_weights()[:, 0]
    shares = np.exp(weights - weights.max())
    return np.asarray(shares / shares.sum())


@pytest.mark.parametrize("seed", range(200))
def test_agrees_with_a_junction_tree(seed: int) -> None:
    """Copies whole and partial, common origins, shared, deceptive and contradicting sources."""
    case = random_case(Random(seed), hypotheses=2 + seed % 3, items=1 + seed % 5)
    assert posterior(case) == pytest.approx(network_posterior(case), abs=1e-12)


@pytest.mark.parametrize("seed", range(30))
def test_mean_of_the_weights_of_draws_is_the_weight_of_the_means(seed: int) -> None:
    """So the posterior, which is the average over draws, has no error of drawing."""
    case = random_case(Random(seed), hypotheses=3)
    drawn = np.exp(Weigher(case, Draws(40_000, seed=1)).log_weights())
    error = drawn.std(axis=1) / 200
    average = np.exp(Weigher(case, Means()).log_weights()[:, 0])
    assert (np.abs(drawn.mean(axis=1) - average) <= 5 * error + 1e-12).all()


@pytest.mark.parametrize("seed", range(20))
def test_order_of_items_and_hypotheses_does_not_matter(seed: int) -> None:
    case = random_case(Random(seed), hypotheses=4, items=5)
    turned = replace(
        case,
        hypotheses=case.hypotheses[::-1],
        evidence=tuple(
            replace(item, reports=item.reports[::-1], likelihoods=item.likelihoods[::-1])
            for item in case.evidence[::-1]
        ),
        witnesses=case.witnesses[::-1],
    )
    assert posterior(turned)[::-1] == pytest.approx(posterior(case), abs=1e-13)
    one = Weigher(case, Draws(100, seed=3)).log_weights()
    other = Weigher(turned, Draws(100, seed=3)).log_weights()[::-1]
    assert other == pytest.approx(one, abs=1e-11)


@pytest.mark.parametrize("seed", range(40))
def test_the_compiled_case_has_the_same_posterior(seed: int) -> None:
    case = random_case(Random(seed), hypotheses=4, items=6, sources=9, reports=2)
    assert compile_case(case).posterior() == pytest.approx(posterior(case), abs=1e-12)

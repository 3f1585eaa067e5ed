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
from sayso.records.estimate import point


def posterior(case: Case) -> Array:
    weights = Weigher(compile_case(case), Means()).log_weights()[:, 0]
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
    drawn = np.exp(Weigher(compile_case(case), Draws(40_000, seed=1)).log_weights())
    error = drawn.std(axis=1) / 200
    average = np.exp(Weigher(compile_case(case), Means()).log_weights()[:, 0])
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
    one = Weigher(compile_case(case), Draws(100, seed=3)).log_weights()
    other = Weigher(compile_case(turned), Draws(100, seed=3)).log_weights()[::-1]
    assert other == pytest.approx(one, abs=1e-11)


@pytest.mark.parametrize("seed", range(40))
def test_an_edit_weighs_what_the_edited_case_weighs(seed: int) -> None:
    """What is taken over from before changes nothing, to the last bit, whatever was edited."""
    random = Random(seed)
    case = random_case(random, hypotheses=3, items=6, sources=9, reports=2)
    for values in (Means(), Draws(50, seed=1)):
        weigher, at = Weigher(compile_case(case), values), case
        weigher.log_weights()
        for _ in range(6):
            at = edited(at, random)
            weigher = weigher.edited(at)
            anew = Weigher(compile_case(at), values)
            assert np.array_equal(weigher.log_weights(), anew.log_weights())
            assert weigher.parts == anew.parts


def edited(case: Case, random: Random) -> Case:
    """The case with a rating, a source, a report or a hypothesis changed."""
    at = random.randrange(len(case.evidence))
    item = case.evidence[at]
    match random.randrange(4):
        case 0:
            rated = replace(item.likelihoods[0], estimate=point(random.random()))
            item = replace(item, likelihoods=(rated, *item.likelihoods[1:]))
        case 1 if item.reports:
            told = replace(item.reports[0], discounted=not item.reports[0].discounted)
            item = replace(item, reports=(told, *item.reports[1:]))
        case 2 if case.witnesses:
            source = replace(case.witnesses[0], reliability=point(random.random()))
            return replace(case, witnesses=(source, *case.witnesses[1:]))
        case _:
            return replace(case, hypotheses=case.hypotheses[::-1])
    return replace(case, evidence=(*case.evidence[:at], item, *case.evidence[at + 1 :]))

"""Information gain is what asking and weighing again gives on average."""

from dataclasses import replace
from itertools import product
from random import Random

import numpy as np
import pytest
from tests.hypotheses.build import case, item, posterior
from tests.hypotheses.random_cases import random_case, random_estimate

from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.information import (
    best_pair,
    binary_entropy,
    case_after,
    entropy,
    find_next,
    information_gain,
    steps_of,
)
from sayso.hypotheses.values import Draws, Means
from sayso.hypotheses.weigher import Weigher
from sayso.records.case import Case
from sayso.records.estimate import point
from sayso.records.evidence import Candidate, Likelihood


def asked(seed: int) -> Case:
    random = Random(seed)
    weighed = random_case(random, items=3, reports=2)
    return replace(
        weighed,
        candidates=tuple(
            Candidate(
                id=f"C{index}",
                text="?",
                likelihoods=tuple(
                    Likelihood(hypothesis=name, estimate=random_estimate(random))
                    for name in weighed.hypothesis_ids
                ),
                witness=random.choice([None, weighed.witnesses[0].id]),
            )
            for index in range(3)
        ),
    )


@pytest.mark.parametrize("seed", range(25))
def test_the_gain_is_entropy_lost_on_average_over_both_answers(seed: int) -> None:
    """Each answer put into the case and weighed: sources that tell of other items included."""
    weighed = asked(seed)
    now = posterior(weighed)
    found = find_next(Weigher(compile_case(weighed), Means())).steps
    for step in steps_of(weighed):
        yes = case_after(weighed, step)
        last = next(i for i in yes.evidence if i.id == step.id)
        denied = (
            replace(last, reports=(*last.reports[:-1], replace(last.reports[-1], says=False)))
            if last.reports
            else replace(last, observed=False)
        )
        no = replace(yes, evidence=tuple(denied if i.id == step.id else i for i in yes.evidence))
        before = Weigher(compile_case(weighed), Means()).log_weights()
        chance = float(
            np.exp(np.logaddexp.reduce(Weigher(compile_case(yes), Means()).log_weights()[:, 0]))
            / np.exp(np.logaddexp.reduce(before[:, 0]))
        )
        after = chance * entropy(posterior(yes)) + (1 - chance) * entropy(posterior(no))
        changes = sum(
            share
            for share, then in ((chance, posterior(yes)), (1 - chance, posterior(no)))
            if then.argmax() != now.argmax()
        )
        (told,) = [one for one in found if (one.id, one.kind) == (step.id, step.kind)]
        assert told.information_gain_bits == pytest.approx(entropy(now) - after, abs=1e-9)
        assert told.leader_changes == pytest.approx(changes, abs=1e-9)


def test_an_answer_equally_likely_under_all_tells_nothing() -> None:
    shares, rates = np.array([[0.2], [0.8]]), np.array([[0.4], [0.4]])
    assert information_gain(shares, rates)[0] == pytest.approx(0, abs=1e-15)
    assert binary_entropy(np.array([0.0, 0.5, 1.0])).tolist() == [0, 1, 0]


def test_the_best_pair_is_the_best_of_all_pairs() -> None:
    weighed = replace(
        case([0.2, 0.3, 0.5], [item("E", [0.5, 0.6, 0.7])]),
        candidates=tuple(
            Candidate(
                id=f"C{index}",
                text="",
                likelihoods=tuple(
                    Likelihood(hypothesis=f"H{h}", estimate=point(p)) for h, p in enumerate(rated)
                ),
            )
            for index, rated in enumerate([[0.9, 0.1, 0.1], [0.9, 0.1, 0.2], [0.1, 0.9, 0.1]])
        ),
    )
    pair = find_next(Weigher(compile_case(weighed), Means())).pair
    now = posterior(weighed)
    rates = [[0.9, 0.1, 0.1], [0.9, 0.1, 0.2], [0.1, 0.9, 0.1]]
    gains = {}
    for one, other in ((0, 1), (0, 2), (1, 2)):
        joint = []
        for a, b in product((True, False), repeat=2):
            answer = now.copy()
            for asked_, said in ((one, a), (other, b)):
                answer *= [p if said else 1 - p for p in rates[asked_]]
            joint.append(answer)
        stacked = np.array(joint)
        after = sum(row.sum() * float(entropy(row / row.sum())) for row in stacked)
        gains[f"C{one}", f"C{other}"] = float(entropy(now)) - after
    best = max(gains, key=lambda key: gains[key])
    assert pair is not None
    assert pair.ids == best
    assert pair.information_gain_bits == pytest.approx(gains[best])
    assert best_pair([], now, []) is None


def test_bands_come_from_draws() -> None:
    weighed = asked(3)
    compiled = compile_case(weighed)
    found = find_next(Weigher(compiled, Means()), Weigher(compiled, Draws(200, 1))).steps
    assert all(one.band[0] <= one.band[1] for one in found)
    assert any(one.band[0] < one.band[1] for one in found)

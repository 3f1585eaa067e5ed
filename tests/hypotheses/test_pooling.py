"""Several analysts: pooled by the geometric mean of odds, with what they differ over."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hypotheses.build import ICD203, case, item, posterior

from sayso.hypotheses.likelihood import read_likelihood
from sayso.hypotheses.pooling import coherentise, disagreement, pool, pool_analysts, pool_cases
from sayso.records.evidence import AnalystRating, Likelihood

shares = st.lists(st.floats(0.01, 1), min_size=3, max_size=3).map(
    lambda given: [one / sum(given) for one in given]
)


def test_two_opinions_of_two_hypotheses() -> None:
    """Odds 4 and 1 pool to odds 2."""
    assert pool([[0.8, 0.2], [0.5, 0.5]])[0] == pytest.approx(2 / 3)
    assert pool([[0.8, 0.2], [0.5, 0.5]], extremise=2)[0] == pytest.approx(0.8)


@given(st.lists(shares, min_size=1, max_size=5))
def test_pooled_shares_sum_to_one_and_their_order_does_not_matter(given: list[list[float]]) -> None:
    assert sum(pool(given)) == pytest.approx(1)
    assert pool(given) == pytest.approx(pool(given[::-1]))
    assert 0 <= disagreement(given) <= np.log2(3) + 1e-9


def test_sure_opinions_are_clipped() -> None:
    """One analyst's certainty does not silence all others."""
    assert 0 < pool([[1.0, 0.0], [0.5, 0.5]])[1] < 0.5


@given(st.lists(st.floats(0, 1), min_size=2, max_size=6))
def test_coherentised_shares_are_the_nearest_that_sum_to_one(given: list[float]) -> None:
    found = coherentise(given)
    assert found.sum() == pytest.approx(1)
    assert (found >= 0).all()
    distance = np.square(found - given).sum()
    for other in np.random.default_rng(0).dirichlet(np.ones(len(given)), 200):
        assert distance <= np.square(other - given).sum() + 1e-12


def rating(by: str, evidence: str, *rated: object) -> AnalystRating:
    likelihoods = tuple(
        Likelihood(hypothesis=f"H{index}", estimate=read_likelihood(one, ICD203))
        for index, one in enumerate(rated)
    )
    return AnalystRating(by=by, evidence=evidence, likelihoods=likelihoods)


def test_analysts_of_one_case() -> None:
    """Ana and Bo differ over E2 only: its cells account for all of it."""
    plain = case([0.5, 0.5], [item("E1", [0.9, 0.3]), item("E2", [0.5, 0.5])])
    rated = replace(
        plain,
        ratings=(rating("Ana", "E2", 0.9, 0.2), rating("Bo", "E2", 0.1, 0.8)),
    )
    pooled = pool_analysts(rated)
    assert pooled is not None
    assert [one.by for one in pooled.opinions] == ["Ana", "Bo"]
    ana = case([0.5, 0.5], [item("E1", [0.9, 0.3]), item("E2", [0.9, 0.2])])
    assert pooled.opinions[0].posterior == pytest.approx(posterior(ana))
    assert pooled.disagreement_bits > 0
    assert {cell.evidence for cell in pooled.cells} == {"E2"}
    assert pool_analysts(plain) is None


def test_cases_of_several_files_need_the_same_hypotheses() -> None:
    two, three = (case([None] * n, [item("E", [0.5] * n)]) for n in (2, 3))
    with pytest.raises(ValueError, match="same hypotheses"):
        pool_cases({"a": two, "b": three})
    assert pool_cases({"a": two, "b": two}).disagreement_bits == 0

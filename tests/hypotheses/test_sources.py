"""Summing sources out: the plan's width and cells, and what it gives."""

from itertools import product

import numpy as np
import pytest
from tests.hypotheses.build import case, item, witness

from sayso.errors import CaseError
from sayso.hypotheses.budget import Effort, choose_draws
from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.sources import count_cells, min_fill_plan, sum_out
from sayso.hypotheses.values import Means
from sayso.hypotheses.weigher import Weigher
from sayso.records.case import Case
from sayso.records.evidence import Report


@pytest.mark.parametrize(
    ("scopes", "expected"),
    [
        ([["a"], ["b"]], 0),
        ([["a", "b"], ["b", "c"]], 1),
        ([["a", "b"], ["b", "c"], ["c", "d"], ["d", "a"]], 2),
        ([["a", "b", "c", "d"]], 3),
    ],
)
def test_width(scopes: list[list[str]], expected: int) -> None:
    assert max(len(tied) for _, tied in min_fill_plan(scopes)) == expected


def test_cells_are_those_of_every_step() -> None:
    """A chain of three sources: two steps of two sources, one of one, times hypotheses."""
    assert count_cells([["a", "b"], ["b", "c"]], {"a": 2, "b": 2, "c": 2}, 5) == (4 + 4 + 2) * 5
    assert [name for name, _ in min_fill_plan([["a", "b"], ["b", "c"]])] == ["a", "b", "c"]


def test_summing_out_is_the_sum_over_all_states() -> None:
    random = np.random.default_rng(0)
    scopes = [("a", "b"), ("b", "c"), ("c", "a", "d"), ("d",)]
    tables = [(scope, random.random((*[2] * len(scope), 3, 4))) for scope in scopes]
    shares = {name: random.dirichlet([1, 1], 4).T for name in "abcd"}
    total = np.zeros((3, 4))
    for states in product((0, 1), repeat=4):
        at = dict(zip("abcd", states, strict=True))
        term = np.ones((3, 4))
        for scope, table in tables:
            term = term * table[tuple(at[name] for name in scope)]
        for name in "abcd":
            term = term * shares[name][at[name]]
        total += term
    assert np.exp(sum_out(tables, shares)) == pytest.approx(total, rel=1e-12)


def tied_case(sources: int) -> Case:
    """Two items that all sources tell of."""
    told = [
        item(name, [0.9, 0.2], *(Report(id=f"{name}/{s}", witness=f"s{s}") for s in range(sources)))
        for name in ("E1", "E2")
    ]
    return case([0.5, 0.5], told, [witness(f"s{s}", 0.9, 0.1, 0.7) for s in range(sources)])


def test_too_many_draws_for_the_time_are_said_and_fewer_offered() -> None:
    weigher = Weigher(compile_case(tied_case(12)), Means())
    draws, notes = choose_draws(weigher, Effort(draws=10_000, seconds=0.5))
    assert 100 <= draws < 10_000
    assert "10,000 draws would take about" in notes[0]
    assert choose_draws(weigher, Effort(draws=100, seconds=60)) == (100, ())


def test_sources_too_tightly_tied_are_refused() -> None:
    with pytest.raises(CaseError, match="40 sources tie 2 items together too tightly"):
        choose_draws(Weigher(compile_case(tied_case(40)), Means()), Effort())

"""Cells are counted first: nothing touches more than it may, and what is left out is said."""

from random import Random

import numpy as np
import pytest
from tests.hypotheses.build import case, item, witness

from sayso.cases.case_file import read_case
from sayso.cases.case_toml import write_case
from sayso.errors import CaseError
from sayso.hypotheses import sources
from sayso.hypotheses.budget import Effort, choose_draws, count_all_cells, within
from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.information import find_next
from sayso.hypotheses.linchpins import find_linchpins
from sayso.hypotheses.parts import Part
from sayso.hypotheses.sources import min_fill_plan
from sayso.hypotheses.values import Draws, Means
from sayso.hypotheses.weigh import weigh
from sayso.hypotheses.weigher import Weigher
from sayso.records.case import Case
from sayso.records.evidence import Report


def tied(items: int, told_by: int, each: int = 2, seed: int = 0) -> Case:
    """Items of which a few sources tell, two of each, at random."""
    random = Random(seed)
    evidence = [
        item(
            f"E{at}",
            [round(random.uniform(0.1, 0.9), 2) for _ in range(3)],
            *(
                Report(id=f"E{at}/s{one}", witness=f"s{one}", says=random.random() < 0.8)
                for one in random.sample(range(told_by), each)
            ),
        )
        for at in range(items)
    ]
    return case([None] * 3, evidence, [witness(f"s{n}", 0.9, 0.2, 0.7) for n in range(told_by)])


@pytest.fixture(scope="module")
def heavy() -> Case:
    return tied(30, 12)


def test_a_source_of_a_thousand_items_is_no_impossible_evidence() -> None:
    """Their probabilities together are less than a double holds."""
    told = [item(f"E{n}", [0.01, 0.02], Report(id=f"r{n}", witness="s")) for n in range(1000)]
    weighed = case([0.5, 0.5], told, [witness("s", 0.95, 0.05, 0.6)])
    weights = Weigher(compile_case(weighed), Means()).log_weights()[:, 0]
    # Reliable or not, each report has one probability: the sum is of two powers.
    said = [0.95 * p + 0.05 * (1 - p) for p in (0.01, 0.02)]
    unreliable = np.log(0.4) + 1000 * np.log(0.5)
    logs = [np.logaddexp(np.log(0.6) + 1000 * np.log(one), unreliable) for one in said]
    assert weights == pytest.approx(np.log(0.5) + np.array(logs), rel=1e-12)


def test_what_fits_in_no_memory_is_refused_with_its_place(heavy: Case) -> None:
    many = tied(500, 60)
    with pytest.raises(CaseError, match="sources tie 500 items together too tightly"):
        weigh(many)
    found, mistakes = read_case(write_case(many))
    assert found is None
    assert "states or more" in mistakes[0].message
    assert read_case(write_case(heavy))[0] is not None


def test_a_plan_that_nobody_follows_is_not_made_to_its_end() -> None:
    every = [[f"s{one}", f"s{other}"] for one in range(120) for other in range(one)]
    assert len(min_fill_plan(every)) == 1


def test_what_needs_more_seconds_says_how_many(heavy: Case) -> None:
    weigher = Weigher(compile_case(heavy), Means())
    cells = count_all_cells(weigher)
    with pytest.raises(CaseError) as caught:
        choose_draws(weigher, Effort(seconds=1e-8 * cells))
    seconds = float(caught.value.remedy.split("--seconds ")[1].split("`")[0])
    draws, _ = choose_draws(weigher, Effort(seconds=seconds))
    assert draws >= 20


def test_what_does_not_fit_in_the_seconds_is_left_out_and_named(heavy: Case) -> None:
    whole = weigh(heavy, Effort(draws=20, seconds=500))
    assert not [note for note in whole.notes if "worked out" in note]
    short = weigh(heavy, Effort(draws=20, seconds=1e-8 * 100 * count_all_cells(_weigher(heavy))))
    told = " ".join(short.notes)
    for what in ("What each item does", "Breakevens were", "What could be learnt"):
        assert f"{what}" in told
    assert [one.posterior for one in short.hypotheses] == [
        one.posterior for one in whole.hypotheses
    ]
    assert not short.evidence
    assert len(whole.evidence) == 30


def _weigher(weighed: Case) -> Weigher:
    return Weigher(compile_case(weighed), Means())


def test_with_few_cells_linchpins_are_between_a_and_b(heavy: Case) -> None:
    """Not one set by one is looked at, and still a set that flips the lead is found by halving."""
    exact = find_linchpins(_weigher(heavy), "item", "dropped").search
    rough = find_linchpins(
        _weigher(heavy), "item", "dropped", cells=12 * _weigher(heavy).effort(_part(heavy))
    ).search
    assert rough.low == 1
    assert rough.high is None or exact.low <= rough.high
    assert not rough.exact or rough.high == 1


def test_between_holds_what_is_exact() -> None:
    for seed in range(8):
        small = tied(9, 5, seed=seed)
        exact = find_linchpins(_weigher(small), "item", "dropped").search
        cells = 8 * _weigher(small).effort_of_many(_part(small))
        rough = find_linchpins(_weigher(small), "item", "dropped", cells=cells).search
        assert rough.low <= (exact.high or 99)
        if rough.high is not None:
            assert exact.high is not None
            assert exact.high <= rough.high


def _part(weighed: Case) -> Part:
    return compile_case(weighed).tied[0]


def test_steps_that_do_not_fit_are_named(heavy: Case) -> None:
    found = find_next(_weigher(heavy), cells=0)
    assert found.steps == ()
    assert set(found.left_out) == {one.id for one in heavy.evidence}


def test_the_cheapest_fit_first() -> None:
    assert dict(within("abcd", [5, 1, 3, 9], 9)) == {"a": True, "b": True, "c": True, "d": False}
    assert dict(within("ab", [0, 2], 1)) == {"a": True, "b": False}


def test_pieces_of_a_table_are_summed_out_as_the_whole_is(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed = tied(12, 6)
    part = compile_case(weighed).tied[0]
    whole = Weigher(compile_case(weighed), Draws(30, 1)).log_likelihood(part)
    monkeypatch.setattr(sources, "_MOST_AT_ONCE", 64)
    pieces = Weigher(compile_case(weighed), Draws(30, 1)).log_likelihood(part)
    assert pieces == pytest.approx(whole, abs=1e-12)

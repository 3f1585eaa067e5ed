"""What weighing promises, whatever the case."""

from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.hypotheses.build import case, item, posterior, witness
from tests.hypotheses.random_cases import random_case

from sayso.errors import CaseError
from sayso.hypotheses.budget import Effort
from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.matrix import inconsistency
from sayso.hypotheses.values import Draws, logit_normals, mean_of, normal_levels
from sayso.hypotheses.weigh import weigh
from sayso.hypotheses.weigher import Weigher
from sayso.records.case import Case
from sayso.records.estimate import Estimate
from sayso.records.evidence import Report

cases = st.builds(
    random_case,
    st.randoms(use_true_random=False),
    hypotheses=st.integers(2, 4),
    items=st.integers(1, 4),
)


@settings(max_examples=25)
@given(cases)
def test_posteriors_sum_to_one(weighed: Case) -> None:
    judgement = weigh(weighed, Effort(draws=50))
    assert sum(one.posterior for one in judgement.hypotheses) == pytest.approx(1, abs=1e-12)
    for one in judgement.hypotheses:
        assert 0 <= one.band[0] <= one.band[1] <= 1


@settings(max_examples=50)
@given(cases)
def test_a_pure_copy_changes_nothing(weighed: Case) -> None:
    evidence = tuple(
        replace(
            one,
            reports=(
                *one.reports,
                *(
                    Report(id=f"{r.id}+", witness=weighed.witnesses[0].id, says=r.says, copies=r.id)
                    for r in one.reports
                ),
            ),
        )
        for one in weighed.evidence
    )
    assert posterior(replace(weighed, evidence=evidence)) == pytest.approx(posterior(weighed))


@settings(max_examples=50)
@given(cases, st.sampled_from(["NA", "N"]))
def test_an_item_that_says_nothing_changes_nothing(weighed: Case, rating: str) -> None:
    silent = item("silent", [rating] * len(weighed.hypotheses))
    more = replace(weighed, evidence=(*weighed.evidence, silent))
    assert posterior(more) == pytest.approx(posterior(weighed), abs=1e-13)
    drawn = [Weigher(compile_case(one), Draws(20, seed=1)).log_weights() for one in (weighed, more)]
    moved = drawn[1] - drawn[0]
    assert moved == pytest.approx(np.broadcast_to(moved[0], moved.shape), abs=1e-12)


def test_not_applicable_neither_helps_nor_hurts() -> None:
    """The hypothesis keeps its probability where the rest are rated alike around it."""
    weighed = case([0.2, 0.4, 0.4], [item("E", ["NA", 0.9, 0.3])])
    assert posterior(weighed)[0] == pytest.approx(0.2)


@settings(max_examples=50)
@given(cases)
def test_an_item_split_in_two_with_one_origin_changes_nothing(weighed: Case) -> None:
    """The same item written twice, the second time from the same reports."""
    first = weighed.evidence[0]
    if first.observed is not None:
        return
    again = replace(
        first,
        id="again",
        reports=tuple(
            Report(id=f"{r.id}+", witness=r.witness, says=r.says, copies=r.id)
            for r in first.reports
        ),
    )
    split = replace(weighed, evidence=(*weighed.evidence, again))
    assert posterior(split) == pytest.approx(posterior(weighed), abs=1e-12)


def test_two_reports_with_one_certain_origin_are_one() -> None:
    one = Report(id="1", witness="s", origin="o")
    other = Report(id="2", witness="t", origin="o")
    sources = [witness("s", 0.9, 0.2), witness("t", 0.9, 0.2)]
    both = case([0.5, 0.5], [item("E", [0.8, 0.1], one, other)], sources)
    alone = case([0.5, 0.5], [item("E", [0.8, 0.1], one)], sources)
    assert posterior(both) == pytest.approx(posterior(alone))


def test_the_classic_score_doubles_when_an_item_is_split() -> None:
    """A known fault: one fact written in two lines counts twice, and can change who leads."""
    whole = case([None, None], [item("E1", ["C", "I"]), item("E2", ["II", "C"])])
    split = case(
        [None, None],
        [
            item("E1", ["C", "I"]),
            item("E1a", ["C", "I"]),
            item("E1b", ["C", "I"]),
            item("E2", ["II", "C"]),
        ],
    )
    assert inconsistency(whole) == {"H0": 2, "H1": 1}
    assert inconsistency(split) == {"H0": 2, "H1": 3}


def test_the_classic_score_takes_every_report_at_its_word() -> None:
    """Another: a worthless source rules a hypothesis out as a sure one does."""
    for reliability in (0.01, 0.99):
        told = item("E", ["C", "II"], Report(id="1", witness="s"))
        weighed = case([None, None], [told], [witness("s", 0.95, 0.05, reliability)])
        assert inconsistency(weighed) == {"H0": 0, "H1": 2}
        assert (posterior(weighed)[0] > 0.7) == (reliability == 0.99)


@pytest.mark.parametrize("ends", [(0.2, 0.45), (0.01, 0.05), (0, 0.05), (0.95, 1), (0.3, 0.31)])
def test_a_range_holds_nine_in_ten_of_its_draws(ends: tuple[float, float]) -> None:
    estimate = Estimate(text="", low=ends[0], high=ends[1])
    drawn = np.asarray(Draws(200_000, seed=2)("key", estimate))
    assert ((drawn >= ends[0]) & (drawn <= ends[1])).mean() >= 0.895
    assert drawn.mean() == pytest.approx(mean_of(estimate), abs=4 * drawn.std() / 447)
    assert logit_normals(np.array([0.2]), np.array([0.8]))[0][0] == pytest.approx(0)


def test_draws_are_taken_from_the_quantiles_of_the_normal_distribution() -> None:
    """Sixteen random bits are one of 65,536 levels; the reference is Wichura's AS 241."""
    levels, normal = normal_levels(), NormalDist()
    places = [0, 1, 77, 3_276, 20_000, 32_767, 32_768, 50_000, 65_535]
    wanted = [normal.inv_cdf((place + 0.5) / len(levels)) for place in places]
    assert levels[places] == pytest.approx(wanted, abs=1e-8)
    assert levels.mean() == pytest.approx(0, abs=1e-15)
    assert levels.std() == pytest.approx(1, abs=2e-5)


def test_fewer_draws_are_the_first_of_more() -> None:
    """Whatever their number, odd ones too."""
    wide = Estimate(text="", low=0.1, high=0.9)
    many = np.asarray(Draws(1_000, 7)("key", wide))
    for count in (1, 2, 3, 999):
        assert (np.asarray(Draws(count, 7)("key", wide)) == many[:count]).all()


def test_draws_of_one_number_do_not_depend_on_the_rest() -> None:
    """Common random numbers: an edit moves its own draws and no others."""
    before = case([0.5, 0.5], [item("E1", [[0.1, 0.4], 0.5]), item("E2", [[0.2, 0.3], 0.5])])
    after = case([0.5, 0.5], [item("E1", [[0.6, 0.9], 0.5]), item("E2", [[0.2, 0.3], 0.5])])
    first, second = (Weigher(compile_case(one), Draws(10, seed=1)) for one in (before, after))
    assert (first.log_likelihood(first.parts[1]) == second.log_likelihood(second.parts[1])).all()


def test_the_same_case_gives_the_same_judgement() -> None:
    weighed = case(
        ["unlikely", None], [item("E1", ["CC", "I"]), item("E2", [[0.1, 0.6], "likely"])]
    )
    assert weigh(weighed, Effort(threads=1)) == weigh(weighed, Effort(threads=2))


def test_evidence_impossible_under_all_is_refused_by_name() -> None:
    with pytest.raises(CaseError, match="E1 is impossible under every hypothesis"):
        weigh(case([0.5, 0.5], [item("E1", [0, 0])]))
    with pytest.raises(CaseError, match="together is impossible"):
        weigh(case([0.5, 0.5], [item("E1", [0, 1]), item("E2", [1, 0])]))


def test_priors_that_leave_nothing_are_refused() -> None:
    with pytest.raises(CaseError, match="leave nothing for H2"):
        weigh(case([0.5, 0.5, None], [item("E1", [0.5, 0.2, 0.1])]))


def test_average_and_draws_may_name_different_leaders_and_it_is_said() -> None:
    """A rival whose likelihood is mostly low but rarely high can win on average."""
    weighed = case([0.5, 0.5], [item("E1", [0.12, [0.01, 0.5]])])
    judgement = weigh(weighed)
    oftenest = max(judgement.hypotheses, key=lambda one: one.led)
    assert judgement.leader.id == "H1"
    assert oftenest.id == "H0"
    assert any("leads in more draws" in note for note in judgement.notes)


def test_the_order_of_reports_with_ids_of_their_own_does_not_matter() -> None:
    shared = Estimate(text="", low=0.2, high=0.8)
    told = [Report(id=name, witness=name, origin="o", shared=shared) for name in ("x", "y")]
    sources = [witness("x", 0.9, 0.2, 0.7), witness("y", 0.8, 0.1, 0.6)]
    one, other = (
        Weigher(
            compile_case(case([0.5, 0.5], [item("E", [0.8, 0.1], *order)], sources)), Draws(50, 1)
        )
        for order in (told, told[::-1])
    )
    assert one.log_weights() == pytest.approx(other.log_weights(), abs=1e-12)


def test_names_that_look_alike_draw_apart() -> None:
    """An item named like a source shares no draws with it."""
    wide = Estimate(text="", low=0.1, high=0.9)
    draws = Draws(1000, 1)
    keys = ["source\x1fH0", "likelihood\x1fsource\x1fH0", "prior\x1fH0", "copy\x1fH0"]
    drawn = np.array([draws(key, wide) for key in keys])
    assert np.abs(np.corrcoef(drawn) - np.eye(len(keys))).max() < 0.2

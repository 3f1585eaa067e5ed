"""What if: something set aside, known, or with another prior."""

import pytest
from tests.hypotheses.build import case, item, posterior, witness

from sayso.errors import CaseError
from sayso.hypotheses.what_if import given, with_prior, without
from sayso.records.case import Case
from sayso.records.evidence import Report


def told() -> Case:
    first = item("E1", [0.9, 0.2], Report(id="E1/a", witness="a"), Report(id="E1/b", witness="b"))
    second = item("E2", [0.3, 0.6], Report(id="E2/a", witness="a", says=False))
    return case([0.3, 0.7], [first, second], [witness("a", 0.9, 0.1, 0.6), witness("b", 0.8, 0.3)])


def test_without_a_source_its_reports_say_nothing() -> None:
    only_b = case(
        [0.3, 0.7],
        [item("E1", [0.9, 0.2], Report(id="E1/b", witness="b"))],
        [witness("b", 0.8, 0.3)],
    )
    assert posterior(without(told(), "a")) == pytest.approx(posterior(only_b))


def test_a_copy_of_a_report_set_aside_does_not_become_first_hand() -> None:
    copied = item(
        "E1",
        [0.9, 0.2],
        Report(id="E1/a", witness="a"),
        Report(id="E1/b", witness="b", copies="E1/a"),
    )
    weighed = case([0.3, 0.7], [copied], [witness("a", 0.9, 0.1), witness("b", 0.9, 0.1)])
    assert posterior(without(weighed, "a")) == pytest.approx([0.3, 0.7])


def test_an_item_known_to_hold_tells_whom_to_believe() -> None:
    """Told wrongly of E2 and known to be wrong, source a counts for less on E1."""
    true, false = given(told(), "E2", holds=True), given(told(), "E2", holds=False)
    told_true = posterior(true)[0] / (0.3 * 0.3) * (0.7 * 0.6)
    told_false = posterior(false)[0] / (0.3 * 0.7) * (0.7 * 0.4)
    assert told_true / posterior(true)[1] < told_false / posterior(false)[1]


def test_another_prior_leaves_the_others_in_proportion() -> None:
    weighed = case([0.2, 0.3, None], [])
    assert posterior(with_prior(weighed, "H0", 0.6)) == pytest.approx([0.6, 0.15, 0.25])
    assert posterior(with_prior(case([None, None], []), "H1", 0.9)) == pytest.approx([0.1, 0.9])


@pytest.mark.parametrize("id_", ["E1/a", "E1", "b"])
def test_anything_with_an_id_can_be_set_aside(id_: str) -> None:
    assert posterior(without(told(), id_))[0] != pytest.approx(posterior(told())[0])


def test_unknown_ids_are_refused() -> None:
    with pytest.raises(CaseError, match="nothing in the case has the id 'x'"):
        without(told(), "x")
    with pytest.raises(CaseError, match="no evidence has the id 'x'; known: E1, E2"):
        given(told(), "x", holds=True)
    with pytest.raises(CaseError, match="no hypothesis has the id 'x'"):
        with_prior(told(), "x", 0.5)
    with pytest.raises(CaseError, match="outside"):
        with_prior(told(), "H0", 1.5)

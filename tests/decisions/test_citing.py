"""Cited claims as reports: chain, copies and origins reach the case, and never in a circle."""

from datetime import UTC, datetime
from typing import Any

from sayso.decisions.casework import case_state, to_case
from sayso.records.anchor import Anchor
from sayso.records.decision import (
    Act,
    CiteClaim,
    Decision,
    PutEvidence,
    PutHypothesis,
    PutQuestion,
    PutWitness,
)
from sayso.records.estimate import CERTAIN, Estimate, point
from sayso.records.evidence import Evidence, Report, Witness
from sayso.records.hypothesis import Hypothesis

FIRST, SECOND = (Anchor(document=f"d{n}", start=0, end=3, quote="abc") for n in (1, 2))
BEGUN: tuple[Act, ...] = (
    PutQuestion(question="Who?"),
    *(PutHypothesis(hypothesis=Hypothesis(id=f"H{n}", text=str(n))) for n in (1, 2)),
    PutEvidence(evidence=Evidence(id="E1", text="boats", likelihoods=())),
    *(PutWitness(witness=Witness(id=w, name=w, reliability=point(0.8))) for w in ("a", "b")),
)


def cite(at: Anchor, witness: str, **given: Any) -> CiteClaim:
    return CiteClaim(claim=at, evidence="E1", witness=witness, **given)


def reports(*acts: Act) -> tuple[Report, ...]:
    """The reports of the item, in a case that is fit to be weighed."""
    decisions = [
        Decision(
            number=number,
            case="main",
            who="ana",
            when=datetime(2026, 3, 1, tzinfo=UTC),
            why="",
            act=act,
            subject="",
            replaces=None,
            previous="",
            hash="",
        )
        for number, act in enumerate((*BEGUN, *acts), start=1)
    ]
    return to_case(case_state("main", decisions)).evidence[0].reports


def test_a_cited_claim_copies_another_with_its_range() -> None:
    copying = Estimate(text="[0.5, 1]", low=0.5, high=1.0)
    first, second = reports(cite(FIRST, "a"), cite(SECOND, "b", copies=FIRST, copying=copying))
    assert (second.copies, second.copying) == (first.id, copying)
    assert first.copying == CERTAIN


def test_reports_share_an_origin() -> None:
    assert {
        one.origin for one in reports(cite(FIRST, "a", origin="o"), cite(SECOND, "b", origin="o"))
    } == {"o"}


def test_copies_that_were_decided_both_ways_make_no_circle() -> None:
    first, second = reports(cite(FIRST, "a", copies=SECOND), cite(SECOND, "b", copies=FIRST))
    assert (first.copies, second.copies) == (second.id, None)


def test_a_full_copy_that_says_otherwise_is_a_report_of_its_own() -> None:
    _, second = reports(cite(FIRST, "a"), cite(SECOND, "b", copies=FIRST, says=False))
    assert second.copies is None


def test_a_copy_of_a_claim_that_is_cited_no_more_is_first_hand() -> None:
    (only,) = reports(cite(SECOND, "b", copies=FIRST))
    assert only.copies is None

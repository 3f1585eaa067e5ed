"""A weighed case looked back on: what misled it, what helped, and how surprised it was."""

from datetime import date
from math import log2
from pathlib import Path

import pytest

from sayso.cases.case_file import load_case, read_case
from sayso.cases.truth_table import load_truth, read_truth
from sayso.errors import CaseError
from sayso.forecasts.postmortem import judgement_entries, look_back
from sayso.forms.form import Form
from sayso.forms.written import told
from sayso.hypotheses.budget import Effort
from sayso.hypotheses.weigh import weigh
from sayso.hypotheses.what_if import without
from sayso.records.codec import decode_post_mortem, encode_post_mortem
from sayso.records.ledger import Ledger
from sayso.records.postmortem import PostMortem, Truth

HARBOUR = Path(__file__).parents[2] / "examples" / "harbour.toml"
QUICK = Effort(draws=200)
TRUTH = """
[truth]
hypothesis = "H2"
known = 2026-06-12
who = "the desk"
evidence = ["the inquiry's report"]
items = { E1 = false, E2 = true }
"""


def back(hypothesis: str, **items: bool) -> PostMortem:
    truth = Truth(hypothesis=hypothesis, known=date(2026, 6, 12), items=tuple(items.items()))
    case = load_case(HARBOUR)
    return look_back(case, truth, weigh(case, QUICK))


def bits(found: PostMortem, id_: str, unit: str) -> float:
    return next(push.bits for push in found.pushes if (push.unit, push.id) == (unit, id_))


def test_what_pushed_towards_an_accident_and_what_away() -> None:
    """E1, the boat that all repeat, misled by 0.14 bits; the inspector helped by 0.25."""
    found = back("H2", E1=False, E2=True)
    assert bits(found, "E1", "item") == pytest.approx(-0.14, abs=0.005)
    assert bits(found, "inspector", "source") == pytest.approx(0.25, abs=0.005)
    assert found.leader == "H2"
    assert found.failed == ()  # the leader held


def test_had_it_been_the_militia_it_is_the_other_way_round() -> None:
    found = back("H1", E1=True, E3=False)
    assert bits(found, "E1", "item") > 0 > bits(found, "inspector", "source")
    assert [pin.members for pin in found.failed] == [("E1",)]
    assert found.surprise_bits > found.expected_bits > 0
    assert found.brier > found.brier_before


def test_bits_are_those_of_weighing_it_without() -> None:
    found = back("H2")
    case = load_case(HARBOUR)
    for push in found.pushes[:3]:
        if push.unit == "copy group":
            continue
        then = weigh(without(case, push.id), QUICK).hypotheses[1].posterior
        assert push.probability == pytest.approx(then)
        assert push.bits == pytest.approx(log2(found.posterior / then))
    assert list(found.pushes) == sorted(found.pushes, key=lambda p: (p.bits, p.unit, p.id))


def test_surprise_and_score_are_those_of_the_numbers() -> None:
    found = back("H2")
    assert found.surprise_bits == pytest.approx(-log2(found.posterior))
    assert found.surprise_before_bits == pytest.approx(-log2(found.prior))
    p = found.posteriors
    assert found.brier == pytest.approx((p[0] ** 2 + (1 - p[1]) ** 2 + p[2] ** 2) / 2)
    assert found.expected_bits == pytest.approx(-sum(one * log2(one) for one in p))
    assert decode_post_mortem(encode_post_mortem(found)) == found


def test_a_source_with_a_range_is_offered_another_reliability() -> None:
    """Copies are no reports of their own; one number leaves nothing to learn."""
    by_id = {one.source: one for one in back("H2", E1=False, E2=True, E3=True).sources}
    assert set(by_id) == {"inspector", "insurer", "channel", "herald"}
    inspector = by_id["inspector"]
    assert (inspector.held, inspector.reports) == (2, 2)
    assert inspector.suggested is not None
    assert inspector.given < inspector.suggested < 1
    assert (by_id["channel"].held, by_id["channel"].reports) == (0, 1)


def test_a_truth_that_was_ruled_out_has_no_end_of_surprise() -> None:
    text = HARBOUR.read_text(encoding="utf-8").replace('prior = "very unlikely"', "prior = 0.0")
    case, mistakes = read_case(text)
    assert mistakes == ()
    assert case is not None
    with pytest.raises(CaseError, match="H3 was given no chance at all"):
        look_back(case, Truth(hypothesis="H3"), weigh(case, QUICK))


def test_the_truth_stands_in_the_case_file(tmp_path: Path) -> None:
    path = tmp_path / "harbour.toml"
    path.write_text(HARBOUR.read_text(encoding="utf-8") + TRUTH, encoding="utf-8")
    assert load_case(path) == load_case(HARBOUR)  # it changes nothing about the weighing
    assert load_truth(path) == Truth(
        hypothesis="H2",
        known=date(2026, 6, 12),
        who="the desk",
        evidence=("the inquiry's report",),
        items=(("E1", False), ("E2", True)),
    )
    with pytest.raises(CaseError, match="the case does not say what was true; write \\[truth\\]"):
        load_truth(HARBOUR)


@pytest.mark.parametrize(
    ("truth", "line"),
    [
        ('[truth]\nhypothesis = "H4"\n', "2:14: no hypothesis has the id 'H4'; known: H1, H2, H3"),
        ('[truth]\nhypothesis = "H1"\nitems = { E9 = true }\n',
         "3:11: no evidence has the id 'E9'; known: E1, E2, E3, E4"),
        ('[truth]\nhypothesis = "H1"\nitems = { E1 = "no" }\n',
         "3:16: an item held or did not: true or false, not 'no'"),
        ('[truth]\nhypothesis = "H1"\nknown = "May"\n',
         "3:9: known is a day, not 'May'; write known = 2026-06-12"),
        ('[truth]\nhypotesis = "H1"\n', "1:1: hypothesis is missing; write hypothesis = \"…\""),
    ],
)  # fmt: skip
def test_a_wrong_truth_is_told_at_its_place(truth: str, line: str) -> None:
    form = Form(truth + HARBOUR.read_text(encoding="utf-8").partition("\n\n")[2].replace(
        "question = ", "# "))  # fmt: skip
    read_truth(form)
    assert line in [told("", one).removeprefix(":") for one in sorted(form.mistakes)]


def test_a_judgement_goes_into_a_ledger_as_a_forecast_of_several_options() -> None:
    case = load_case(HARBOUR)
    truth = Truth(hypothesis="H2", known=date(2026, 6, 12), evidence=("the report",))
    found = look_back(case, truth, weigh(case, QUICK))
    question, forecast, outcome = judgement_entries(
        case, truth, found, id_="blast", source="this case", entered=date(2026, 7, 1)
    )
    assert Ledger(questions=(question,), forecasts=(forecast,), outcomes=(outcome,))
    assert question.options == ("H1", "H2", "H3")
    assert sum(share.probability for share in forecast.options) == pytest.approx(1)
    assert (forecast.made, outcome.option) == (None, "H2")

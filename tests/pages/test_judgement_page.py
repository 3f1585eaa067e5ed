"""The page of a judgement holds what it must, and nothing of a case can break it."""

import re
from dataclasses import replace
from random import Random
from xml.etree import ElementTree

import pytest
from markupsafe import escape
from tests.hypotheses.build import case, item
from tests.hypotheses.random_cases import random_case
from tests.pages.markup import parse

from sayso.hypotheses.budget import Effort
from sayso.hypotheses.weigh import weigh
from sayso.hypotheses.wording import percent
from sayso.pages.draw_judgement import _label, charts_of, narrow_charts_of
from sayso.pages.draw_svg import NARROW
from sayso.pages.draw_words import disarmed
from sayso.pages.judgement_page import judgement_page, report_line
from sayso.pages.judgement_text import judgement_text
from sayso.records.case import Case

HOSTILE = "<script>alert(1)</script> & \"quotes\" 'too' ]]> é\x1b[31m\u202e\x07\x9b2J"
ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


def hostile() -> Case:
    weighed = random_case(Random(2), items=5)
    return replace(
        weighed,
        question=HOSTILE,
        hypotheses=tuple(replace(one, text=HOSTILE) for one in weighed.hypotheses),
        witnesses=tuple(replace(one, name=HOSTILE) for one in weighed.witnesses),
        evidence=tuple(replace(one, text=HOSTILE) for one in weighed.evidence),
    )


def test_words_of_a_case_are_words_on_the_page() -> None:
    weighed = hostile()
    judgement = weigh(weighed, Effort(draws=100))
    page = judgement_page(judgement, weighed)
    drawings = charts_of(judgement, weighed).values()
    for written in (page, judgement_text(judgement, everything=True), *drawings):
        assert not ACTS.search(written)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("transposed", [False, True])
def test_charts_are_well_formed_and_named(transposed: bool) -> None:
    weighed = hostile()
    for drawing in charts_of(
        weigh(weighed, Effort(draws=100)), weighed, transposed=transposed
    ).values():
        root = ElementTree.fromstring(drawing)  # noqa: S314 - our own drawing
        assert root.get("role") == "img"
        assert root.get("aria-label")
        assert "@media screen and (prefers-color-scheme: dark)" in drawing


def test_a_telephone_shows_each_hypothesis_and_its_number_within_its_width() -> None:
    """Each chart of rows is drawn a second time; nothing of it stands beyond its edges."""
    weighed = hostile()
    judgement = weigh(weighed, Effort(draws=100))
    drawings = narrow_charts_of(judgement)
    page = judgement_page(judgement, weighed)
    assert "posteriors" in drawings
    assert page.count('class="drawn-narrow"') == len(drawings)
    for drawing in drawings.values():
        assert not ACTS.search(drawing)
        root = ElementTree.fromstring(drawing)  # noqa: S314 - our own drawing
        for part in root.iter():
            for name in ("x", "x1", "x2", "cx"):
                assert 0 <= float(part.get(name, 0)) <= NARROW
    for one in judgement.hypotheses:
        assert f">{percent(one.posterior)}</text>" in drawings["posteriors"]


def test_a_case_of_which_nothing_is_rated_says_so_before_all_else_and_once() -> None:
    begun = case([None, None], [item("E1", ["NA", "NA"]), item("E2", ["NA", "NA"])])
    judgement = weigh(begun, Effort(draws=100))
    told = "Nothing is rated yet (0 of 4 cells are filled in): what follows is the prior."
    assert judgement.notes[0] == told
    text, page = judgement_text(judgement, begun), judgement_page(judgement, begun)
    assert text.splitlines()[2] == told
    assert text.count(told) == page.count(told) == 1
    assert page.index(told) < page.index("No hypothesis leads")
    rated = case([None, None], [item("E1", ["NA", 0.5])])
    assert "Nothing is rated" not in judgement_text(weigh(rated, Effort(draws=100)), rated)


def test_a_case_that_rules_a_hypothesis_out_has_a_page() -> None:
    weighed = case([0.5, 0.5], [item("E", [0, 0.3])])
    judgement = weigh(weighed, Effort(draws=100))
    assert judgement.hypotheses[0].posterior == 0
    assert "rules out" in judgement_page(judgement, weighed)
    assert "rules out" in judgement_text(judgement)


def test_a_case_without_evidence_has_a_page() -> None:
    weighed = case([0.3, None], [])
    judgement = weigh(weighed, Effort(draws=100))
    assert [one.posterior for one in judgement.hypotheses] == [0.3, 0.7]
    assert judgement.question in judgement_page(judgement, weighed)
    assert "H1 leads" in judgement_text(judgement, everything=True)


def test_what_rests_on_trust_is_said() -> None:
    weighed = case([0.5, 0.5], [item("E", [0.2, 0.3])])
    assert "taken on trust" in judgement_page(weigh(weighed, Effort(draws=100)), weighed)


def test_level_hypotheses_are_not_given_a_leader() -> None:
    weighed = case([None, None], [item("E", ["N", "N"])])
    judgement = weigh(weighed, Effort(draws=100))
    assert "No hypothesis leads: H0 and H1 are level." in judgement_text(judgement)
    assert [one.led for one in judgement.hypotheses] == [0.5, 0.5]


def test_a_hypothesis_ruled_out_is_noted() -> None:
    judgement = weigh(case([0.5, 0.5], [item("E", [0, 0.3])]), Effort(draws=100))
    assert any("H0 is ruled out" in note for note in judgement.notes)


def test_the_page_needs_nothing_from_elsewhere() -> None:
    weighed = random_case(Random(2), items=5)
    page = judgement_page(weigh(weighed, Effort(draws=100)), weighed)
    assert "src=" not in page
    assert not re.search(r"url\(|@import", page)
    assert set(re.findall(r'href="(.)', page)) == {"#"}
    assert "default-src 'none'" in page
    assert set(re.findall(r"https?://[^\s\"<]+", page)) == {"http://www.w3.org/2000/svg"}


def test_every_report_stands_on_the_page_as_it_was_given() -> None:
    weighed = random_case(Random(7), items=4, reports=3)
    page = judgement_page(weigh(weighed, Effort(draws=100)), weighed)
    for one in weighed.evidence:
        for report in one.reports:
            assert escape(report_line(report, weighed)) in page


def test_the_page_is_built_as_those_of_readings_are() -> None:
    weighed = hostile()
    page = parse(judgement_page(weigh(weighed, Effort(draws=100)), weighed))
    ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
    assert len(set(ids)) == len(ids)
    assert {a.attributes["href"].removeprefix("#") for a in page.with_tag("a")} <= set(ids)
    assert [heading.tag for heading in page.with_tag("h1", "h2", "h3")].count("h1") == 1
    for element in page.all():
        assert "style" not in element.attributes
        assert not [name for name in element.attributes if name.startswith("on")]
    (head,) = page.with_class("head")
    assert disarmed(HOSTILE) in head.text()


def test_priors_that_do_not_sum_to_one_are_said() -> None:
    judgement = weigh(case([0.5, 0.2, 0.1], []), Effort(draws=100))
    assert "The priors given sum to 0.80; they were brought to the sum 1." in judgement.notes


def test_a_long_label_has_two_lines_before_it_is_cut() -> None:
    long = " ".join(["residue of military explosive in the crater"] * 2)
    drawn = _label(0, "C1", long)
    lines = re.findall(r"<tspan[^>]*>(.*?)</tspan>", drawn)
    assert " ".join(lines).startswith("C1 residue of military explosive in the crater residue of")
    assert len(lines) == 2
    assert max(map(len, lines)) <= 38
    assert lines[1].endswith("…")
    assert f"<title>C1 {long}</title>" in drawn
    assert re.findall(r"<tspan[^>]*>(.*?)</tspan>", _label(0, "H1", "money")) == ["H1 money"]

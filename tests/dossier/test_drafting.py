"""Drafting: a case that can be checked as it is, in which copies count for what they are."""

import re

import pytest
from tests.dossier.notes import link, notes

from sayso import pipeline
from sayso.cases.case_file import read_case
from sayso.dossier.drafting import draft_case
from sayso.errors import CaseError
from sayso.records.case import Case


def drafted() -> Case:
    case, mistakes = read_case(pipeline.draft_case(link(notes())))
    assert mistakes == ()
    assert case is not None
    return case


def filled(text: str) -> Case:
    """The draft with the boat rated: it speaks for the first explanation."""
    lines = text.splitlines()
    at = next(
        number for number, line in enumerate(lines) if line.startswith('text = "A militia boat')
    )
    lines[at + 1] = 'likelihood = { H1 = "almost certain", H2 = 0.1 }'
    text = "\n".join(lines).replace('reliability = "F"', 'reliability = "C"')
    case, mistakes = read_case(text)
    assert mistakes == ()
    assert case is not None
    return case


def posterior(case: Case) -> float:
    return pipeline.weigh(case, draws=200).hypotheses[0].posterior


def test_it_passes_the_check_as_it_is() -> None:
    case = drafted()
    assert len(case.hypotheses) == 2
    assert len(case.evidence) == 6
    assert {one.reliability.text for one in case.witnesses} == {"F"}
    assert {one.estimate for item in case.evidence for one in item.likelihoods} == {None}


def test_five_tellings_move_the_posterior_as_one_does() -> None:
    text = pipeline.draft_case(link(notes()))
    linked = posterior(filled(text))
    loose = posterior(filled(re.sub(r', copies = "[^"]+"(?:, copying = \[[^\]]+\])?', "", text)))
    lines = [line for line in text.splitlines() if "copies = " not in line]
    alone = posterior(filled("\n".join(lines)))
    assert linked == pytest.approx(alone, abs=0.03)
    assert loose > linked + 0.05


def test_denials_are_reports_that_say_no() -> None:
    charge = next(one for one in drafted().evidence if "charge" in one.text)
    assert [one.says for one in charge.reports] == [True, True, True, False, True]


def test_the_disputed_come_first() -> None:
    case = drafted()
    assert {"charge" in one.text or "fertiliser" in one.text for one in case.evidence[:2]} == {True}


def test_a_full_copy_with_the_other_stance_is_not_linked() -> None:
    for item in drafted().evidence:
        says = {one.id: one.says for one in item.reports}
        for one in item.reports:
            if one.copies is not None:
                assert says[one.copies] == one.says


def test_comments_say_who_tells_it_and_from_whom() -> None:
    text = pipeline.draft_case(link(notes()))
    assert "# Ministry of the Interior, 2026-03-04: Harbour Herald: “a militia boat lay" in text
    assert "; it cites The Harbour Herald\n" in text


def test_groups_can_be_chosen() -> None:
    dossier = link(notes())
    wanted = dossier.stories[0].groups[-1]
    case = draft_case(dossier, groups=[wanted.id]).case
    assert [one.text for one in case.evidence] == [wanted.text]


def test_nothing_told_twice_gives_no_draft() -> None:
    with pytest.raises(CaseError, match="no claim is told by two documents"):
        pipeline.draft_case(link(notes()[:1]))

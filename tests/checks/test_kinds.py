"""Kinds of faults that editors marked in real drafts, in words of our own: found, or left alone."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.checks.readings import found, read

from sayso.checks.check import check_reading

KINDS = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8"))["kind"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind['code']}: {kind['text'][:50]}")
def test_a_kind_of_fault_is_found_as_often_as_it_is_there(kind: dict[str, Any]) -> None:
    assert len(found(kind["code"], kind["text"])) == kind["count"]


def test_a_month_at_the_head_dates_the_year_and_not_the_day() -> None:
    text = "The Kessil Mint\n\nMarch 2026\n\nOutput has doubled this year. It fell yesterday."

    assert found("S107", text, published=None) == ["yesterday"]


def test_a_dateline_without_a_year_gives_the_day() -> None:
    text = "KESSIL, May 4 (Valley Wire) - The mint was shut yesterday."

    assert found("S107", text, published=None) == []


def test_words_after_an_event_of_no_told_day_hang_in_the_air() -> None:
    assert found("S107", "A week after the raid the mint is shut.", published=None) == [
        "A week after the raid"
    ]


def test_a_title_in_capitals_makes_no_names() -> None:
    text = "The Guild Loses Control\n\n12 March 2026\n\nShe had served in Central Elm for years."

    assert found("N502", text) == []


def test_a_title_is_no_firmer_than_its_text() -> None:
    text = "The Mint Was Robbed\n\n12 March 2026\n\nA porter says that the mint was robbed."

    assert found("C211", text) == ["The Mint Was Robbed"]
    assert found("C211", text.replace("A porter says that the", "The")) == []


def test_a_place_or_a_name_is_no_evidence() -> None:
    reading = read("# Key judgements\n\nKessil has coined false silver in Port Orle.")

    assert [each.code for each in check_reading(reading, codes=frozenset({"S101"}))] == ["S101"]


def test_a_text_that_passes_on_what_others_say_makes_no_judgement_by_a_may() -> None:
    told = " ".join(
        f"The warden said on {day} May 2026 that gate {day} was shut." for day in range(1, 14)
    )
    may = "The weir might fail in a flood."

    assert found("C201", f"{may}\n\n{told}") == []
    assert found("C201", may) == ["might"]


def test_one_level_of_confidence_is_one_finding() -> None:
    reading = read(
        "We judge with high confidence that the mill will very likely close by 4 May 2027."
    )
    codes = frozenset({"C203", "C210"})

    assert [each.code for each in check_reading(reading, codes=codes)] == ["C203"]


def test_what_a_vague_source_warns_of_is_not_in_the_authors_words() -> None:
    assert found("N505", "Officials warn that it would bring bogus lawsuits.") == []


def test_the_letters_for_whose_people_they_are_stand_with_them() -> None:
    text = "Some U.N. arms experts believe that the seal is false."

    assert found("S102", text) == ["U.N. arms experts"]


@pytest.mark.parametrize("head", ["Confidence", "Confidence level", "Level of confidence"])
def test_a_cell_under_confidence_holds_a_level(head: str) -> None:
    cells = ["moderate", "rock solid", "low to moderate", "95 %"]
    rows = "\n".join(f"| The mint closes | {cell} |" for cell in cells)

    text = f"The mint closes by May 2027.\n\n| Judgement | {head} |\n|---|---|\n{rows}"

    assert found("C210", text) == ["rock solid"]

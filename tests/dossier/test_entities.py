"""Entities: one person, body or place over documents, with the reason for each form of the name."""

import pytest
from tests.dossier.notes import link, notes, read

from sayso.dossier.naming import form_of, is_same, is_short_for, numbers_agree
from sayso.records import Reading
from sayso.records.dossier import Dossier, Entity


def entity(dossier: Dossier, name: str) -> Entity:
    (found,) = [one for one in dossier.entities if one.name == name]
    return found


def of(*texts: str) -> list[Reading]:
    return [read(text, f"Paper {at}", "2026-05-04") for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Jonas Weil", "Prime Minister Jonas Weil", "the same name"),
        ("J. Weil", "Jonas Weil", "initials"),
        ("Bill Hals", "William Hals", "a short first name"),
        ("Jonas Arn Weil", "Jonas Weil", "a fuller form"),
        ("Jonas Arn Weil", "Jonas Bo Weil", ""),
        ("Bob Woodward", "Bob Woodard", "spelled alike"),
        ("Jonas Weil", "Ada Weil", ""),
        ("Jonas Weil", "Jonas Hals", ""),
    ],
)
def test_full_names(one: str, other: str, why: str) -> None:
    first, second = form_of(one), form_of(other)
    assert first is not None
    assert second is not None
    assert is_same(first, second) == is_same(second, first) == why


@pytest.mark.parametrize(
    ("short", "full", "person", "why"),
    [
        ("Weil", "Jonas Weil", True, "a surname"),
        ("CMO", "Coast Militia of Orrin", False, "its first letters"),
        ("Coast Militia", "Coast Militia of Orrin", False, "the beginning of the name"),
        ("Rovers", "Dellen Rovers", False, "the end of the name"),
        ("Ministry", "Dellen Ministry", False, ""),
        ("Jonas", "Jonas Weil", True, ""),
        ("Militia", "Jonas Weil", True, ""),
    ],
)
def test_short_forms(short: str, full: str, person: bool, why: str) -> None:
    first, second = form_of(short), form_of(full)
    assert first is not None
    assert second is not None
    assert is_short_for(first, second, person=person) == why


def test_numbers_in_names_must_agree() -> None:
    one, other = form_of("Flight 12"), form_of("Flight 14")
    assert one is not None
    assert other is not None
    assert not numbers_agree(one, other)


def test_the_militia_is_one_over_five_documents() -> None:
    dossier = link(notes())
    militia = entity(dossier, "Coast Militia")
    assert len({one.document for one in militia.mentions}) == 5
    assert [(alias.text, alias.why) for alias in militia.aliases] == [
        ("Coast Militia", "the same name")
    ]


def test_mentions_are_the_words_that_name_it() -> None:
    texts = {one.document.id: one.document.text for one in notes()}
    for one in link(notes()).entities:
        for mention in one.mentions:
            assert texts[mention.document][mention.start : mention.end].strip()


def test_a_surname_goes_to_the_one_bearer_of_its_story() -> None:
    dossier = link(
        of(
            "Engineer Ada Lindqvist shut the dam gate at Orrin on Monday, the council said.",
            "The dam gate at Orrin was shut on Monday by Lindqvist, the council said.",
        )
    )
    ada = entity(dossier, "Ada Lindqvist")
    assert {alias.text for alias in ada.aliases} >= {"Ada Lindqvist"}
    assert len({one.document for one in ada.mentions}) == 2


def test_a_role_is_what_stands_before_the_name() -> None:
    dossier = link(notes())
    ada = entity(dossier, "Ada Lindqvist")
    assert [role.text for role in ada.roles] == ["former port inspector"]


def test_a_headline_names_whom_the_text_below_it_names() -> None:
    readings = of(
        "Weil Visits Osk Mill\n\nPrime Minister Jonas Weil came to Osk on Monday. He was late.",
        "Jonas Weil left Osk on Tuesday.",
    )
    assert readings[0].document.blocks[0].kind == "heading"
    weil = entity(link(readings), "Jonas Weil")
    texts = {one.document.id: one.document.text for one in readings}
    shown = [texts[one.document][one.start : one.end] for one in weil.mentions]
    assert [each for each in shown if each == "Weil"] == ["Weil"]


def test_a_name_of_two_in_a_headline_is_nobodys() -> None:
    readings = of("Weil Visits Mill\n\nJonas Weil came on Monday. So did Ada Weil, his sister.")
    headline = readings[0].document.blocks[0]
    found = link(readings).entities
    assert not any(one.start < headline.end for each in found for one in each.mentions)

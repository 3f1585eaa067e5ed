"""Epithets: words before a person's name that are no part of it."""

from pathlib import Path

import pytest
from tests.analysis.statements.voices import voices

from sayso.analysis.people.epithets import drop_epithets
from sayso.analysis.people.name import Name
from sayso.analysis.text.sentences import split_sentences
from sayso.readers.text import TextReader


def named(text: str, *persons: str) -> list[str]:
    """What is left of persons' names, each found in the text in turn."""
    document = TextReader().read(text.encode(), location="a.txt")
    names, at = [], 0
    for person in persons:
        at = text.index(person, at)
        names.append(Name(at, at + len(person), tuple(person.split()), "", "person"))
        at += len(person)
    found = list(drop_epithets(split_sentences(document), names))
    assert all(text[each.start : each.end] == each.text for each in found)
    return [each.text for each in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Telk Lines CEO Piet Odran spoke.", "Telk Lines CEO Piet Odran"),
        ("City Attorney Piet Odran spoke.", "City Attorney Piet Odran"),
        ("Secretary of Defence Piet Odran spoke.", "Secretary of Defence Piet Odran"),
        ("Minister of the Interior Piet Odran spoke.", "Minister of the Interior Piet Odran"),
    ],
)
def test_an_office_before_a_full_name_is_no_part_of_it(text: str, name: str) -> None:
    assert named(text, name) == ["Piet Odran"]


def test_an_office_alone_is_whole() -> None:
    assert named("Harl Minister of Water spoke.", "Harl Minister of Water") == [
        "Harl Minister of Water"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Unionist Ilse Vann spoke. The Unionist lost. Ilse Vann left.",
        "Unionist Ilse Vann spoke. Unionists lost. Ilse Vann left.",
        "Rival Ilse Vann spoke. No rival came. Ilse Vann left.",
    ],
)
def test_a_word_that_the_text_has_as_no_name_has_it_is_no_part_of_one(text: str) -> None:
    opening = text.split(maxsplit=1)[0]
    assert named(text, f"{opening} Ilse Vann", "Ilse Vann") == ["Ilse Vann", "Ilse Vann"]


def test_a_word_that_comes_later_and_seldom_is_no_part_of_a_name() -> None:
    text = "Ilse Vann spoke. Ilse Vann left. Crooked Ilse Vann, they wrote."
    assert named(text, "Ilse Vann", "Ilse Vann", "Crooked Ilse Vann")[2] == "Ilse Vann"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Orla Vann Ostin spoke. Vann Ostin left.", ("Orla Vann Ostin", "Vann Ostin")),
        ("Elena Salin left. Maria Elena Salin spoke.", ("Elena Salin", "Maria Elena Salin")),
    ],
)
def test_who_came_in_in_full_and_a_first_name_keep_theirs(
    text: str, names: tuple[str, ...]
) -> None:
    twice = f"{text} {names[0]} slept."
    assert named(twice, *names, names[0]) == [*names, names[0]]


def test_a_source_is_called_without_what_stands_before_its_name(tmp_path: Path) -> None:
    text = (
        "Republican Piet Odran spoke on Monday. The Republican nominee trails. "
        "Piet Odran said that the count was wrong. Mr Odran said that he would stay."
    )
    chains = [chain for _, chain in voices(tmp_path, text)]
    assert chains[-1] == chains[-2] == ["Piet Odran"]

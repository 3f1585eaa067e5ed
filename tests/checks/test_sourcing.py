"""Sourcing: who is named, and what the judgements rest on."""

import pytest
from tests.checks.readings import found

VAGUE = [
    ("Some analysts believe that the dam will fail.", ["Some analysts"]),
    ("Critics say that the gates were neglected.", ["Critics"]),
    ("The gates were neglected, according to several observers.", ["several observers"]),
    ("Ansel Roke, an engineer, said that some analysts were wrong.", []),
    ("Some 22 percent said they would leave the valley.", []),
    ("The residents said that they heard an engine.", []),
]
IMPERSONAL = [
    ("Tavrenne is seen as the main buyer.", ["is seen as"]),
    ("The guard is reported to have left the country.", ["is reported to"]),
    ("The guard reportedly left the country.", ["reportedly"]),
    ("Tavrenne is seen by its neighbours as the main buyer.", []),
    ("“We were never told of it.” The hall emptied.", []),
    ("The gate is known to leak.", []),
]
UNNAMED = [
    ("A senior official said that the key was copied.", ["A senior official"]),
    ("The key was copied, one diplomat said.", ["one diplomat"]),
    ("A senior official who attended the meeting said that the key was copied.", []),
    ("A ministry spokesman said that the key was copied.", []),
    ("The key was copied, according to an aide familiar with the inquiry.", []),
]


@pytest.mark.parametrize(("text", "words"), VAGUE)
def test_vague_sources(text: str, words: list[str]) -> None:
    assert found("S102", text) == words


@pytest.mark.parametrize(("text", "words"), IMPERSONAL)
def test_impersonal_sources(text: str, words: list[str]) -> None:
    assert found("S103", text) == words


@pytest.mark.parametrize(("text", "words"), UNNAMED)
def test_unnamed_sources(text: str, words: list[str]) -> None:
    assert found("S104", text) == words


@pytest.mark.parametrize(
    "role",
    [
        "Tilda Renn, a night guard, said",
        "Tilda Renn, 44, of the dam guard, said",
        "Tilda Renn, who guards the dam, said",
        "Tilda Renn of the Farmers’ Union said",
        "The guard Tilda Renn said",
        "Captain Tilda Renn said",
        "The union’s chairwoman, Tilda Renn, said",
        "Tilda Renn (Water Party) said",
    ],
)
def test_a_role_is_found_on_either_side_of_a_name(role: str) -> None:
    assert found("S106", f"On Monday {role} that two men had left on foot.") == []


def test_a_role_may_stand_at_another_mention() -> None:
    text = "Tilda Renn said that two men left. Renn, a night guard, saw them at two."
    assert found("S106", text) == []
    assert found("S106", text.replace(", a night guard,", "")) == ["Tilda Renn"]


def test_words_of_time_need_a_date_only_where_there_is_none() -> None:
    text = "The gates were tested last week. They failed yesterday."

    assert found("S107", text, published=None) == ["last week"]
    assert found("S107", text) == []


def test_a_quotation_may_be_carried_by_the_paragraph_before() -> None:
    text = "Jory Stavn, the director, wrote to the ministry.\n\n“We were never told of any of it.”"

    assert found("S108", text) == []


def test_one_source_under_a_conclusion() -> None:
    text = (
        "According to Jory Stavn, two gates are stuck.{} Therefore a flood is likely by June 2026."
    )

    assert found("S105", text.format("")) == ["a flood is likely by June 2026"]
    assert found("S105", text.format(" The builder’s log says that both rusted.")) == []

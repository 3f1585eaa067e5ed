"""What "I am told" puts forward is not the author's."""

from pathlib import Path

import pytest
from tests.analysis.statements.voices import voices
from tests.engines.reading import read


@pytest.mark.parametrize(
    ("text", "claim", "source"),
    [
        ("I am told that the lock leaks.", "the lock leaks", ("impersonal", None)),
        (
            "We have been reliably informed that the lock leaks.",
            "the lock leaks",
            ("impersonal", None),
        ),
        (
            "I'm told by the harbour office that the pumps leak.",
            "the pumps leak",
            ("organisation", "harbour office"),
        ),
    ],
)
def test_hearsay_is_nobodys_or_theirs_who_are_named(
    text: str, claim: str, source: tuple[str, str | None]
) -> None:
    found = [(each.text, (each.source.kind, each.source.name)) for each in read(text).claims]
    assert (claim, source) in found


def test_what_a_speaker_is_told_is_heard_through_them() -> None:
    text = "MS VANN: I am told that the lock leaks.\n\nMR BRANDT: The board says that it holds.\n"
    (claim,) = (each for each in read(text).claims if each.text == "the lock leaks")
    assert [link.source.kind for link in claim.attributions] == ["person", "impersonal"]


def test_what_the_author_says_is_the_authors_still() -> None:
    (claim,) = read("I have told the board that the lock leaks.").claims
    assert claim.source.kind == "author"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The prefect has it from Piet Odran that the lock leaks.",
            ["prefect", "Piet Odran"],
        ),
        ("Two mothers heard from Piet Odran that the lock leaks.", ["Two mothers", "Piet Odran"]),
        ("Two mothers learned from Piet Odran that the lock leaks.", ["Two mothers", "Piet Odran"]),
        ("We hear from Piet Odran that the lock leaks.", ["Piet Odran"]),
        ("Ilse Vann had been told by Piet Odran that the lock leaks.", ["Piet Odran"]),
        ("The board had been informed by Piet Odran that the lock leaks.", ["Piet Odran"]),
        ("Ilse Vann was assured by Piet Odran that the lock leaks.", ["Piet Odran"]),
    ],
)
def test_who_has_told_it_is_the_source_and_who_has_it_from_them_stands_outside(
    text: str, chain: list[str]
) -> None:
    (claim,) = (each for each in read(text).claims if each.text == "the lock leaks")
    assert [link.source.name for link in claim.attributions] == chain


def test_what_might_be_heard_is_not() -> None:
    (claim,) = read("The board may have heard from Piet Odran that the lock leaks.").claims
    assert claim.source.kind == "author"


def test_a_verb_further_back_is_no_part_of_who_speaks() -> None:
    text = (
        "Ilse Vann said that the board had met to vote against it and believed that the lock leaks."
    )
    (claim,) = (each for each in read(text).claims if each.text == "the lock leaks")
    assert [link.source.name for link in claim.attributions][:1] == ["Ilse Vann"]
    assert {link.source.name for link in claim.attributions} <= {"Ilse Vann", "board"}


def test_what_which_stands_for_is_no_person() -> None:
    text = "Bo Ferris could only repeat the harbour board, which claims that the draught will grow."
    (claim,) = (each for each in read(text).claims if each.text == "the draught will grow")
    assert claim.source.kind == "organisation"


def test_whoever_says_that_something_is_suspected_is_who_says_it(tmp_path: Path) -> None:
    text = "Two of the four are suspected of having written it, prosecutor Alma Rind told a court."
    assert [chain for _, chain in voices(tmp_path, text)] == [["Alma Rind"]]

"""Denials: what is doubted, denied or not said yet is put forward by nobody."""

import pytest
from tests.engines.reading import only, propositions


@pytest.mark.parametrize(
    "text",
    [
        "The report found no evidence that the dam was mined.",
        "The report says there is little sign that the dam was mined.",
        "The ministry has no proof that the dam was mined.",
    ],
)
def test_who_finds_no_evidence_doubts(text: str) -> None:
    claim = only(text)
    assert (claim.text, claim.attributions[-1].stance) == ("the dam was mined", "doubts")


@pytest.mark.parametrize(
    "text",
    [
        "Nobody has shown evidence that the dam was mined.",
        "The mayor spoke of the dam in spite of a lack of evidence that it was mined.",
    ],
)
def test_what_there_is_no_evidence_for_is_no_claim(text: str) -> None:
    assert propositions(text) == [text[:-1]]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Bo refused to say that the dam was mined.",
        "Ana Bo failed to prove that the dam was mined.",
        "Ana Bo is expected to say that the dam was mined.",
        "If Ana Bo says that the dam was mined, the crew will leave.",
        "There is no suggestion that the dam was mined.",
    ],
)
def test_what_nobody_has_said_yet_is_nobodys_claim(text: str) -> None:
    assert propositions(text) == [text[:-1]]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ana Bo ruled out that the dam was mined.", "denies"),
        ("Ana Bo has no doubt that the dam was mined.", "believes"),
    ],
)
def test_the_stance_is_that_of_the_whole_cue(text: str, stance: str) -> None:
    assert only(text).attributions[-1].stance == stance


def test_who_was_told_is_not_who_said_it() -> None:
    claim = only("Ana Bo was told that the dam was mined.")
    assert (claim.text, claim.source.kind) == ("the dam was mined", "impersonal")


def test_who_is_convinced_believes_it() -> None:
    assert only("Ana Bo is convinced that the dam was mined.").source.name == "Ana Bo"


def test_what_is_called_a_myth_is_denied() -> None:
    claim = only("It is a myth that the dam was mined.")
    assert (claim.text, claim.attributions[-1].stance) == ("the dam was mined", "denies")


@pytest.mark.parametrize(
    "text",
    ["The fire was blamed on Oskar Lind.", "Oskar Lind is suspected of setting the fire."],
)
def test_an_accusation_by_nobody_is_no_assertion(text: str) -> None:
    claim = only(text)
    assert (claim.text, claim.source.kind, claim.kind) == (text[:-1], "impersonal", "report")

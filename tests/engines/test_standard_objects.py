"""What is put forward without a clause of its own, and who by."""

import pytest

from .reading import read


def said_by(text: str) -> list[tuple[str, str | None, str, str]]:
    """Text, name, kind and stance of every claim."""
    return [
        (each.text, each.source.name, each.source.kind, each.attributions[-1].stance)
        for each in read(text).claims
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Two clerks reported nine deaths in Pell.",
            ("nine deaths in Pell", "Two clerks", "unnamed", "says"),
        ),
        (
            "Analysts expect a walkout in June, but the union is calm.",
            ("a walkout in June", "Analysts", "vague", "believes"),
        ),
        (
            "The mayor warned of a shortage of grain, and the lock was shut.",
            ("a shortage of grain", "mayor", "person", "says"),
        ),
        (
            "The company denied involvement in the raid.",
            ("involvement in the raid", "company", "organisation", "denies"),
        ),
        ("Dray rejected that account.", ("that account", "Dray", "person", "denies")),
        (
            "Many farmers see the levy as a tax on ferries.",
            ("the levy as a tax on ferries", "Many farmers", "vague", "believes"),
        ),
        (
            "The guild, which owns nine barges, claims to have no debts.",
            ("to have no debts", "guild", "organisation", "says"),
        ),
        (
            "The panel recommended closing the lock.",
            ("closing the lock", "panel", "organisation", "asks"),
        ),
    ],
)
def test_an_object_is_put_forward(text: str, claim: tuple[str, str, str, str]) -> None:
    assert said_by(text)[0] == claim


@pytest.mark.parametrize(
    "text",
    [
        "The mayor welcomed the raid.",
        "The council praised the reform.",
        "The council shows signs of fatigue.",
        "The board rejected the offer.",
    ],
)
def test_what_is_only_done_or_felt_is_no_report(text: str) -> None:
    assert said_by(text) == [(text[:-1], None, "author", "says")]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The log shows no calls after midnight.", ("no calls after midnight", "log")),
        ("The register lists nine barges.", ("nine barges", "register")),
        ("Despite this, the record shows that the pilot left.", ("the pilot left", "record")),
        ("The video shows two men boarding the barge.", ("two men boarding the barge", "video")),
    ],
)
def test_what_a_document_shows_is_its_own(text: str, claim: tuple[str, str]) -> None:
    assert said_by(text) == [(*claim, "document", "says")]


def test_nine_deaths_were_reported_by_nobody_in_particular() -> None:
    text = "Nine deaths were reported in Pell on Monday."
    assert said_by(text) == [(text[:-1], None, "impersonal", "says")]


def test_a_cue_joined_to_one_before_has_its_speaker() -> None:
    text = "“We are done,” Dray said, and added that the port would close."
    assert [name for _, name, _, _ in said_by(text)] == ["Dray", "Dray"]


def test_each_that_clause_of_a_list_is_said() -> None:
    text = "The board said that the gates leak, that the ferry sank, and that the crane was sold."
    assert [claim[:2] for claim in said_by(text)] == [
        ("the gates leak", "board"),
        ("the ferry sank", "board"),
        ("the crane was sold", "board"),
    ]


def test_somebody_has_been_warning() -> None:
    assert said_by("Vesk has been warning that the gate may fail.")[0][1] == "Vesk"

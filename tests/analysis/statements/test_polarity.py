"""Polarity: who leaves open, doubts or has not said what stands in a sentence."""

from pathlib import Path

import pytest
from tests.analysis.statements.voices import read_text, voices

from sayso.analysis.statements.stances import read_cue


@pytest.mark.parametrize(
    "text",
    [
        "We do not know whether the coast guard intends to close the strait.",
        "The ministry does not know whether the pumps were sold.",
        "Vann does not know that the dam leaked.",
    ],
)
def test_who_does_not_know_denies_nothing(tmp_path: Path, text: str) -> None:
    (claim,) = read_text(tmp_path, text).claims
    assert claim.attributions[0].stance == "doubts"


def test_who_does_not_believe_denies(tmp_path: Path) -> None:
    (claim,) = read_text(tmp_path, "I do not believe that the dam will hold.").claims
    assert claim.attributions[0].stance == "denies"


@pytest.mark.parametrize(
    "text",
    [
        "There is limited evidence that Orvan has moved its reserve brigades.",
        "We see few indications that the militia is leaving.",
        "There is scarce evidence that the guild was paid.",
        "The inspectors found only limited evidence that the valve had been opened.",
    ],
)
def test_little_evidence_doubts_what_it_is_evidence_of(tmp_path: Path, text: str) -> None:
    (claim,) = read_text(tmp_path, text).claims
    assert claim.attributions[-1].stance == "doubts"


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed that it fired the rocket.",
        "No official said that the dam was safe.",
        "Not a single outlet reported that the mayor resigned.",
    ],
)
def test_what_nobody_said_is_the_authors_to_tell(tmp_path: Path, text: str) -> None:
    assert voices(tmp_path, text) == [(text.rstrip("."), [None])]


def test_what_a_blast_makes_feared_is_feared_by_nobody_in_particular(tmp_path: Path) -> None:
    text = (
        "Although no group claimed responsibility, the blast raised fears that fighters"
        " linked to the Red Column were moving north."
    )
    assert voices(tmp_path, text) == [
        ("no group claimed responsibility", [None]),
        ("fighters linked to the Red Column were moving north", [None]),
    ]


AROUSING = "arouse deepen feed fuel heighten kindle provoke raise reignite renew revive spark stir"
AROUSED = (
    "belief beliefs concern concerns doubts expectations fear fears hope hopes rumours rumors"
    " speculation suspicion suspicions worries"
)


@pytest.mark.parametrize("words", [f"did {verb} fears" for verb in AROUSING.split()])
def test_what_arouses_a_feeling_has_none(words: str) -> None:
    assert read_cue(words, 0, len(words)).arouses


@pytest.mark.parametrize("words", [f"raised {noun}" for noun in AROUSED.split()])
def test_every_feeling_is_aroused(words: str) -> None:
    assert read_cue(words, 0, len(words)).arouses


def test_no_claim_is_aroused() -> None:
    assert not read_cue("raised the claim", 0, 16).arouses

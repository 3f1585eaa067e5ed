"""Asides: what stands between commas does not part a subject from its verb."""

import pytest
from tests.engines.reading import only, propositions, read, rests


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ana Bo said the port, which handles grain, had been shut.",
            "the port, which handles grain, had been shut",
        ),
        (
            "Ana Bo said the port, which handles half of the grain, had been shut since May.",
            "the port, which handles half of the grain, had been shut since May",
        ),
        (
            "Ana Bo said that the port, which handles grain, had been shut.",
            "the port, which handles grain, had been shut",
        ),
        (
            "Ana Bo told reporters the mayor, who resigned in May, was innocent.",
            "the mayor, who resigned in May, was innocent",
        ),
        (
            "The ministry, which runs the port, said that the envoy, Ana Bo, had left.",
            "the envoy, Ana Bo, had left",
        ),
        (
            "Vesk said the Wire, citing two officials, had lied.",
            "the Wire, citing two officials, had lied",
        ),
        (
            "The plan, the mayor said, which was costly, is dead.",
            "The plan, the mayor said, which was costly, is dead",
        ),
    ],
)
def test_what_is_said_is_whole_with_its_aside(text: str, content: str) -> None:
    said = {claim.text: claim.source.kind for claim in read(text).claims}
    assert said.get(content) not in (None, "author")


def test_a_relative_clause_without_commas_is_no_aside() -> None:
    text = "The lesson is clear: that a town which lost its port and is poor can still vote."
    assert propositions(text) == [text[:-1]]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Officials said Vesk and the mayor had met.", "Vesk and the mayor had met"),
        ("Vesk said Dell, the mayor and Ana Bo had met.", "Dell, the mayor and Ana Bo had met"),
        ("Vesk said Dell, the mayor, and Ana Bo had met.", "Dell, the mayor, and Ana Bo had met"),
    ],
)
def test_all_subjects_of_what_is_said_belong_to_it(text: str, content: str) -> None:
    assert propositions(text) == [content]


def test_a_pair_of_dashes_is_a_pair_of_commas() -> None:
    for dash in ("—", "–", "--"):
        text = f"Ana Bo said the crane {dash} an old one {dash} had failed."
        assert propositions(text) == [f"the crane {dash} an old one {dash} had failed"]


def test_what_follows_a_dash_without_a_verb_belongs_to_the_clause_before() -> None:
    text = "The levy may hurt the town -- or its port."
    assert propositions(text) == [text[:-1]]


def test_a_dash_in_a_range_is_no_aside() -> None:
    text = "The fleet will sail in 2027–2028."
    assert propositions(text) == [text[:-1]]


def test_that_before_a_noun_opens_no_clause() -> None:
    text = "The judge rejected that argument in a ruling released on Thursday."
    assert [(claim.text, claim.source.kind) for claim in read(text).claims] == [
        ("that argument", "person")
    ]


def test_a_quoted_inverted_condition_belongs_to_what_would_follow() -> None:
    text = '"Were the court to open the file, it would harm the child," Ana Bo wrote.'
    assert propositions(text) == [
        "Were the court to open the file, it would harm the child",
    ]


def test_and_thus_within_a_clause_draws_no_conclusion_from_the_one_before() -> None:
    assert rests("The ice came early. The dam is old and thus weak.") == []
    assert len(rests("The ice came early. The dam is thus weak.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "If all firms paid, Ana Bo said, the town would gain.",
        "If all firms paid, the mayor of Pell, Ana Bo, told the Wire, the town would gain.",
        "Unless it rains, two engineers warned, the dam will be dry by May.",
        "If the bill (or lack of one) is not enough, the port may close.",
        "The gain may end if the party's pro-levy, anti-port stance is known.",
    ],
)
def test_a_condition_stays_whole_around_an_aside(text: str) -> None:
    claim = only(text)
    assert claim.text == text[:-1]
    assert claim.condition is not None


def test_brackets_without_a_verb_are_closed_where_they_are_opened() -> None:
    assert propositions("Ana Bo said the dam had failed (again).") == ["the dam had failed (again)"]


def test_two_subjects_after_but_begin_a_clause() -> None:
    text = "Ana Bo said taxes are too high, but many owners and the rich members have paid none."
    assert "many owners and the rich members have paid none" in propositions(text)


def test_an_aside_is_not_all_that_is_said() -> None:
    text = "Critics accused the firm, which owns the port, of hiding the loss."
    assert "the firm, which owns the port, of hiding the loss" in propositions(text)


def test_a_condition_stays_whole_around_who_says_it_and_an_aside() -> None:
    text = "Unless Norr pays, officials say, the port, which handles grain, will shut."
    assert text[:-1] in propositions(text)


def test_a_document_within_what_somebody_says_is_a_chain() -> None:
    claim = only("The army said that, according to the audit, the pact is dead.")
    assert [link.source.name for link in claim.attributions] == ["army", "audit"]

"""Who speaks: the source of a sentence, and in which order the links of a chain stand."""

from pathlib import Path

import pytest
from tests.analysis.statements.voices import read_text, voices

from sayso.analysis.statements.cue_words import may_speak
from sayso.language.lexicon import word_set


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The mayor thinks the gate will fail, according to two engineers.",
            ["two engineers", "mayor"],
        ),
        ("The ministry said the dam was sound, according to the Wire.", ["Wire", "ministry"]),
        ("According to the Wire, the ministry said the dam was sound.", ["Wire", "ministry"]),
        (
            "The mayor said that, according to two engineers, the gate will fail.",
            ["mayor", "two engineers"],
        ),
    ],
)
def test_according_to_at_either_end_is_the_outer_link(
    tmp_path: Path, text: str, chain: list[str]
) -> None:
    assert voices(tmp_path, text)[-1][1] == chain


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr Rhane told an adviser the port was shut. The adviser said it was open.", "an adviser"),
        ("Minister Ilse Vann met an aide. Vann was late. The aide said it was open.", "an aide"),
        ("Ilse Vann, an adviser, met Piet Odran. The adviser said it was open.", "Ilse Vann"),
        ("Piet Odran is an engineer. The engineer said it was open.", "Piet Odran"),
        (
            "An engineer met Vann. Odran met engineer Tilda Renn. The engineer said it was open.",
            "Tilda Renn",
        ),
    ],
)
def test_the_adviser_is_the_one_who_came_in_last_as_such(
    tmp_path: Path, text: str, name: str
) -> None:
    assert voices(tmp_path, text)[-1] == ("it was open", [name])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Both Rhane and minister Ilan Moss called for an inquiry.",
            "Rhane and Ilan Moss",
        ),
        (
            "Harbour master Ilse Vann and the engineer Piet Odran said it was open.",
            "Ilse Vann and Piet Odran",
        ),
        ("Ilse Vann and Piet Odran said that it was open.", "Ilse Vann and Piet Odran"),
    ],
)
def test_both_of_two_sources_are_kept(tmp_path: Path, text: str, name: str) -> None:
    assert [chain for _, chain in voices(tmp_path, text)] == [[name]]


def test_he_is_one_of_two(tmp_path: Path) -> None:
    text = "Ilse Vann and minister Piet Odran said it was shut. He said it was open."
    claim, chain = voices(tmp_path, text)[-1]
    assert claim == "it was open"
    assert chain in (["Ilse Vann"], ["Piet Odran"])


@pytest.mark.parametrize(
    "text",
    [
        "tweeted: “The council condemns the blast”—which seems to leave out the dead.",
        "wrote: “We paid the guild” — which the accounts contradict.",
        "said: “The lock is shut” – that is false.",
    ],
)
def test_a_comment_behind_a_closed_quotation_and_a_dash_is_the_authors(
    tmp_path: Path, text: str
) -> None:
    quoted, comment = voices(tmp_path, f"Ilse Vann {text}")
    assert quoted[1] == ["Ilse Vann"]
    assert comment[1] == [None]


def test_a_dash_inside_what_somebody_says_afterwards_parts_nothing(tmp_path: Path) -> None:
    text = "“The lock is shut” — and it will stay shut, Vann said."
    assert [chain for _, chain in voices(tmp_path, text)] == [["Vann"]] * 2


@pytest.mark.parametrize(
    ("quoted", "name", "said"),
    [
        (
            "While mothers would welcome any extra pay the Liberal Guild feel this money is wasted",
            "Liberal Guild",
            "this money is wasted",
        ),
        (
            "If the ships come back the guild think the levy will fall",
            "guild",
            "the levy will fall",
        ),
    ],
)
def test_a_clause_that_runs_into_a_source_is_no_part_of_it(
    tmp_path: Path, quoted: str, name: str, said: str
) -> None:
    assert voices(tmp_path, f'Ilse Vann said: "{quoted}."')[-1] == (said, ["Ilse Vann", name])


FRONTED = (
    "additionally briefly consequently curiously explicitly finally formally frankly implicitly"
    " informally initially interestingly internally ironically lately naturally notably officially"
    " oddly openly originally personally predictably presently previously privately publicly"
    " quietly recently repeatedly secretly separately significantly similarly subsequently"
    " surprisingly tellingly ultimately understandably unofficially unsurprisingly"
)


def test_an_adverb_in_front_is_no_part_of_a_source(tmp_path: Path) -> None:
    text = "Privately, Sural officials have long suspected that the council was behind the raid."
    assert voices(tmp_path, text) == [("the council was behind the raid", ["Sural officials"])]


@pytest.mark.parametrize("adverb", FRONTED.split())
def test_every_adverb_in_front_is_known(adverb: str) -> None:
    assert adverb in word_set("grammar", "fronted")


@pytest.mark.parametrize("label", ["Vol. 7, No. 2", "Fig. 3", "pp. 81"])
def test_a_numbered_label_is_nobody(tmp_path: Path, label: str) -> None:
    text = f"The table is in {label} of the yearbook.\n\nIt says that the wall is thin.\n"
    names = {link for _, chain in voices(tmp_path, text) for link in chain}
    assert not names & {"Vol", "Vol.", "No.", "No", "Fig", "Fig.", "pp"}


def test_this_article_is_the_authors_voice(tmp_path: Path) -> None:
    text = "This article describes the yards. It notes that the guild is weak."
    assert voices(tmp_path, text)[-1] == ("the guild is weak", [None])


def test_a_report_that_came_in_as_anothers_is_no_authors_voice(tmp_path: Path) -> None:
    text = "The guild published a report on the yards. This report notes that the pumps are old."
    assert voices(tmp_path, text)[-1][1] != [None]


@pytest.mark.parametrize("role", ["Applicant", "Respondent", "Claimant"])
def test_a_party_to_a_case_is_a_person(tmp_path: Path, role: str) -> None:
    claims = read_text(tmp_path, f"The {role} contends that the gate was shut.").claims
    assert [(each.source.kind, each.source.name) for each in claims] == [("person", role)]


def test_a_name_behind_a_role_and_its_field_is_the_source(tmp_path: Path) -> None:
    text = "Guild spokesman for fares Ilan Moss said the levy is fair."
    assert voices(tmp_path, text) == [("the levy is fair", ["Ilan Moss"])]


def test_who_is_quoted_speaks_within_who_quotes(tmp_path: Path) -> None:
    text = "Nets were cut near Pell, the port council was quoted as saying on Monday by the Wire."
    assert voices(tmp_path, text) == [("Nets were cut near Pell", ["Wire", "port council"])]


def test_an_aside_in_what_is_told_is_the_authors(tmp_path: Path) -> None:
    text = "Dray said there was a threat from the Column, which takes its name from a valley."
    assert voices(tmp_path, text)[-1] == ("which takes its name from a valley", [None])


@pytest.mark.parametrize(
    "text",
    [
        "The dam is new.\n\n“It was built well.” — Ana Bo, clerk of the yard",
        "And from Ana Bo:\n\n“It was built well.”",
    ],
)
def test_a_quotation_is_signed(tmp_path: Path, text: str) -> None:
    assert ("It was built well", ["Ana Bo"]) in voices(tmp_path, text)


def test_a_straight_mark_that_nothing_closes_turns_no_other_round(tmp_path: Path) -> None:
    text = (
        'The mayor said: "The lock is shut. "It is old." Ana Bo said the mast was bent. '
        'The clerk, Ivo Marr, told the Wire: "The pumps are old."'
    )
    assert voices(tmp_path, text) == [
        ("The lock is shut", ["mayor"]),
        ("It is old", ["mayor"]),
        ("the mast was bent", ["Ana Bo"]),
        ("The pumps are old", ["Ivo Marr"]),
    ]


def test_marks_without_a_word_name_nobody_who_may_speak() -> None:
    assert not may_speak(())

"""Interviews: whose the answers are that stand under questions, not under labels of names."""

from pathlib import Path

import pytest
from tests.analysis.statements.voices import voices

INTRODUCTION = "Tilda Renn has kept the lock at Estrin since 2019. She met us in her kitchen."
ASKED = [
    ("Why was the lock shut in May?", "I shut it. The gate leaked."),
    ("Did the council answer?", "They sent me a clerk. He said that the money was gone."),
    ("You have been called stubborn.", "I have been called worse."),
    ("Is the gate mended?", "My brother mended it. The rope held."),
    ("Will it open again?", "I do not know. The council meets in June."),
    ("Will you stay?", "I will. The house is mine."),
]


def interview(question: str = "{}", answer: str = "{}", title: str = "The lock") -> str:
    """The interview with its questions and answers laid out so."""
    lines = [question.format(asked) + "\n\n" + answer.format(told) for asked, told in ASKED]
    return "\n\n".join([title, INTRODUCTION, *lines]) + "\n"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("{}", "{}"),
        ("**{}**", "{}"),
        ("_{}_", "{}"),
        ("Q: {}", "A: {}"),
        ("Q. {}", "A. {}"),
    ],
)
def test_an_answer_is_whose_the_introduction_names(
    tmp_path: Path, question: str, answer: str
) -> None:
    found = dict(voices(tmp_path, interview(question, answer)))
    assert found["The gate leaked"] == ["Tilda Renn"]
    assert found["The rope held"] == ["Tilda Renn"]
    assert found["The council meets in June"] == ["Tilda Renn"]
    assert found["the money was gone"][0] == "Tilda Renn"


def test_what_stands_before_the_questions_is_the_authors(tmp_path: Path) -> None:
    found = dict(voices(tmp_path, interview("{}", "{}")))
    assert found["She met us in her kitchen"] == [None]


def test_the_letter_of_a_question_is_no_part_of_what_it_says(tmp_path: Path) -> None:
    found = dict(voices(tmp_path, interview("Q: {}", "A: {}")))
    assert found["You have been called stubborn"] == [None]


def test_an_initial_is_part_of_a_name_and_no_letter_of_an_answer(tmp_path: Path) -> None:
    found = dict(voices(tmp_path, "The board met on Monday.\n\nA. Dorn resigned on Tuesday.\n"))
    assert "A. Dorn resigned on Tuesday" in found


def test_questions_that_the_author_answers_make_no_interview(tmp_path: Path) -> None:
    asked = "Why was it shut? What broke? Who paid? Who answers? Will it open? Will it stay open?"
    text = INTRODUCTION + "".join(
        f"\n\n**{each}?**\n\nThe gate leaked. The council met twice."
        for each in asked.rstrip("?").split("? ")
    )
    assert {tuple(chain) for _, chain in voices(tmp_path, text)} == {(None,)}


def test_an_answer_under_a_letter_is_whose_the_heading_above_names(tmp_path: Path) -> None:
    text = """Day 3. Before Mrs Justice Orran.

TILDA RENN, lock-keeper, sworn

MR VANE: Miss Renn, where was the mate?

A. The mate slept.

Q. The log was wet.

A. The log was dry.
"""
    found = dict(voices(tmp_path, text))
    assert found["The mate slept"] == ["Tilda Renn"]
    assert found["The log was wet"] == ["VANE"]
    assert found["The log was dry"] == ["Tilda Renn"]


def test_what_is_set_apart_as_the_questions_are_is_asked_too(tmp_path: Path) -> None:
    text = interview("**{}**").replace("**Will you stay?**", "**The council wants you gone.**")
    found = dict(voices(tmp_path, text))
    assert found["the house is mine".capitalize()] == ["Tilda Renn"]


def test_who_is_asked_is_called_as_the_heading_calls_them_in_full(tmp_path: Path) -> None:
    title = "Questions to Captain Tilda Renn, keeper of the Estrin lock"
    text = interview("Q: {}", "A: {}", title).replace(INTRODUCTION, "The Courier, 30 May 2031")
    text += "\n\n_Renn was asked at Estrin on 8 July._\n"
    assert dict(voices(tmp_path, text))["The rope held"] == ["Tilda Renn"]


def test_half_of_the_questions_may_be_put_as_statements(tmp_path: Path) -> None:
    asked = [
        "You shut it.",
        "Was there a storm?",
        "The council paid.",
        "Do they call you stubborn?",
    ]
    asked += ["Who mended it?", "Your brother left.", "The lock is old."]
    told = ["I had to.", "I saw none.", "I was not told.", "I have heard that."]
    told += ["My brother mended it.", "I miss him.", "I am older."]
    lines = [f"{one}\n\n{other}" for one, other in zip(asked, told, strict=True)]
    text = "\n\n".join([INTRODUCTION, *lines, "[The council did not answer the Courier.]"])
    found = dict(voices(tmp_path, text))
    assert found["My brother mended it"] == ["Tilda Renn"]
    assert found["The council did not answer the Courier"] == [None]

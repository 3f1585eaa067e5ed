"""What labels a turn of a transcript, a record or a forum: names with times, heads of posts."""

from pathlib import Path

import pytest
from tests.analysis.statements.voices import voices


@pytest.mark.parametrize("stamp", ["[00:11]", "(00:11)", "[00:00:11]", "(1:00:11)"])
@pytest.mark.parametrize("break_", ["\n", "\n\n"], ids=["same paragraph", "next paragraph"])
@pytest.mark.parametrize(
    ("one", "other"), [("Ilse Vann", "Piet Odran"), ("Speaker 1", "Speaker 2")]
)
def test_a_name_and_a_time_on_a_line_are_a_label(
    tmp_path: Path, stamp: str, break_: str, one: str, other: str
) -> None:
    text = (
        f"{one} {stamp}{break_}The pumps are old.\n\n{other} {stamp}{break_}The clerk resigned.\n"
    )
    assert voices(tmp_path, text) == [("The pumps are old", [one]), ("The clerk resigned", [other])]


def test_a_bare_time_behind_a_name_makes_a_label_where_names_return(tmp_path: Path) -> None:
    turns = "Ilse Vann 0:11\nThe pumps are old.\n\nPiet Odran 0:42\nThe clerk resigned.\n\n"
    text = f"{turns}Ilse Vann 1:02\nThe board met.\n"
    assert [chain for _, chain in voices(tmp_path, text)] == [
        ["Ilse Vann"],
        ["Piet Odran"],
        ["Ilse Vann"],
    ]
    agenda = "Prayer 12:30\n\nThe gate is shut at noon.\n\nLunch 13:15\n\nThe soup is free.\n"
    assert [chain for _, chain in voices(tmp_path, agenda)] == [[None], [None]]


def test_what_a_record_tells_of_the_sitting_is_nobodys_speech(tmp_path: Path) -> None:
    text = (
        "Mr Vann: The lock is shut.\n\nMr Odran: It is not.\n\nMr Vann: It is.\n\n"
        "Several hon. Members rose—\n\nMr Odran indicated dissent.\n"
    )
    assert [words for words, _ in voices(tmp_path, text)] == [
        "The lock is shut",
        "It is not",
        "It is",
    ]


def test_a_title_in_small_letters_ends_no_clause(tmp_path: Path) -> None:
    text = (
        "Mr Vann: My right hon. Friend is a keeper of locks.\n\nMr Odran: It is.\n\nMr Vann: So?\n"
    )
    assert voices(tmp_path, text)[0] == ("My right hon. Friend is a keeper of locks", ["Vann"])


@pytest.mark.parametrize(
    "head", ["#{} by {} » Thu Apr 03, 2031 6:40 pm", "#{} {} · 3 Apr 2031, 18:40"]
)
def test_a_post_of_a_forum_is_whose_it_says(tmp_path: Path, head: str) -> None:
    posts = [("dockrat71", "The lock is shut."), ("Marla", "The pumps are old.")]
    text = "\n\n".join(
        f"{head.format(number, name)}\n\n{said}" for number, (name, said) in enumerate(posts, 1)
    )
    assert voices(tmp_path, text) == [
        ("The lock is shut", ["dockrat71"]),
        ("The pumps are old", ["Marla"]),
    ]

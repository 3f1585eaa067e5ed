"""Unheard: who may put a sentence forward though no words of saying tell."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.analysis.statements.voices import voices

from sayso.analysis.analyse import analyse
from sayso.analysis.marks import Chances
from sayso.analysis.statements.unheard import find_unheard
from sayso.engines.standard.engine import StandardEngine
from sayso.readers.text import TextReader

KINDS = ("author", "organisation")


def unheard(text: str, author: float = 0.1) -> list[str]:
    """Who may put a text forward; author: the chance of the author."""
    document = TextReader().read(text.encode(), location="a.txt")
    marks = StandardEngine().mark(document)
    rows = np.tile(np.array([author, 1 - author], np.float32), (len(marks.piece_starts), 1))
    marks = replace(marks, chances={**marks.chances, "voices": Chances(KINDS, rows)})
    found = find_unheard(analyse(document, marks).parsed, marks)
    return [text[slice(*each.span)] for each in found]


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("Forty passed, by the mission's tables.", ["the mission", "the mission's tables"]),
        ("Forty are left on the bank's figures.", ["the bank", "the bank's figures"]),
        ("Under the draft nobody may stand again.", ["the draft"]),
        ("In the audit four are missing.", ["the audit"]),
        ("Forty passed, by the count of the mission.", ["the count of the mission", "the mission"]),
    ],
)
def test_whose_record_or_text_it_is_in_may_say_so(text: str, led: list[str]) -> None:
    assert unheard(text) == led


@pytest.mark.parametrize(
    "text",
    ["Four were hurt in the country.", "It was shut by the guard.", "By Monday it was open."],
)
def test_what_is_no_text_record_or_count_says_nothing(text: str) -> None:
    assert unheard(text) == []


def test_who_does_something_has_said_nothing() -> None:
    assert unheard("The mission counted forty lorries while the police fired.") == []


def test_a_sentence_that_is_plainly_the_authors_is_nobody_elses() -> None:
    assert unheard("Under the draft nobody may stand again.", author=0.95) == []


def test_a_draft_says_what_holds_under_it(tmp_path: Path) -> None:
    text = (
        "Under the draft, the president could stand again in 2027 and in 2034. "
        "He has not said whether he would."
    )
    assert [chain for _, chain in voices(tmp_path, text)] == [["draft"], [None]]


@pytest.mark.parametrize(
    "text",
    [
        "The guild wants to cripple the canal. Two barges were sunk.",
        "The clerk resigned.",
        "The gang may share its tools; however, the border between the gangs remains disputed.",
    ],
)
def test_who_does_or_wants_something_has_not_said_so(tmp_path: Path, text: str) -> None:
    assert {chain[0] for _, chain in voices(tmp_path, text)} == {None}

"""Studies and polls without a name, as the vague sources that they are."""

import pytest
from tests.checks.readings import read

from sayso.checks.check import check_reading


def found(text: str) -> list[str]:
    """The words that S102 points at."""
    reading = read(f"\n{text}\n")
    return [
        reading.document.text[each.start : each.end]
        for each in check_reading(reading, codes=frozenset({"S102"}))
    ]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Studies", "Studies show that towns without a ferry lose a tenth of their people."),
        ("Recent research", "Recent research suggests that the levy has not slowed the trade."),
        ("one study", "The council is proud of the dam, but one study found that it leaks."),
        (
            "public opinion polls",
            "According to public opinion polls, the old bridge is still well liked.",
        ),
        ("Polls", "Polls show that the Harbour List is ahead by six points."),
        ("Surveys", "Surveys show that the quay is unsafe. The ferry is to close by June."),
    ],
)
def test_a_study_that_is_nobodys_is_a_vague_source(words: str, text: str) -> None:
    assert found(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "A study by the Orrin Institute found that the dam leaks.",
        "Studies published in Tarn Hydrology show that the dam leaks.",
        "A poll found that most want the bridge kept. The poll was made by Vessel Research.",
        "Studies show that the dam leaks (Colm and Rook, 2024).",
        "The Orrin Institute has made a survey of the dam. One survey found that it leaks.",
        "Surveys show that the dam leaks. The authors came from Tarn University.",
        "Poll: most want the bridge kept.",
        "The study found that the dam leaks.",
    ],
)
def test_a_study_of_which_it_is_told_whose_it_is_is_none(text: str) -> None:
    assert found(text) == []

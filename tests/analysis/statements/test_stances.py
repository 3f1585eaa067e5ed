"""Stances: what the words of a cue say of their source."""

import pytest

from sayso.analysis.statements.stances import CueWords, read_cue
from sayso.records import Stance


def cue(words: str) -> CueWords:
    return read_cue(words, 0, len(words))


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("said", "says"),
        ("has repeatedly denied", "denies"),
        ("is believed to", "believes"),
        ("vowed", "intends"),
        ("asked", "asks"),
        ("wondered", "asks"),
        ("disputes", "doubts"),
        ("According to", "says"),
        ("claim", "says"),
        (":", "says"),
        ("juggled", None),
    ],
)
def test_the_first_word_known_to_attribute_gives_the_stance(
    words: str, stance: Stance | None
) -> None:
    assert cue(words).stance == stance


def test_what_would_be_said_is_not_said() -> None:
    assert cue("would say").modal


def test_what_was_not_said_is_denied() -> None:
    assert cue("did not say").denied
    assert cue("has never confirmed").denied

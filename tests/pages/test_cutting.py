"""Words that are too long for a label are cut between words, and the mark says so."""

import pytest

from sayso.pages.environment import environment


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Harbour toll rises", "Harbour toll rises"),
        ("Blast kills at least 14, officials say", "Blast kills at least 14…"),
        ("x" * 40, "x" * 24 + "…"),
    ],
)
def test_a_label_is_cut_between_words(words: str, shown: str) -> None:
    made = environment().from_string("{{ words|truncate(25) }}")
    assert made.render(words=words) == shown

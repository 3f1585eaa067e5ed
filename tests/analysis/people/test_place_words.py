"""Places that a claim names by "there" and "the capital"."""

import pytest

from ...engines.reading import read


def places(text: str) -> list[list[str]]:
    """The names of the places of each claim."""
    reading = read(text)
    names = {each.id: each.name for each in reading.places}
    return [[names[each] for each in claim.places] for claim in reading.claims]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Port Ilse is the capital of Sural. In the capital, shops closed.",
            [["Port Ilse", "Sural"], ["Port Ilse"]],
        ),
        ("Shops in Dorran were shut. Nobody works there.", [["Dorran"], ["Dorran"]]),
        ("Shops in Dorran were shut. There is no bread.", [["Dorran"], []]),
        (
            "Shops closed in Dorran and Vesk. Nobody works there.",
            [["Dorran", "Vesk"], []],
        ),
        ("In the capital, shops closed.", [[]]),
    ],
)
def test_a_word_for_a_place_means_it_where_the_text_says_which(
    text: str, found: list[list[str]]
) -> None:
    assert places(text) == found

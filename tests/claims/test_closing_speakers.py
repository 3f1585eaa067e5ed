"""Who tells behind a comma what another thinks, says or denies is the outer of the two."""

import pytest
from tests.engines.reading import read


@pytest.mark.parametrize(
    ("text", "chain", "words"),
    [
        (
            "The count believes that the truce is a ruse, two of his old grooms said.",
            [("two of his old grooms", "says"), ("count", "believes")],
            "the truce is a ruse",
        ),
        (
            "Mr Tamm denied that he had seen the ledger, his lawyer said.",
            [("Tamm's lawyer", "says"), ("Tamm", "denies")],
            "he had seen the ledger",
        ),
        (
            "Mr Tamm said the sluice had jammed, his deputy said.",
            [("Tamm's deputy", "says"), ("Tamm", "says")],
            "the sluice had jammed",
        ),
        (
            "The board ruled out that the tunnel would open before May, a spokesman said.",
            [("a spokesman", "says"), ("board", "denies")],
            "the tunnel would open before May",
        ),
        (
            "Ilse Vann expects the talks to fail within a month, according to a clerk who met her.",
            [("a clerk who met her", "says"), ("Ilse Vann", "believes")],
            "the talks to fail within a month",
        ),
        (
            "The Wire said that Mr Tamm expected the price of flour to fall by May.",
            [("Wire", "says"), ("Tamm", "believes")],
            "the price of flour to fall by May",
        ),
    ],
)
def test_who_tells_it_last_stands_outside(
    text: str, chain: list[tuple[str, str]], words: str
) -> None:
    (claim,) = read(text).claims
    assert [(each.source.name, each.stance) for each in claim.attributions] == chain
    assert claim.text == words


def test_who_adds_something_of_their_own_stands_alone() -> None:
    first, *_ = read("Mr Tamm said the clerk offered him the post, and he accepted.").claims
    assert [each.source.name for each in first.attributions] == ["Tamm"]

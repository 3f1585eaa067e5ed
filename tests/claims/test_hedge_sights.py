"""Hedge sights: what is seen of words that may say how sure a claim is."""

import pytest
from tests.claims.test_hedged import ICD, marks
from tests.claims.test_qualified import draft

from sayso.claims.certainty import read_certainty
from sayso.claims.hedge_sights import is_learned, see_hedge, speaks
from sayso.records import Certainty

TEXT = (
    "The bridge may hold, might even shine, must have cost\nmuch, could fall and suggests wealth."
)


def certainty(words: str) -> Certainty:
    start = TEXT.index(words)
    return read_certainty(TEXT, start, start + len(words), ICD)


@pytest.mark.parametrize(
    ("words", "kind"),
    [("may", "modal"), ("might", "modal"), ("must have", "necessity"), ("suggests", "inference")],
)
def test_kinds_of_words_are_seen_of_which_it_is_learned(words: str, kind: str) -> None:
    assert is_learned(certainty(words))
    assert f"kind {kind}" in see_hedge(marks(TEXT), draft(TEXT, TEXT), certainty(words))


def test_of_could_it_is_not_learned() -> None:
    assert not is_learned(certainty("could"))


def test_who_speaks_and_the_kind_of_the_claim_are_seen_beside_the_kind_of_words() -> None:
    claim = draft(TEXT, TEXT)
    claim.told = {"forecast": -0.2, "plain": -40.0}
    seen = see_hedge(marks(TEXT), claim, certainty("might"))
    assert seen["modal of author"] == 1
    assert seen["modal told forecast"] == -0.2
    assert seen["modal told plain"] == -5
    assert seen["modal unsure"] == 1


def test_a_bare_may_is_seen_as_itself() -> None:
    assert see_hedge(marks(TEXT), draft(TEXT, TEXT), certainty("may"))["may of author"] == 1


def test_how_likely_the_engine_takes_words_for_is_seen() -> None:
    seen = see_hedge(marks(TEXT, likely=0.5), draft(TEXT, TEXT), certainty("might"))
    assert seen["chance"] == pytest.approx(0, abs=1e-3)
    assert see_hedge(marks(TEXT), draft(TEXT, TEXT), certainty("might"))["chance of modal"] == 5


def test_words_speak_that_are_a_little_less_likely_than_not() -> None:
    assert speaks({"always": -0.99}, {"always": 1.0})
    assert not speaks({"always": -1.01}, {"always": 1.0})

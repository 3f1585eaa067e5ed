"""What is said on both sides of who says it is one claim, where half of it is no clause."""

from itertools import pairwise

import pytest
from tests.engines.reading import read, said_by


def claims_of(text: str) -> list[str]:
    return [text[each.start : each.end] for each in read(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        "Sails kept in the old loft, the harbour company says, were burned when the roof fell in.",
        "The shed had been cleared, the surveyor reports, two days before the storm.",
        "Of the six pumps, the engineers reckon, two will never run again.",
        "A rise in August is, we think, likely.",
        "Half of the berths were, we judge, empty.",
    ],
)
def test_a_claim_goes_on_behind_who_makes_it(text: str) -> None:
    assert claims_of(text) == [text.removesuffix(".")]


def test_it_is_theirs_who_stand_in_its_midst() -> None:
    text = "The crates had been moved, the customs office reports, three days before the search."
    assert said_by(read(text).claims[0]) == "organisation customs office"


def test_what_is_a_clause_on_both_sides_is_two_claims() -> None:
    text = "The mast fell at noon, the harbourmaster said, and the crew had left it by then."
    assert claims_of(text) == ["The mast fell at noon", "the crew had left it by then"]


def test_what_an_author_thinks_of_one_claim_joins_no_other_to_it() -> None:
    text = "The crew knew of the leak, we think, and the owner paid for their silence."
    assert "The crew knew of the leak" in claims_of(text)


def test_what_a_speaker_does_beside_what_they_are_quoted_with_is_no_part_of_it() -> None:
    text = "“We have shown the world that a ferry can run on hope,” Mr. Tamm said, not looking up."
    assert claims_of(text)[0].endswith("a ferry can run on hope")


def test_what_goes_on_behind_a_cue_is_not_lent_to_the_next() -> None:
    text = (
        "Observers say the harbour will recover. The bridge, the engineers reckon, will not last; "
        "we put the chance of a collapse at perhaps 30 percent."
    )
    claim = read(text).claims[1]
    assert claim.text == "The bridge, the engineers reckon, will not last"
    assert said_by(claim).endswith("engineers")


def test_a_claim_that_begins_with_a_hedge_of_it_is_not_handed_back() -> None:
    text = "The lock was shut on Thursday, the mayor said. “It may, I think, stay shut,” she added."
    first, second = read(text).claims
    assert first.certainty is None
    assert second.text == "It may, I think, stay shut"
    assert second.certainty is not None


def test_a_reason_behind_what_goes_on_stands_by_itself() -> None:
    text = "The lock, the warden said, is shut, because the gates leak."
    assert claims_of(text) == ["The lock, the warden said, is shut", "the gates leak"]


def test_no_claim_stands_within_another_that_is_rejoined() -> None:
    text = (
        "The ferry, the pilots say, was sold in May, when the yard closed, because nobody could "
        "pay for its repair. “It may, I think, sail again,” one added."
    )
    claims = read(text).claims
    assert all(one.end <= other.start for one, other in pairwise(claims))

"""What is told once with a hedge or on somebody's word, and again as a fact."""

import json
from importlib.resources import files

import pytest
from tests.checks.readings import found, read

from sayso.checks.context import Context
from sayso.checks.tellings import find_retold, lay_out

HEDGED = "An engineer says that the holes in the beam may have been drilled too wide."
BARE = "The holes in the beam were drilled too wide."


def test_a_guess_of_somebody_else_is_no_fact_further_down() -> None:
    assert found("C205", f"{HEDGED} The roof fell on Monday.\n\n{BARE}") == [BARE[:-1]]


@pytest.mark.parametrize(
    "again",
    [
        "The holes in the beam may have been drilled too wide.",
        "If the holes in the beam were drilled too wide, the yard will pay.",
        "The yard's director says that the holes in the beam were drilled too wide.",
        "The drawings of the roof were made in the spring.",
    ],
)
def test_what_keeps_its_hedge_or_tells_something_else_is_passed_over(again: str) -> None:
    assert found("C205", f"{HEDGED} The roof fell on Monday.\n\n{again}") == []


def test_the_finding_says_how_the_claim_was_put_before() -> None:
    (retold,) = find_retold(Context(read(f"{HEDGED} {BARE}")))

    assert retold.claim.text == BARE[:-1]
    assert retold.before.certainty is not None
    assert retold.before.certainty.text == "may"


def test_a_word_that_many_claims_share_tells_none_of_them_from_the_others() -> None:
    weeks = " ".join(f"Roth says that the beam may fail in week {week}." for week in range(20))

    assert list(lay_out(Context(read(f"{weeks}\n\nThe beam was mended.")))) == []


def test_the_weights_are_those_of_what_is_seen() -> None:
    place = files("sayso.checks") / "tellings.json"
    table = json.loads(place.read_text(encoding="utf-8"))
    (retold, *_) = lay_out(Context(read(f"{HEDGED} {BARE}")))

    assert list(table["weights"]) == list(retold.seen)
    assert 0 < table["least"] < 1

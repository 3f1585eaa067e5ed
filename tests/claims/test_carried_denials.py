"""What carries a claim and denies it gives whoever speaks that stance, whoever that is."""

import pytest
from tests.engines.reading import read


@pytest.mark.parametrize(
    ("text", "who", "stance", "words"),
    [
        (
            "We do not believe that the army will withdraw.",
            None,
            "denies",
            "the army will withdraw",
        ),
        ("We no longer think that the mole will hold.", None, "denies", "the mole will hold"),
        (
            "It is false that the minister owns shares in the yard, the register shows.",
            "register",
            "denies",
            "the minister owns shares in the yard",
        ),
        (
            "It is not true that the mole leaks, the board said.",
            "board",
            "denies",
            "the mole leaks",
        ),
        (
            "Officials say there is no evidence he had direct ties to the militia.",
            "Officials",
            "doubts",
            "he had direct ties to the militia",
        ),
        (
            "Inspector Hale has ruled out sabotage as the cause of the fire.",
            "Hale",
            "denies",
            "sabotage as the cause of the fire",
        ),
    ],
)
def test_a_denial_in_what_carries_a_claim_is_kept(
    text: str, who: str | None, stance: str, words: str
) -> None:
    (claim,) = read(text).claims
    last = claim.attributions[-1]
    assert (last.source.name, last.stance, claim.text) == (who, stance, words)


BEFORE = "It is false that the minister owns shares in the yard, the register shows.\n\n" * 2


@pytest.mark.parametrize("before", ["", BEFORE], ids=["alone", "where it is cut off"])
@pytest.mark.parametrize(
    "text",
    [
        "“I do not think the mole will hold,” Tamm said.",
        "“I don’t believe the mole will hold,” Tamm said.",
        "We cannot confirm that the mole will hold.",
    ],
)
def test_a_denial_is_in_the_claim_or_in_its_stance(before: str, text: str) -> None:
    (claim,) = [one for one in read(before + text).claims if "mole" in one.text]
    own = any(word in claim.text for word in ("not", "n’t"))
    assert (claim.attributions[-1].stance in ("denies", "doubts")) != own


def test_what_stands_behind_a_denied_claim_is_not_denied_with_it() -> None:
    text = "“I do not believe the bill will pass, and the board has closed the mole,” Lind said."
    stances = {one.text: one.attributions[-1].stance for one in read(text).claims}
    assert stances == {"the bill will pass": "denies", "the board has closed the mole": "says"}


@pytest.mark.parametrize(
    "text",
    [
        "“I cannot believe the board shut the mole,” Tamm said.",
        "The army has not ruled out a second strike, a spokesman said.",
        "We believe that the army will withdraw.",
        "It is true that the mole leaks, the board said.",
    ],
)
def test_what_is_not_denied_stays_said(text: str) -> None:
    stances = {each.stance for claim in read(text).claims for each in claim.attributions}
    assert stances <= {"says", "believes"}

"""Certainty: how sure a text is, and whether it says so in words that mean something."""

import pytest
from tests.checks.readings import found

CASES = [
    ("C201", "The flood could be part of a campaign.", ["could"]),
    ("C201", "The flood may have been planned.", ["may"]),
    ("C201", "The gate was cut so that the water could run off.", []),
    ("C201", "Neither side could open the gate.", []),
    ("C201", "The minister said that the flood could be part of a campaign.", []),
    ("C201", "The flood may be old news. But the gate is open.", []),
    ("C201", "To her supporters, the flood may be a sign.", []),
    ("C201", "In theory the guard could lose his post.", []),
    ("C201", "An engineer might wonder about the gate.", []),
    ("C202", "A flood is likely. A drought is unlikely.", []),
    ("C202", "A flood is likely. A drought is highly improbable.", ["highly improbable"]),
    ("C203", "We have high confidence that a flood is likely.", ["have high confidence"]),
    ("C203", "The minister said with high confidence that a flood is likely.", []),
    ("C204", "The lock was probably cut. Thus a guard let them in.", ["a guard let them in"]),
    ("C204", "The lock was cut. Thus a guard let them in.", []),
    ("C204", "The lock was probably cut. Thus a guard probably let them in.", []),
    ("C206", "The gate was undoubtedly opened from inside.", ["undoubtedly"]),
    ("C206", "The gate will certainly fail.", ["certainly"]),
    ("C206", "The gate was almost certainly opened from inside.", []),
    ("C206", "It is not beyond doubt that the gate was opened.", []),
    ("C206", "Perhaps a flood is inevitable.", []),
    ("C206", "The dam cannot bear the inevitable flood.", []),
    ("C207", "Ansel Roke appeared to suggest that the gate was open.", []),
    ("C207", "The gate may perhaps have been opened.", ["may perhaps"]),
    ("C207", "The gate could possibly fail.", ["could possibly"]),
    ("C207", "The gate seems likely to fail.", []),
    ("C208", "Perhaps the gate was opened by a guard.", ["Perhaps"]),
    ("C208", "The gate, perhaps the oldest in the valley, is likely to fail.", []),
    ("C208", "Two guards, possibly drunk, were likely asleep.", []),
    ("C208", "It is perhaps the oldest gate of the valley.", []),
    ("C208", "The guards have a chance to see the gate.", []),
    ("C209", "The mayor would not rule out a new gate.", []),
    ("C209", "It is not unlikely that the gate failed.", ["not unlikely"]),
    ("C209", "We cannot rule out that the gate failed.", ["cannot rule out"]),
    ("C209", "It was a difficult, if not impossible, task.", []),
]


@pytest.mark.parametrize(("code", "text", "words"), CASES, ids=lambda each: str(each)[:40])
def test_certainty(code: str, text: str, words: list[str]) -> None:
    assert found(code, text) == words


def test_a_hedge_dropped_between_two_places() -> None:
    hedged = "The sluice gate was probably opened by a foreign engineer."
    bare = "The sluice gate was opened by a foreign engineer."

    assert found("C205", f"{hedged}\n\n{bare}") == [bare[:-1]]
    assert found("C205", f"{hedged}\n\n{hedged}") == []
    assert found("C205", f"{hedged}\n\nThe sluice gate was not opened by a foreign engineer.") == []

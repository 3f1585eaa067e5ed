"""Told: what somebody was told, they tell themselves."""

from pathlib import Path

import pytest
from tests.analysis.statements.voices import voices

SPOKE = "Ms Vann said she had kept the ledger on his instructions."


@pytest.mark.parametrize(
    "told",
    [
        "Mr Sand had told her that the pump was old.",
        "Mr Sand had told her in May that the pump was old.",
        "Mr Sand told her the pump was old.",
        "Mr Sand had since assured her that the pump was old.",
    ],
)
def test_what_one_was_told_who_has_just_spoken_they_tell(tmp_path: Path, told: str) -> None:
    assert voices(tmp_path, f"{SPOKE} {told}")[-1] == ("the pump was old", ["Vann", "Sand"])


def test_one_after_the_other_has_told_them(tmp_path: Path) -> None:
    text = (
        f"{SPOKE} Mr Sand had told her that the pump was old. A clerk had told her that it leaked."
    )
    assert voices(tmp_path, text)[-1] == ("it leaked", ["Vann", "A clerk"])


@pytest.mark.parametrize(
    "text",
    [
        "Ms Vann left in May. Mr Sand had told her that the pump was old.",
        f"{SPOKE}\n\nMr Sand had told her that the pump was old.",
        f"{SPOKE} Mr Sand had told her board that the pump was old.",
        f"{SPOKE} Mr Sand tells her that the pump was old.",
    ],
)
def test_who_has_not_just_spoken_tells_nothing(tmp_path: Path, text: str) -> None:
    assert voices(tmp_path, text)[-1] == ("the pump was old", ["Sand"])

"""Who speaks: the source of a sentence, and in which order the links of a chain stand."""

from pathlib import Path

import pytest
from tests.analysis.statements.voices import voices


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The mayor thinks the gate will fail, according to two engineers.",
            ["two engineers", "mayor"],
        ),
        ("The ministry said the dam was sound, according to the Wire.", ["Wire", "ministry"]),
        ("According to the Wire, the ministry said the dam was sound.", ["Wire", "ministry"]),
        (
            "The mayor said that, according to two engineers, the gate will fail.",
            ["mayor", "two engineers"],
        ),
    ],
)
def test_according_to_at_either_end_is_the_outer_link(
    tmp_path: Path, text: str, chain: list[str]
) -> None:
    assert voices(tmp_path, text)[-1][1] == chain


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr Rhane told an adviser the port was shut. The adviser said it was open.", "adviser"),
        ("Minister Ilse Vann met an aide. Vann was late. The aide said it was open.", "aide"),
        ("Ilse Vann, an adviser, met Piet Odran. The adviser said it was open.", "Ilse Vann"),
        ("Piet Odran is an engineer. The engineer said it was open.", "Piet Odran"),
        (
            "An engineer met Vann. Odran met engineer Tilda Renn. The engineer said it was open.",
            "Tilda Renn",
        ),
    ],
)
def test_the_adviser_is_the_one_who_came_in_last_as_such(
    tmp_path: Path, text: str, name: str
) -> None:
    assert voices(tmp_path, text)[-1] == ("it was open", [name])

"""Counted: whose count or which record something is by."""

from pathlib import Path

import pytest
from tests.analysis.statements.voices import voices


@pytest.mark.parametrize(
    ("text", "claim", "source"),
    [
        (
            "The Water Bureau met. By the Bureau's count, 40 barges passed the lock.",
            "40 barges passed the lock",
            "Water Bureau",
        ),
        (
            "The lock was shut for 31 days, by the gate log.",
            "The lock was shut for 31 days",
            "gate log",
        ),
        ("Odile Marr spoke. By her account the gate was open.", "the gate was open", "Odile Marr"),
    ],
)
def test_a_claim_is_whose_count_or_record_it_is_by(
    tmp_path: Path, text: str, claim: str, source: str
) -> None:
    assert dict(voices(tmp_path, text))[claim] == [source]


def test_what_a_record_does_is_no_count_of_its(tmp_path: Path) -> None:
    assert voices(tmp_path, "The lock was shut by the office's order.") == [
        ("The lock was shut by the office's order", [None])
    ]

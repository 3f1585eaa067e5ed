"""A word that opens a clause and has none behind it is read, and says nothing."""

from pathlib import Path

import pytest
from tests.analysis.statements.voices import read_text


@pytest.mark.parametrize(
    "text", [") if", "(that) because", "The gate (shut) if", "; which", ") and"]
)
def test_an_opener_without_a_clause_stops_nothing(tmp_path: Path, text: str) -> None:
    reading = read_text(tmp_path, f"{text}\n\nThe gate is shut.")
    assert [claim.text for claim in reading.claims][-1] == "The gate is shut"

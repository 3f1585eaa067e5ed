"""Whom a source quotes stands nearest to the claim, the source outside."""

from pathlib import Path

import pytest
from tests.analysis.statements.voices import voices


@pytest.mark.parametrize(
    ("text", "claim", "chain"),
    [
        (
            "The Gazette, quoting a steward at the chapel, reports that the bishop has left.",
            "the bishop has left",
            ["Gazette", "a steward at the chapel"],
        ),
        (
            "The Gazette, quoting a “rescue planner”, reports that the order has been drafted.",
            "the order has been drafted",
            ["Gazette", "a “rescue planner”"],
        ),
        (
            "The Post quotes Filip Aas as warning that exports would fall.",
            "exports would fall",
            ["Post", "Filip Aas"],
        ),
        (
            "The Post cites a board member, Filip Aas, as warning that exports would fall.",
            "exports would fall",
            ["Post", "Filip Aas"],
        ),
    ],
)
def test_who_is_quoted_is_heard_through_who_quotes(
    tmp_path: Path, text: str, claim: str, chain: list[str]
) -> None:
    assert (claim, chain) in voices(tmp_path, text)


def test_what_is_cited_as_something_says_nothing(tmp_path: Path) -> None:
    found = voices(tmp_path, "The Post quotes Filip Aas as the author of the plan.")
    assert all(chain[-1] in ("Post", None) for _, chain in found)


def test_reasons_are_cited_and_say_nothing(tmp_path: Path) -> None:
    found = voices(tmp_path, "The Post said that the lock was shut, citing costs.")
    assert ("the lock was shut", ["Post"]) in [(claim[:17], chain) for claim, chain in found]

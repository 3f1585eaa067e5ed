"""Floors on the project's own gold: a little under what is reached, so that a break shows."""

from pathlib import Path

import pytest
from bench.claims import tally_of
from bench.gold_claims import pairs_in
from bench.matching import Tally

FOLDER = Path(__file__).resolve().parent
PAIRS = {pair.gold.stem: pair for pair in pairs_in(FOLDER)}
FLOORS_PERCENT = {
    "matched": 96,
    "exact": 91,
    "given_is_in_gold": 93,
    "source_kind": 95,
    "source_name": 88,
    "source_kind_and_name": 90,
    "source_kind_and_name_but_author": 80,
    "interval_found": 90,
    "interval_given_is_right": 95,
    "certainty_words": 84,
    "forecast_found": 94,
    "forecast_given_is_right": 90,
    "kind": 94,
    "conclusion_found": 72,
    "conclusion_given_is_right": 85,
    "premise_found": 61,
    "premise_given_is_right": 60,
    "stance": 96,
    "condition": 70,
    "horizon": 60,
}
FLOOR_OF_ONE_DOCUMENT_PERCENT = 88


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    return {name: tally_of(pair) for name, pair in PAIRS.items()}


def test_every_gold_file_is_read(tallies: dict[str, Tally]) -> None:
    assert set(tallies) == {path.stem for path in FOLDER.glob("*.jsonl")}
    lines = sum(len(pair.gold.read_text("utf-8").splitlines()) for pair in PAIRS.values())
    assert sum(tally.of["matched"] for tally in tallies.values()) == lines


@pytest.mark.parametrize("figure", FLOORS_PERCENT)
def test_all_documents_together(tallies: dict[str, Tally], figure: str) -> None:
    total = sum(tallies.values(), Tally())
    reached = 100 * total.right[figure] / total.of[figure]
    assert reached >= FLOORS_PERCENT[figure], f"\n{total.table()}"


@pytest.mark.parametrize("figure", ["matched", "source_kind"])
@pytest.mark.parametrize("name", PAIRS)
def test_each_document(tallies: dict[str, Tally], name: str, figure: str) -> None:
    tally = tallies[name]
    reached = 100 * tally.right[figure] / tally.of[figure]
    assert reached >= FLOOR_OF_ONE_DOCUMENT_PERCENT, f"\n{tally.table()}"

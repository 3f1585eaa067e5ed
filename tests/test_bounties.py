"""Floors on a real article read by hand, which lies beside the repository and not in it."""

from datetime import date
from pathlib import Path

import pytest
from bench.claims import tally_of
from bench.gold_claims import GoldPair
from bench.matching import Tally

CASE = Path(__file__).resolve().parents[2] / "shared" / "cases" / "bounties"

pytestmark = pytest.mark.skipif(
    not CASE.is_dir(), reason="the article is not here: shared/cases/bounties beside the repository"
)


@pytest.fixture(scope="module")
def tally() -> Tally:
    pair = GoldPair(
        gold=CASE / "gold.jsonl", document=CASE / "article.txt", published=date(2021, 8, 30)
    )
    return tally_of(pair)


def test_the_gold_is_whole(tally: Tally) -> None:
    sizes = ("matched", "interval_found", "forecast_found", "conclusion_found")
    assert [tally.of[name] for name in sizes] == [35, 5, 6, 11]


@pytest.mark.parametrize(
    ("figure", "least"),
    [
        ("matched", 35),
        ("interval_found", 5),
        ("forecast_found", 6),
        ("conclusion_found", 8),
        ("source_kind_and_name", 34),
    ],
)
def test_enough_is_found(tally: Tally, figure: str, least: int) -> None:
    assert tally.right[figure] >= least, f"\n{tally.table()}"


@pytest.mark.xfail(
    strict=True, reason="“used as an argument … proving that”: “prove” is a word of saying"
)
def test_sources_of_what_is_found(tally: Tally) -> None:
    right, of = tally.right["source_kind_and_name"], tally.of["source_kind_and_name"]
    assert right == of, f"\n{tally.table()}"

"""A real article, read by hand: rules that are on by default find what it was chosen for."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sayso import pipeline
from sayso.checks.check import check_reading, reading_codes
from sayso.checks.key_judgements import find_key_judgements
from sayso.readers.load import load
from sayso.records import Reading

ARTICLE = Path(__file__).parents[3] / "shared/cases/bounties/article.txt"

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason=f"{ARTICLE} is not there")


@pytest.fixture(scope="module")
def reading() -> Reading:
    document = replace(load(str(ARTICLE)), published=date(2021, 8, 30))
    return pipeline.read(document)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("S102", "Some analysts"),
        ("S103", "is seen as acceptable"),
        ("S103", "is seen as the main"),
        ("S103", "is reported to"),
        ("C201", "could be seen as"),
        ("C206", "every opportunity"),
        ("R302", "the main beneficiary"),
        ("R303", "could only be obtained"),
        ("F401", "in the short term"),
        ("F404", "If the effort succeeds"),
    ],
)
def test_a_fault_is_found_at_its_words(reading: Reading, code: str, words: str) -> None:
    start = reading.document.text.index(words)
    found = [each for each in check_reading(reading, codes=reading_codes()) if each.code == code]

    assert any(each.start < start + len(words) and start < each.end for each in found)


def test_the_caption_disagrees_with_the_text(reading: Reading) -> None:
    (found,) = (
        each for each in check_reading(reading, codes=reading_codes()) if each.code == "N501"
    )

    assert reading.document.text[found.start : found.end] == "December 2017"
    assert [each.text for each in found.related] == ["2018"]


def test_every_key_judgement_says_why(reading: Reading) -> None:
    chosen = find_key_judgements(reading)

    assert [each.rank for each in chosen] == list(range(1, len(chosen) + 1))
    assert all(each.reason.startswith("it ") for each in chosen)
    by_id = {claim.id: claim.text for claim in reading.claims}
    assert any("in the interests of both the Taliban" in by_id[each.claim] for each in chosen[:3])

"""File → ledger → file is the same ledger, in every format that holds it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.ledgers.ledgers import ledgers

from sayso.errors import LedgerError
from sayso.ledgers.csv_rows import write_ledger_csv
from sayso.ledgers.ledger_csv import read_ledger_csv
from sayso.ledgers.ledger_file import read_ledger
from sayso.ledgers.ledger_toml import write_ledger
from sayso.ledgers.loading import load_ledger, unite
from sayso.records.codec import decode_ledger, encode_ledger
from sayso.records.ledger import Ledger

quick = settings(max_examples=40)
EXAMPLE = Path(__file__).parents[2] / "examples" / "forecasts.toml"


@quick
@given(ledgers())
def test_toml_holds_a_ledger_whole(ledger: Ledger) -> None:
    assert read_ledger(write_ledger(ledger)) == (ledger, ())


@quick
@given(ledgers())
def test_json_holds_a_ledger_whole(ledger: Ledger) -> None:
    assert decode_ledger(encode_ledger(ledger)) == ledger


@quick
@given(ledgers(whole=False))
def test_csv_holds_questions_forecasts_and_outcomes(ledger: Ledger) -> None:
    text, lost = write_ledger_csv(ledger)
    read, mistakes = read_ledger_csv(text)
    assert mistakes == ()
    assert read is not None
    assert (set(read.questions), read.forecasts) == (set(ledger.questions), ledger.forecasts)
    assert read.settled == ledger.settled
    assert lost == ()


def test_csv_of_a_spreadsheet_reads_the_same(tmp_path: Path) -> None:
    """A byte-order mark, carriage returns and semicolons change nothing."""
    rows = "question,source,made,probability,last_day\nlock,Ana,2026-01-02,70%,2026-06-30\n"
    plain, awkward = tmp_path / "plain.csv", tmp_path / "awkward.csv"
    plain.write_text(rows, encoding="utf-8")
    awkward.write_bytes(
        b"\xef\xbb\xbf" + rows.replace(",", ";").replace("\n", "\r\n").encode("utf-8")
    )
    assert load_ledger(plain) == load_ledger(awkward)
    (forecast,) = load_ledger(plain).forecasts
    assert (forecast.probability and forecast.probability.low) == 0.7


def test_what_csv_does_not_hold_is_told() -> None:
    ledger = load_ledger(EXAMPLE)
    _, lost = write_ledger_csv(ledger)
    assert lost == ("3 tables of sources are not in CSV; TOML and JSON hold them",)


def test_a_ledger_joined_with_itself_is_the_same() -> None:
    ledger = load_ledger(EXAMPLE)
    assert unite([("a", ledger), ("b", ledger)]) == ledger


def test_ledgers_that_mean_other_things_by_one_id_are_not_joined(tmp_path: Path) -> None:
    one, other = tmp_path / "a.toml", tmp_path / "b.toml"
    one.write_text('[[question]]\nid = "lock"\nasks = "It opens"\n', encoding="utf-8")
    other.write_text('[[question]]\nid = "lock"\nasks = "It closes"\n', encoding="utf-8")
    with pytest.raises(LedgerError, match=r"^b: question 'lock' is another one in a; give one"):
        unite([("a", load_ledger(one)), ("b", load_ledger(other))])
    scaled = tmp_path / "c.toml"
    scaled.write_text('scale = "survey"\n', encoding="utf-8")
    with pytest.raises(LedgerError, match=r"by different scales: icd203 \(a\) and survey \(c\)"):
        unite([("a", load_ledger(one)), ("c", load_ledger(scaled))])

"""CSV holds every cell, is read back as what was written, and makes no spreadsheet reckon."""

import csv
from io import StringIO

import duckdb
import pandas
import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exporters.records_of import records_of
from tests.exporters.tables_of import IDS, TABLES
from tests.sample import CLAIMS, reading

from sayso.exporters.tables.columns import Table, columns
from sayso.exporters.tables.csv import CsvExporter, ReadingCsv, csv_line, read_rows
from sayso.exporters.tables.reading import CLAIMS as CLAIM_TABLE
from sayso.forms.cells import as_written, harmless
from sayso.records.manner import Manner

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
CELLS = st.one_of(
    WORDS, st.sampled_from(["=1+1", "'=x", "-3", "\tx", "\r", "+", "@sum", " =1", "＝1"])
)


def exporter_of(record: str) -> CsvExporter:
    exporter = CsvExporter()
    exporter.record = record  # type: ignore[misc]
    return exporter


@pytest.mark.parametrize("acting", [False, True])
@pytest.mark.parametrize(("record", "table"), TABLES, ids=IDS)
def test_every_table_is_read_back_as_it_was(record: str, table: Table, acting: bool) -> None:
    records, manner = records_of(record, acting=acting)
    wanted = Manner(table=table.name, readings=manner.readings, case=manner.case)
    text = "".join(exporter_of(record).export(records, wanted))
    rows = [row for one in records for row in table.cells(one, wanted)]
    assert read_rows(text, table.columns) == rows
    assert all(len(row) == len(table.columns) for row in rows)


@given(CELLS)
def test_no_cell_is_reckoned_and_none_is_changed(words: str) -> None:
    cell = harmless(words)
    assert as_written(cell) == words
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


@given(st.lists(st.tuples(CELLS, st.lists(CELLS.filter(bool), max_size=3).map(tuple)), max_size=4))
def test_any_words_are_read_back(rows: list[tuple[str, tuple[str, ...]]]) -> None:
    table = Table(name="t", columns=columns("words parts:list"), rows=lambda record, _: record)
    kept = list(table.cells(rows, Manner()))
    lines = [csv_line(column.name for column in table.columns)]
    lines += [csv_line(row) for row in kept]
    assert read_rows("".join(lines), table.columns) == kept


def test_a_claim_stands_with_who_says_it_and_how_surely() -> None:
    rows = list(csv.DictReader(StringIO("".join(ReadingCsv().export([reading()])))))
    assert [row["text"] for row in rows] == [claim.text for claim in CLAIMS]
    cranes = next(row for row in rows if row["text"] == "any crane was unsafe")
    assert (cranes["stance"], cranes["source_kind"]) == ("denies", "unnamed")
    lapse = next(row for row in rows if "lapse" in row["text"])
    assert (lapse["source"], lapse["certainty"], lapse["low"], lapse["high"]) == (
        "Mara Velin", "likely", "0.55", "0.8",
    )  # fmt: skip
    assert all(row["chain"] and row["stance"] for row in rows)


def test_pandas_polars_and_duckdb_read_the_claims(tmp_path: object) -> None:
    text = "".join(ReadingCsv().export([reading()]))
    told = [(claim.id, claim.text) for claim in CLAIMS]
    frame = pandas.read_csv(StringIO(text))
    assert list(zip(frame["claim"], frame["text"], strict=True)) == told
    table = polars.read_csv(StringIO(text))
    assert list(zip(table["claim"], table["text"], strict=True)) == told
    found = duckdb.read_csv(StringIO(text)).project("claim, text").fetchall()
    assert found == told
    assert list(frame.columns) == [column.name for column in CLAIM_TABLE.columns]

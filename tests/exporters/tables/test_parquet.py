"""Parquet and Arrow hold every cell as it is: for pandas, polars and DuckDB too."""

import sys
from io import BytesIO
from pathlib import Path

import duckdb
import polars
import pyarrow.parquet
import pytest
from tests.exporters.records_of import records_of
from tests.exporters.tables_of import IDS, TABLES
from tests.sample import CLAIMS, reading

import sayso
from sayso.errors import ConfigError
from sayso.exporters.tables.columns import Row, Table
from sayso.exporters.tables.tables import tables_of
from sayso.pipeline.exporting import choose_form
from sayso.records.manner import Manner


def bytes_of(record: str, table: Table) -> tuple[bytes, list[Row]]:
    records, manner = records_of(record)
    wanted = Manner(table=table.name, readings=manner.readings, case=manner.case)
    pieces = choose_form(record, "parquet").pieces(records, wanted)
    rows = [row for one in records for row in table.cells(one, wanted)]
    return b"".join(piece for piece in pieces if isinstance(piece, bytes)), rows


def as_rows(table: pyarrow.Table) -> list[Row]:
    columns = [column.to_pylist() for column in table.columns]
    return [
        tuple(tuple(cell) if isinstance(cell, list) else cell for cell in row)
        for row in zip(*columns, strict=True)
    ]


@pytest.mark.parametrize(("record", "table"), TABLES, ids=IDS)
def test_every_table_is_read_back_as_it_was(record: str, table: Table) -> None:
    data, rows = bytes_of(record, table)
    assert as_rows(pyarrow.parquet.read_table(BytesIO(data))) == rows


def test_polars_and_duckdb_read_the_claims_as_they_are(tmp_path: Path) -> None:
    data, rows = bytes_of("reading", tables_of("reading")[0])
    path = tmp_path / "claims.parquet"
    path.write_bytes(data)
    frame = polars.read_parquet(path)
    found = [
        tuple(tuple(cell) if isinstance(cell, list) else cell for cell in row)
        for row in frame.rows()
    ]
    assert found == rows
    asked = duckdb.execute(f"select claim, text, low, published from '{path}'").fetchall()  # noqa: S608
    assert asked == [(row[0], row[7], row[15], row[4]) for row in rows]


def test_a_frame_of_a_record_is_what_pandas_takes() -> None:
    frame = sayso.to_frame(reading())
    assert frame.column("text").to_pylist() == [claim.text for claim in CLAIMS]
    assert reading().to_frame().equals(frame)
    assert records_of("findings")[0][0].to_frame("key_judgements").num_columns > 10
    pandas = sayso.to_frame([reading()], "sources").to_pandas()
    assert "Mara Velin" in set(pandas["source"])
    assert polars.from_arrow(frame).shape == (len(CLAIMS), len(frame.schema))
    with pytest.raises(ConfigError, match="no table of readings is called 'sauces'; known: claims"):
        sayso.to_frame(reading(), "sauces")


def test_without_pyarrow_the_line_that_installs_it_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigError, match=r"pip install 'sayso\[tables\]'"):
        sayso.to_frame(reading())

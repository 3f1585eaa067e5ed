"""A workbook holds every cell, reckons none, and leads from a claim to its document."""

import csv
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.exporters.records_of import records_of
from tests.exporters.tables_of import TABLED
from tests.sample import reading

import sayso
from sayso.errors import ConfigError
from sayso.exporters.tables.tables import tables_of
from sayso.pipeline.exporting import choose_form


def book_of(record: str, *, acting: bool = False) -> Any:
    records, manner = records_of(record, acting=acting)
    (data,) = choose_form(record, "xlsx").pieces(records, manner)
    assert isinstance(data, bytes)
    return openpyxl.load_workbook(BytesIO(data))


def expected(cell: object) -> object:
    """What a sheet holds of a cell: a list in one cell, a day as a moment, 16 digits."""
    if isinstance(cell, float):
        return pytest.approx(cell, rel=1e-15)
    if isinstance(cell, tuple):
        return "; ".join(cell)
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)
    return cell


@pytest.mark.parametrize("record", TABLED)
def test_every_table_is_a_sheet_with_every_cell(record: str) -> None:
    book = book_of(record)
    records, manner = records_of(record)
    assert book.sheetnames == [table.name for table in tables_of(record)]
    for table in tables_of(record):
        sheet = book[table.name]
        head, *rows = sheet.iter_rows(values_only=True)
        assert head == tuple(column.name for column in table.columns)
        wanted = [row for one in records for row in table.cells(one, manner)]
        assert rows == [tuple(map(expected, row)) for row in wanted], table.name
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref is not None


def test_no_cell_is_a_formula() -> None:
    document = replace(reading().document, title="=1+1", publisher="@sum", authors=("+1", "-2"))
    (data,) = choose_form("reading", "xlsx").pieces([replace(reading(), document=document)])
    assert isinstance(data, bytes)
    book = openpyxl.load_workbook(BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=") for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith("="))


def test_a_claim_leads_to_its_source_and_to_its_document() -> None:
    book = book_of("reading")
    head = [cell.value for cell in book["claims"][1]]
    links = {name: book["claims"].cell(2, head.index(name) + 1) for name in ("source", "document")}
    for name, cell in links.items():
        sheet, _, place = cell.hyperlink.location.partition("!")
        row = book[sheet.strip("'")][place].row
        assert cell.value in [each.value for each in book[sheet.strip("'")][row]], name


@pytest.mark.skipif(shutil.which("soffice") is None, reason="there is no LibreOffice")
def test_libreoffice_opens_it_and_finds_the_claims(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    sayso.export(reading(), "xlsx", path)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",  # noqa: S607
         "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", tmp_path, path],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with (tmp_path / "book.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["text"] for row in rows] == [claim.text for claim in reading().claims]
    assert [row["stance"] for row in rows] == [
        claim.attributions[-1].stance for claim in reading().claims
    ]


def test_without_the_library_the_line_that_installs_it_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ConfigError, match=r"pip install 'sayso\[tables\]'"):
        sayso.export(reading(), "xlsx")

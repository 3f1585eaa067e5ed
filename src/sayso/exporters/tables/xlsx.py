"""Tables as the sheets of one workbook, linked: from a claim to its source and its document."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any, ClassVar

from sayso.errors import ConfigError, not_installed
from sayso.exporters.tables.columns import Column, Row, Table
from sayso.exporters.tables.tables import tables_of
from sayso.forms.cells import harmless
from sayso.records.manner import PLAIN, Manner

_MOST_LETTERS = 32_767
"""A cell holds no more; what is longer is cut, and ends in an ellipsis."""
_MOST_ROWS = 1_048_575
_WIDEST = 60
_LINE = 15
"""Points of a row for each line in it; programs do not reckon heights when they open a file."""
_MOST_LINES = 12
_WIDTHS = {"integer": 9, "number": 9, "yes-no": 8, "day": 12, "moment": 18}
_WIDE = frozenset(("text", "message", "remedy", "chain", "words", "asks", "why", "told", "reason",
                   "conclusion_text", "premise_text", "item_text"))  # fmt: skip
_LEADS = {"conclusion": "claim", "premise": "claim", "lacks": "claim", "had": "claim",
          "follows": "claim", "item": "id"}  # fmt: skip
"""Columns that name a thing by another word than the sheet that has its row."""
_SHEETS_OF = {
    "claim": ("claims", "tellings"), "document": ("documents",), "group": ("groups",),
    "question": ("questions", "due"), "source": ("sources",), "id": ("evidence",),
}  # fmt: skip
"""The sheets that may have the row of a thing."""


class _XlsxExporter:
    """Writes every table of one type of record as a sheet."""

    record: ClassVar[str]
    extensions: ClassVar[tuple[str, ...]] = (".xlsx",)
    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    binary: ClassVar[bool] = True
    needs: ClassVar[tuple[str, str]] = ("xlsxwriter", "tables")

    def export(self, records: Iterable[Any], manner: Manner = PLAIN) -> Iterator[bytes]:
        """The workbook, when the last record is known.

        Raises:
            ConfigError: XlsxWriter is missing, or a table has more rows than a sheet.
        """
        tables = tables_of(self.record)
        rows: dict[str, list[Row]] = {table.name: [] for table in tables}
        for record in records:
            for table in tables:
                rows[table.name] += table.cells(record, manner)
        yield _Workbook(tables, rows).written()


class ReadingXlsx(_XlsxExporter):
    """Readings."""

    record: ClassVar[str] = "reading"


class FindingsXlsx(_XlsxExporter):
    """Findings."""

    record: ClassVar[str] = "findings"


class DossierXlsx(_XlsxExporter):
    """Dossiers."""

    record: ClassVar[str] = "dossier"


class JudgementXlsx(_XlsxExporter):
    """Judgements."""

    record: ClassVar[str] = "judgement"


class ScorecardXlsx(_XlsxExporter):
    """Scorecards."""

    record: ClassVar[str] = "scorecard"


class LedgerXlsx(_XlsxExporter):
    """Ledgers."""

    record: ClassVar[str] = "ledger"


class _Workbook:
    """A workbook in the making. No cell of it is a formula, whatever it begins with."""

    def __init__(self, tables: tuple[Table, ...], rows: dict[str, list[Row]]) -> None:
        try:
            from xlsxwriter import Workbook
        except ImportError as error:
            raise not_installed("XLSX needs XlsxWriter", extra="tables") from error
        self._file = BytesIO()
        self._book: Any = Workbook(self._file, {"in_memory": True})
        # The same workbook for the same record, whenever it is written.
        self._book.set_properties({"created": datetime(2000, 1, 1), "author": "Sayso"})
        self._tables, self._rows = tables, rows
        formats: dict[str, dict[str, Any]] = {
            "head": {"bold": True, "bottom": 1, "valign": "top", "bg_color": "#eef1f5"},
            "plain": {"valign": "top"},
            "quoted": {"valign": "top", "quote_prefix": True},
            "plain wide": {"valign": "top", "text_wrap": True},
            "quoted wide": {"valign": "top", "text_wrap": True, "quote_prefix": True},
            "day": {"valign": "top", "num_format": "yyyy-mm-dd"},
            "moment": {"valign": "top", "num_format": "yyyy-mm-dd hh:mm"},
            "link": {"valign": "top", "font_color": "#1a4f9c", "underline": 1},
        }
        self._formats = {name: self._book.add_format(look) for name, look in formats.items()}
        self._places = {
            (table.name, row[_key(table)]): number
            for table in reversed(tables)
            for number, row in reversed(list(enumerate(rows[table.name], start=2)))
            if row
        }

    def written(self) -> bytes:
        """The bytes of the whole."""
        for table in self._tables:
            self._sheet(table, self._rows[table.name])
        self._book.close()
        return self._file.getvalue()

    def _sheet(self, table: Table, rows: list[Row]) -> None:
        if len(rows) > _MOST_ROWS:
            raise ConfigError(
                f"a sheet holds {_MOST_ROWS:,} rows, and {table.name} has {len(rows):,}",
                remedy="use parquet or csv",
            )
        sheet = self._book.add_worksheet(table.name)
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, _width(column))
            sheet.write_string(0, at, column.name, self._formats["head"])
        for number, row in enumerate(rows, start=1):
            lines = 1
            for at, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                if cell is None:
                    continue
                wide = _width(column) == _WIDEST
                if wide:
                    lines = max(lines, _lines(str(cell)))
                self._cell(sheet, (number, at), cell, self._home(table, column, cell), wide=wide)
            sheet.set_row(number, _LINE * min(lines, _MOST_LINES))
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(rows)), len(table.columns) - 1)

    def _home(self, table: Table, column: Column, cell: Any) -> str | None:
        """Where the thing that a cell names has its row, if elsewhere."""
        name = _LEADS.get(column.name, column.name)
        for sheet in _SHEETS_OF.get(name, ()):
            row = self._places.get((sheet, cell)) if not isinstance(cell, tuple) else None
            if row is not None and (sheet != table.name or name != column.name):
                return f"internal:'{sheet}'!A{row}"
        return None

    def _cell(
        self, sheet: Any, at: tuple[int, int], cell: Any, home: str | None, *, wide: bool
    ) -> None:
        if isinstance(cell, bool):
            sheet.write_boolean(*at, cell, self._formats["plain"])
        elif isinstance(cell, (int, float)):
            sheet.write_number(*at, cell, self._formats["plain"])
        elif isinstance(cell, datetime):
            sheet.write_datetime(*at, cell.replace(tzinfo=None), self._formats["moment"])
        elif isinstance(cell, date):
            sheet.write_datetime(*at, cell, self._formats["day"])
        else:
            words = "; ".join(cell) if isinstance(cell, tuple) else str(cell)
            if len(words) > _MOST_LETTERS:
                words = words[: _MOST_LETTERS - 1] + "…"
            if home is not None:
                sheet.write_url(*at, home, self._formats["link"], words[:255])
            else:
                look = "plain" if harmless(words) == words else "quoted"
                sheet.write_string(*at, words, self._formats[f"{look} wide" if wide else look])


def _key(table: Table) -> int:
    """The column that names what a row is about."""
    names = [column.name for column in table.columns]
    chief = {"sources": "source", "documents": "document", "tellings": "claim"}.get(table.name)
    return names.index(chief) if chief in names else 0


def _lines(words: str) -> int:
    """How many lines words take in a wide column, or a few more."""
    return sum(1 + len(line) // (_WIDEST - 4) for line in words.split("\n"))


def _width(column: Column) -> int:
    if column.name in _WIDE or column.name.endswith("_text"):
        return _WIDEST
    return _WIDTHS.get(column.kind, 20 if column.kind == "list" else 18)

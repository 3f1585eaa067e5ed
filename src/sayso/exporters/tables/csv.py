"""Tables as CSV: a row a line, and no cell that a spreadsheet would reckon."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import StringIO
from typing import Any, ClassVar

from sayso.exporters.tables.columns import Column, ColumnKind, Row
from sayso.exporters.tables.tables import table_of, tables_of
from sayso.forms.cells import as_written, harmless
from sayso.records.manner import PLAIN, Manner

_PART = re.compile(r"((?:[^\\;]|\\.)+)(?:; |\Z)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class CsvExporter:
    """Writes the tables of one type of record."""

    record: ClassVar[str]
    extensions: ClassVar[tuple[str, ...]] = (".csv",)
    media_type: ClassVar[str] = "text/csv"
    binary: ClassVar[bool] = False

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables, the chief one first."""
        return tuple(table.name for table in tables_of(self.record))

    def export(self, records: Iterable[Any], manner: Manner = PLAIN) -> Iterator[str]:
        """The head, then the rows of one table, as soon as each record is known."""
        table = table_of(self.record, manner.table)
        yield csv_line(column.name for column in table.columns)
        for record in records:
            for row in table.cells(record, manner):
                yield csv_line(row)

    def export_tables(
        self, records: Iterable[Any], manner: Manner = PLAIN
    ) -> Iterator[tuple[str, str]]:
        """The head and the rows of every table."""
        tables = tables_of(self.record)
        for table in tables:
            yield table.name, csv_line(column.name for column in table.columns)
        for record in records:
            for table in tables:
                for row in table.cells(record, manner):
                    yield table.name, csv_line(row)


class ReadingCsv(CsvExporter):
    """Readings."""

    record: ClassVar[str] = "reading"


class FindingsCsv(CsvExporter):
    """Findings."""

    record: ClassVar[str] = "findings"


class DossierCsv(CsvExporter):
    """Dossiers."""

    record: ClassVar[str] = "dossier"


class JudgementCsv(CsvExporter):
    """Judgements."""

    record: ClassVar[str] = "judgement"


class ScorecardCsv(CsvExporter):
    """Scorecards."""

    record: ClassVar[str] = "scorecard"


def csv_line(cells: Iterable[object]) -> str:
    """A row as a line, with its end; no cell acts in a spreadsheet."""
    # The module quotes what holds a character of the line's end: a carriage return too.
    buffer = StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerow(map(_cell, cells))
    return buffer.getvalue().removesuffix("\r\n") + "\n"


def read_rows(text: str, columns: tuple[Column, ...]) -> list[Row]:
    """The rows that ``export`` wrote under these columns, every cell as it was.

    Raises:
        ValueError: the head has other columns, or a cell is not of its column's kind.
    """
    head, *lines = csv.reader(StringIO(text, newline=""))
    if head != [column.name for column in columns]:
        raise ValueError(f"the columns are others: {', '.join(head)}")
    return [
        tuple(_value(cell, column.kind) for cell, column in zip(line, columns, strict=True))
        for line in lines
    ]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | list):
        return harmless("; ".join(_part(each) for each in value))
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else repr(value)


def _part(value: str) -> str:
    return value.replace("\\", "\\\\").replace(";", "\\;")


def _value(cell: str, kind: ColumnKind) -> object:
    if not cell:
        return None
    match kind:
        case "integer":
            return int(cell)
        case "number":
            return float(cell)
        case "yes-no":
            return cell == "true"
        case "day":
            return date.fromisoformat(cell)
        case "moment":
            return datetime.fromisoformat(cell)
        case "list":
            return tuple(_parts(as_written(cell)))
    return as_written(cell)


def _parts(cell: str) -> Iterator[str]:
    return (_ESCAPED.sub(r"\1", part) for part in _PART.findall(cell))

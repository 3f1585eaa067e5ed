"""Tables as Arrow's, and as Parquet files: what data frames and DuckDB take as they are."""

from collections.abc import Iterable, Iterator
from io import RawIOBase
from typing import TYPE_CHECKING, Any, ClassVar

from sayso.errors import not_installed
from sayso.exporters.tables.columns import Row, Table
from sayso.exporters.tables.tables import table_of, tables_of
from sayso.records.manner import PLAIN, Manner

if TYPE_CHECKING:
    import pyarrow

_ROWS_AT_ONCE = 20_000


def arrow_table(record: str, records: Iterable[Any], manner: Manner = PLAIN) -> "pyarrow.Table":
    """One table of records as an Arrow table, which pandas, polars and DuckDB take.

    Raises:
        ConfigError: pyarrow is missing.
    """
    table = table_of(record, manner.table)
    rows = [row for one in records for row in table.cells(one, manner)]
    return _arrow(table, rows)


class _ParquetExporter:
    """Writes the tables of one type of record."""

    record: ClassVar[str]
    extensions: ClassVar[tuple[str, ...]] = (".parquet",)
    media_type: ClassVar[str] = "application/vnd.apache.parquet"
    binary: ClassVar[bool] = True
    needs: ClassVar[tuple[str, str]] = ("pyarrow", "tables")

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables, the chief one first."""
        return tuple(table.name for table in tables_of(self.record))

    def export(self, records: Iterable[Any], manner: Manner = PLAIN) -> Iterator[bytes]:
        """One table as a Parquet file, some thousands of rows at a time."""
        table = table_of(self.record, manner.table)
        writer = _Writer(table)
        for record in records:
            yield from writer.take(table.cells(record, manner))
        yield from writer.close()

    def export_tables(
        self, records: Iterable[Any], manner: Manner = PLAIN
    ) -> Iterator[tuple[str, bytes]]:
        """Every table, each as a Parquet file."""
        tables = tables_of(self.record)
        writers = [_Writer(table) for table in tables]
        for record in records:
            for table, writer in zip(tables, writers, strict=True):
                for piece in writer.take(table.cells(record, manner)):
                    yield table.name, piece
        for table, writer in zip(tables, writers, strict=True):
            for piece in writer.close():
                yield table.name, piece


class ReadingParquet(_ParquetExporter):
    """Readings."""

    record: ClassVar[str] = "reading"


class FindingsParquet(_ParquetExporter):
    """Findings."""

    record: ClassVar[str] = "findings"


class DossierParquet(_ParquetExporter):
    """Dossiers."""

    record: ClassVar[str] = "dossier"


class JudgementParquet(_ParquetExporter):
    """Judgements."""

    record: ClassVar[str] = "judgement"


class ScorecardParquet(_ParquetExporter):
    """Scorecards."""

    record: ClassVar[str] = "scorecard"


class LedgerParquet(_ParquetExporter):
    """Ledgers."""

    record: ClassVar[str] = "ledger"


class _Drain(RawIOBase):
    """A file that hands on what was written to it."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self._pieces.append(piece)
        self._at += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._at

    def drained(self) -> Iterator[bytes]:
        """What was written since it was last asked."""
        pieces, self._pieces = self._pieces, []
        yield from pieces


class _Writer:
    """A Parquet file in the making."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._rows: list[Row] = []
        self._drain = _Drain()
        _import_pyarrow()
        from pyarrow.parquet import ParquetWriter

        self._writer: Any = ParquetWriter(self._drain, _schema(table))

    def take(self, rows: Iterable[Row]) -> Iterator[bytes]:
        """Add rows; gives what of the file is whole by then."""
        self._rows += rows
        if len(self._rows) >= _ROWS_AT_ONCE:
            yield from self._flush()

    def close(self) -> Iterator[bytes]:
        """The rest of the file."""
        yield from self._flush()
        self._writer.close()
        yield from self._drain.drained()

    def _flush(self) -> Iterator[bytes]:
        if self._rows:
            self._writer.write_table(_arrow(self._table, self._rows))
            self._rows = []
        yield from self._drain.drained()


def _arrow(table: Table, rows: list[Row]) -> "pyarrow.Table":
    arrow = _import_pyarrow()
    cells = zip(*rows, strict=True) if rows else ((),) * len(table.columns)
    arrays = [
        arrow.array(list(column), type=field.type)
        for column, field in zip(cells, _schema(table), strict=True)
    ]
    return arrow.Table.from_arrays(arrays, schema=_schema(table))


def _schema(table: Table) -> Any:
    arrow = _import_pyarrow()
    kinds = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "yes-no": arrow.bool_(),
        "day": arrow.date32(),
        "moment": arrow.timestamp("us", tz="UTC"),
        "list": arrow.list_(arrow.string()),
    }
    return arrow.schema([(column.name, kinds[column.kind]) for column in table.columns])


def _import_pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise not_installed("Parquet and data frames need pyarrow", extra="tables") from error
    return pyarrow

"""Columns, and tables of them: what every format of tables writes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sayso.records.manner import Manner

ColumnKind = Literal["text", "integer", "number", "yes-no", "day", "moment", "list"]
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name and what its cells hold, or None where there is nothing."""

    name: str
    kind: ColumnKind = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of a type of record, and what gives its rows: of one record, in that manner."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Any, Manner], Iterable[Row]]

    def cells(self, record: Any, manner: Manner) -> Iterator[Row]:
        """The rows of a record; no text is empty, nor a list: there is None instead."""
        for row in self.rows(record, manner):
            yield tuple(map(_filled, row))


def columns(*described: str) -> tuple[Column, ...]:
    """Columns by their names, each text unless a kind follows: "document start:integer"."""
    kinds: dict[str, ColumnKind] = {
        "": "text", "text": "text", "integer": "integer", "number": "number", "yes-no": "yes-no",
        "day": "day", "moment": "moment", "list": "list",
    }  # fmt: skip
    parts = (each.partition(":") for line in described for each in line.split())
    return tuple(Column(name=name, kind=kinds[kind]) for name, _, kind in parts)


def attributes(record: object, names: Iterable[Column]) -> Row:
    """The values of a record's attributes that are called as the columns."""
    return tuple(getattr(record, column.name) for column in names)


def _filled(cell: Any) -> Any:
    if isinstance(cell, tuple):
        cell = tuple(filter(None, cell))
    return None if cell in ("", ()) else cell

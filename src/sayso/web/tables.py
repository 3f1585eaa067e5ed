"""Tables to take along: every row that a list's filters leave, as CSV or JSON."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Any, Literal, TypeVar

import msgspec
from fastapi.responses import Response, StreamingResponse

from sayso.exporters.tables.csv import csv_line
from sayso.records.shelf import ClaimQuery, DocumentQuery, Page
from sayso.web.queries import Asked

Form = Literal["csv", "json"]
Row = TypeVar("Row")
Query = TypeVar("Query", ClaimQuery, DocumentQuery)
Columns = Mapping[str, Callable[[Any], object]]
"""The name of each column, with what gives its cell of a row."""
_FORMS: tuple[Form, ...] = ("csv", "json")
_MEDIA: Mapping[Form, str] = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
_AT_ONCE = 500


def form_of(want: Asked) -> Form | None:
    """The form in which an address asks for a list, None for a page."""
    return want.one_or_none("as", _FORMS)


def attributes(*names: str) -> Columns:
    """Columns of a record's attributes."""
    return {name: attrgetter(name) for name in names}


def table_answer(form: Form, rows: Iterable[Row], columns: Columns, *, called: str) -> Response:
    """The rows as a file of that form."""
    written = _csv(rows, columns) if form == "csv" else _json(rows, columns)
    headers = {"content-disposition": f'attachment; filename="{called}.{form}"'}
    return StreamingResponse(written, media_type=_MEDIA[form], headers=headers)


def every_row(listed: Callable[[Query], Page[Row]], query: Query) -> Iterator[Row]:
    """All rows that a query asks for, whatever their number, some at once."""
    offset = 0
    while True:
        found = listed(replace(query, offset=offset, limit=_AT_ONCE))
        yield from found.rows
        offset += len(found.rows)
        if len(found.rows) < _AT_ONCE:
            return


def _csv(rows: Iterable[Row], columns: Columns) -> Iterator[str]:
    yield csv_line(columns)
    for row in rows:
        yield csv_line(of(row) for of in columns.values())


def _json(rows: Iterable[Row], columns: Columns) -> Iterator[bytes]:
    before = b"["
    for row in rows:
        yield before + b"\n" + msgspec.json.encode({name: of(row) for name, of in columns.items()})
        before = b","
    yield b"\n]\n" if before == b"," else b"[]\n"

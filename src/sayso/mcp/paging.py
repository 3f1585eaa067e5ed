"""Paging: so many rows of a result as fit, and a word on what is left."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

MOST_BYTES = 100_000
"""Bytes of JSON of the rows of one page; a single longer row comes alone."""
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Which rows are shown, and what is not.

    ``next`` is the offset of the first row that is not shown, None after the last. ``left_out``
    names the parts of the public format that are empty here; ``whole`` is the resource that has
    all of it, None where none is kept.
    """

    offset: int
    shown: int
    total: int
    next: int | None = None
    left_out: tuple[str, ...] = ()
    whole: str | None = None
    told: str = field(default="")


def page_of(
    rows: Sequence[Row], *, offset: int, limit: int, whole: str | None = None
) -> tuple[Sequence[Row], Page]:
    """The rows from an offset that fit in a page, one at least where there are any."""
    size, end = 0, offset
    for row in rows[offset : offset + limit]:
        size += len(msgspec.json.encode(row))
        if size > MOST_BYTES and end > offset:
            break
        end += 1
    chosen = rows[offset:end]
    more = end < len(rows)
    told = f"Rows {offset + 1} to {end} of {len(rows)}." if chosen else f"No row of {len(rows)}."
    if more:
        told += f" {len(rows) - end} more: ask again with offset {end}."
    page = Page(
        offset=offset,
        shown=len(chosen),
        total=len(rows),
        next=end if more else None,
        whole=whole,
        told=told,
    )
    return chosen, page


def page_schema() -> dict[str, Any]:
    """The JSON Schema of a page."""
    _, definitions = msgspec.json.schema_components([Page])
    return dict(definitions["Page"])

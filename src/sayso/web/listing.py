"""Lists of what is linked: sorted as the address asks, a page at a time or as a table."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from fastapi import Request
from fastapi.responses import Response

from sayso.records.shelf import Page
from sayso.web.queries import Asked, asked
from sayso.web.rendering import page
from sayso.web.tables import Columns, form_of, table_answer
from sayso.web.visitors import Desk

ROWS = 100
Row = TypeVar("Row")
Orders = Mapping[str, tuple[str, Callable[[Any], Any]]]
"""What a list can be sorted by: what it is called, and what of a row it is."""


def listing(
    request: Request,
    desk: Desk,
    template: str,
    rows: Sequence[Row],
    columns: Columns,
    **values: Any,
) -> Response:
    """The rows as the page of that template, or as a table where the address asks for one."""
    want = asked(request)
    if form := form_of(want):
        return table_answer(form, rows, columns, called=template.removesuffix(".html"))
    shown = some(rows, want)
    return page(request, template, desk=desk, rows=shown, want=want, size=ROWS, **values)


def some(rows: Sequence[Row], want: Asked) -> Page[Row]:
    """The rows of the page that an address asks for."""
    offset = want.offset()
    return Page(rows=tuple(rows[offset : offset + ROWS]), total=len(rows), offset=offset)


def in_order(rows: Sequence[Row], want: Asked, orders: Orders) -> list[Row]:
    """The rows sorted as an address asks; by the first of the orders where it asks for none."""
    order = want.one_of("order", tuple(orders), next(iter(orders)))
    return sorted(rows, key=orders[order][1], reverse=want.flag("descending"))


def has_words(words: Sequence[str], text: str) -> bool:
    """Whether all words, which are without capitals, stand somewhere in a text."""
    folded = text.casefold()
    return all(word in folded for word in words)


def words_of(want: Asked) -> list[str]:
    """The words that an address searches for, without capitals."""
    return want.text("words").casefold().split()

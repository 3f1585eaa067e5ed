"""The claims of a store as a list: filtered, searched, sorted, a page at a time."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from sayso.records.shelf import ClaimQuery, ClaimRow, Page
from sayso.stores import tables as t
from sayso.stores.database import Database
from sayso.stores.failures import told_as_damage
from sayso.stores.indexing import key, tags_kept
from sayso.stores.words import matching, read_terms, words_match

_COUNTED = 2_000
"""Rows are counted no further: nobody pages so far, and counting them all takes longest."""

_c = t.claims.c
_ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "document": (),
    "published": (_c.published,),
    "source": (_c.source_key,),
    "certainty": (_c.low, _c.high),
    "text": (_c.text_key,),
}


class SqlClaims:
    """A ClaimIndex in an SQL database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self, query: ClaimQuery) -> Page[ClaimRow]:
        """See ``ClaimIndex.list``."""
        with self._database.reading() as connection:
            numbers, total = self._first(connection, query)
            if total > _COUNTED:
                numbers = connection.execute(self._ordered(query)).scalars().all()
            rows = {row.number: row for row in connection.execute(_whole(numbers)) if numbers}
        with told_as_damage("a claim"):
            found = tuple(_row(rows[number]) for number in numbers)
        return Page(
            rows=found,
            total=min(total, _COUNTED),
            more=total > _COUNTED,
            offset=query.offset,
        )

    def names(
        self, case: str, *, of: Literal["source", "actor"], beginning: str = "", limit: int = 50
    ) -> tuple[tuple[str, int], ...]:
        """See ``ClaimIndex.names``."""
        n = t.claim_names.c
        found = (
            select(n.name, n.claims)
            .where(n.case_name == case, n.what == of)
            .order_by(n.claims.desc(), n.name_key)
            .limit(limit)
        )
        if folded := key(beginning):
            found = found.where(n.name_key.startswith(folded, autoescape=True))
        with self._database.reading() as connection:
            return tuple((row[0], row[1]) for row in connection.execute(found))

    def _first(self, connection: Connection, query: ClaimQuery) -> tuple[Sequence[int], int]:
        """The page of a list that is not too long to be counted, and how long the list is.

        Where few claims fit, they are found and then sorted: going through all the claims in
        their order, to look at each whether it fits, takes the longer the fewer there are.
        """
        found = select(_c.number, *_order(query)).where(*self._conditions(query))
        if query.words and not self._database.is_sqlite:
            # PostgreSQL guesses badly how often words stand together, and would take its way by
            # it: so it is not told before it has chosen that not all are wanted.
            found = select(found.cte("found").prefix_with("MATERIALIZED"))
        first = found.limit(_COUNTED + 1).subquery()
        size = select(func.count()).select_from(first)
        if _is_broad(query):
            total = connection.execute(size).scalar_one()
            if total > _COUNTED:
                return [], total
        order = [first.c[one.name] for one in _order(query)]
        page = (
            select(first.c.number, func.count().over())
            .order_by(*_directed(order, query))
            .limit(query.limit)
            .offset(query.offset)
        )
        rows = connection.execute(page).all()
        if not rows and query.offset:
            return [], connection.execute(size).scalar_one()
        return [row[0] for row in rows], rows[0][1] if rows else 0

    def _ordered(self, query: ClaimQuery) -> Select[Any]:
        """The page of a list of many claims, taken off all of them in their order."""
        return (
            select(_c.number)
            .where(*self._conditions(query, in_order=True))
            .order_by(*_directed(_order(query), query))
            .limit(query.limit)
            .offset(query.offset)
        )

    def _conditions(
        self, query: ClaimQuery, *, in_order: bool = False
    ) -> Sequence[ColumnElement[bool]]:
        where = [_c.case_name == query.case, *_exact(query), *_ranges(query)]
        if not query.rejected:
            where.append(_c.rejected.is_(False))
        # SQLite would look up each number in turn; a sum it compares with what an index leads to.
        led_to = in_order or _has_index(query)
        number = _c.number + 0 if led_to and self._database.is_sqlite else _c.number
        if query.actor is not None:
            a = t.claim_actors.c
            named = (a.case_name == query.case, a.actor_key == key(query.actor))
            where.append(number.in_(select(a.claim).where(*named)))
        terms = read_terms(query.words)
        if terms and not self._database.is_sqlite:
            where.append(words_match(terms, t.claims))
        elif any(not term.absent for term in terms):
            where.append(number.in_(matching(terms, t.claims, sqlite=True)))
        else:
            where += [
                number.not_in(matching([term.there()], t.claims, sqlite=True)) for term in terms
            ]
        return where


def _order(query: ClaimQuery) -> tuple[ColumnElement[Any], ...]:
    return (*_ORDERS[query.order], _c.shelf, _c.position)


def _directed(
    order: Iterable[ColumnElement[Any]], query: ClaimQuery
) -> Iterator[ColumnElement[Any]]:
    return (one.desc() if query.descending else one for one in order)


def _is_broad(query: ClaimQuery) -> bool:
    """Whether it asks for all claims of the case, in whatever order."""
    return not (_exact(query) or _ranges(query) or query.actor or query.words)


def _has_index(query: ClaimQuery) -> bool:
    """Whether an index leads to the claims, or to not many more of them."""
    led_by = (query.document, query.source, query.source_kind, query.kind, query.corrected)
    return any(one is not None for one in led_by)


def _exact(query: ClaimQuery) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if query.document is not None:
        shelves = select(t.documents.c.shelf).where(t.documents.c.id == query.document)
        where.append(_c.shelf.in_(shelves))
    if query.source is not None:
        where.append(_c.source_key == key(query.source))
    if query.source_part is not None:
        n = t.claim_names.c
        named = (n.case_name == query.case, n.what == "source")
        part = n.name_key.contains(key(query.source_part), autoescape=True)
        where.append(_c.source_key.in_(select(n.name_key).where(*named, part)))
    if query.tag is not None:
        where.append(_c.tags.contains(tags_kept([query.tag])[1:-1], autoescape=True))
    if query.source_kind is not None:
        where.append(_c.source_kind == query.source_kind)
    if query.kind is not None:
        where.append(_c.kind == query.kind)
    if query.certain is not None:
        where.append(_c.certainty.is_not(None) if query.certain else _c.certainty.is_(None))
    if query.corrected is not None:
        where.append(_c.corrected == query.corrected)
    if query.cited is not None:
        where.append(_c.evidence != "[]" if query.cited else _c.evidence == "[]")
    return where


def _ranges(query: ClaimQuery) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if query.low is not None:
        where.append(_c.high >= query.low)
    if query.high is not None:
        where.append(_c.low <= query.high)
    if query.published_from is not None:
        where.append(_c.published >= query.published_from.isoformat())
    if query.published_until is not None:
        where.append(_c.published <= query.published_until.isoformat())
    if query.about_from is not None:
        where.append(_c.about_until >= query.about_from.isoformat())
    if query.about_until is not None:
        where.append(_c.about_from <= query.about_until.isoformat())
    return where


def _whole(numbers: Sequence[int]) -> Select[Any]:
    d, h = t.documents.c, t.holdings.c
    held = (h.case_name == _c.case_name) & (h.shelf == _c.shelf)
    return (
        select(t.claims, d.id.label("document"), h.name, h.title)
        .join(t.documents, d.shelf == _c.shelf)
        .join(t.holdings, held)
        .where(_c.number.in_(numbers))
    )


def _row(row: Row[*tuple[Any, ...]]) -> ClaimRow:
    return ClaimRow(
        id=row.id,
        document=row.document,
        name=row.name,
        title=row.title,
        published=date.fromisoformat(row.published) if row.published else None,
        start=row.begins,
        end=row.ends,
        text=row.text,
        kind=row.kind,
        source_kind=row.source_kind,
        source=row.source,
        stance=row.stance,
        certainty=row.certainty,
        low=row.low,
        high=row.high,
        corrected=row.corrected,
        rejected=row.rejected,
        evidence=tuple(json.loads(row.evidence)),
        tags=tuple(json.loads(row.tags)),
    )

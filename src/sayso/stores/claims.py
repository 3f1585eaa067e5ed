"""The claims of a store as a list: filtered, searched, sorted, a page at a time."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Row, Select, func, select

from sayso.records.shelf import ClaimQuery, ClaimRow, Page
from sayso.stores import tables as t
from sayso.stores.database import Database
from sayso.stores.indexing import key
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
        where = self._conditions(query)
        order = [*_ORDERS[query.order], _c.shelf, _c.position]
        page = (
            select(t.claims.c.number)
            .where(*where)
            .order_by(*(one.desc() if query.descending else one for one in order))
            .limit(query.limit)
            .offset(query.offset)
        )
        counted = select(func.count()).select_from(
            select(_c.number).where(*where).limit(_COUNTED + 1).subquery()
        )
        with self._database.reading() as connection:
            total = connection.execute(counted).scalar_one()
            numbers = list(connection.execute(page).scalars())
            rows = {row.number: row for row in connection.execute(_whole(numbers)) if numbers}
        return Page(
            rows=tuple(_row(rows[number]) for number in numbers),
            total=min(total, _COUNTED),
            more=total > _COUNTED,
            offset=query.offset,
        )

    def names(
        self, case: str, *, of: Literal["source", "actor"], beginning: str = "", limit: int = 50
    ) -> tuple[tuple[str, int], ...]:
        """See ``ClaimIndex.names``."""
        if of == "source":
            c, name, folded = t.claims.c, t.claims.c.source, t.claims.c.source_key
        else:
            c, name, folded = t.claim_actors.c, t.claim_actors.c.actor, t.claim_actors.c.actor_key
        count = func.count()
        found = (
            select(func.min(name), count)
            .where(
                c.case_name == case,
                folded != "",
                folded.startswith(key(beginning), autoescape=True),
            )
            .group_by(folded)
            .order_by(count.desc(), folded)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return tuple((row[0], int(row[1])) for row in connection.execute(found))

    def _conditions(self, query: ClaimQuery) -> Sequence[ColumnElement[bool]]:
        where = [_c.case_name == query.case, *_exact(query), *_ranges(query)]
        if query.actor is not None:
            a = t.claim_actors.c
            named = (a.case_name == query.case, a.actor_key == key(query.actor))
            where.append(_c.number.in_(select(a.claim).where(*named)))
        terms = read_terms(query.words)
        if terms and not self._database.is_sqlite:
            where.append(words_match(terms, t.claims))
        elif any(not term.absent for term in terms):
            where.append(_c.number.in_(matching(terms, t.claims, sqlite=True)))
        else:
            where += [
                _c.number.not_in(matching([term.there()], t.claims, sqlite=True)) for term in terms
            ]
        return where


def _exact(query: ClaimQuery) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if query.document is not None:
        shelves = select(t.documents.c.shelf).where(t.documents.c.id == query.document)
        where.append(_c.shelf.in_(shelves))
    if query.source is not None:
        where.append(_c.source_key == key(query.source))
    if query.source_kind is not None:
        where.append(_c.source_kind == query.source_kind)
    if query.kind is not None:
        where.append(_c.kind == query.kind)
    if query.certain is not None:
        where.append(_c.certainty.is_not(None) if query.certain else _c.certainty.is_(None))
    if query.corrected is not None:
        where.append(_c.corrected == query.corrected)
    if not query.rejected:
        where.append(_c.rejected.is_(False))
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


def _whole(numbers: list[int]) -> Select[Any]:
    d = t.documents.c
    return (
        select(t.claims, d.id.label("document"), d.title)
        .join(t.documents, d.shelf == _c.shelf)
        .where(_c.number.in_(numbers))
    )


def _row(row: Row[*tuple[Any, ...]]) -> ClaimRow:
    return ClaimRow(
        id=row.id,
        document=row.document,
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
    )

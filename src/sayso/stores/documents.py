"""The documents of a store and their readings: added, never edited, listed and searched."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from sayso.errors import StoreError
from sayso.ports import Clock
from sayso.records.laid import LaidReading
from sayso.records.made_by import own_version
from sayso.records.reading import Reading
from sayso.records.shelf import DocumentQuery, DocumentRow, OriginalFile, Page
from sayso.stores import tables as t
from sayso.stores.cases import check_case
from sayso.stores.database import Database, moment, stamp
from sayso.stores.excerpts import excerpts
from sayso.stores.failures import told_as_damage, told_as_store_errors
from sayso.stores.indexing import key, tags_kept
from sayso.stores.keeping import Keeper, Parcel
from sayso.stores.laying import Until, kept_reading, laid_reading, made_until
from sayso.stores.words import Term, holds_words, read_terms, word_index, words_match

_LOOKED_OVER_AFTER = 200
"""Documents added, or a fifth of all that there are, after which the database counts anew."""
_WORTH_A_LOOK = 20
"""Documents added after which it does when it is closed."""
_ORDERS = {
    "added": t.holdings.c.shelf,
    "published": t.holdings.c.published,
    "title": t.holdings.c.name_key,
    "publisher": t.holdings.c.publisher_key,
    "claims": t.holdings.c.claims,
}


class SqlDocuments:
    """A DocumentShelf in an SQL database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._added = 0  # since it was looked over; threads may miscount, which does no harm

    def add(
        self, reading: Reading, *, case: str, file: OriginalFile | None = None, who: str = ""
    ) -> bool:
        """See ``DocumentShelf.add``."""
        with told_as_store_errors(self._database.name):
            parcel = Parcel(reading, file, who)
        with self._database.writing(repeatable=True) as connection:
            self._database.alone(connection)
            check_case(connection, case)
            shelf = Keeper(connection, case=case, now=stamp(self._clock())).keep(parcel)
        if shelf is None:
            return False
        self._added += 1
        # Counting takes the longer the more there is: not so often, then.
        if self._added >= max(_LOOKED_OVER_AFTER, shelf // 5):
            self._look_over()
        return True

    def look_over(self) -> None:
        """Let the database count what it holds, where enough was added since it did."""
        if self._added >= _WORTH_A_LOOK:
            self._look_over()

    def _look_over(self) -> None:
        self._added = 0
        self._database.look_over()

    def holds(self, sha256: str, *, case: str, engine: str, scale: str) -> str | None:
        """See ``DocumentShelf.holds``."""
        found = (
            select(t.documents.c.id)
            .select_from(t.files)
            .join(
                t.holdings,
                (t.holdings.c.shelf == t.files.c.shelf)
                & (t.holdings.c.case_name == t.files.c.case_name),
            )
            .join(t.documents, t.documents.c.shelf == t.files.c.shelf)
            .join(t.readings, t.readings.c.shelf == t.files.c.shelf)
            .where(
                t.files.c.sha256 == sha256,
                t.files.c.case_name == case,
                t.holdings.c.superseded_by.is_(None),
                t.readings.c.engine == engine,
                t.readings.c.scale == scale,
                t.readings.c.sayso == own_version(),
            )
            .limit(1)
        )
        with self._database.reading() as connection:
            return connection.execute(found).scalar()

    def list(self, query: DocumentQuery) -> Page[DocumentRow]:
        """See ``DocumentShelf.list``."""
        h, d = t.holdings.c, t.documents.c
        terms = read_terms(query.words)
        where = [h.case_name == query.case, h.superseded_by.is_(None), *_narrowed(query)]
        where += [self._in_documents(term) for term in terms]
        held = t.holdings.join(t.documents, d.shelf == h.shelf)
        columns = (
            d.id, d.shelf, h.name, h.title, h.publisher, h.published, d.location, d.characters,
            h.added, h.claims, h.corrected, h.tags,
        )  # fmt: skip
        order = [_ORDERS[query.order], h.shelf]
        ordered = [one.desc().nulls_last() if query.descending else one for one in order]
        if not query.descending:
            ordered[0] = order[0].asc().nulls_last()
        page = (
            select(*columns, func.count().over().label("total"))
            .select_from(held)
            .where(*where)
            .order_by(*ordered)
            .limit(query.limit)
            .offset(query.offset)
        )
        with self._database.reading() as connection:
            rows = connection.execute(page).all()
            total = rows[0].total if rows else 0
            if query.offset and not rows:  # a page after the last
                counted = select(func.count()).select_from(held).where(*where)
                total = connection.execute(counted).scalar_one()
            found = excerpts(connection, [row.shelf for row in rows], terms)
        with told_as_damage("a document"):
            listed = tuple(_row(row, found) for row in rows)
        return Page(rows=listed, total=total, offset=query.offset)

    def reading(self, document: str, *, case: str, until: Until = None) -> LaidReading:
        """See ``DocumentShelf.reading``."""
        with self._database.reading() as connection:
            shelf = current_shelf(connection, document, case=case)
            if shelf is None:
                raise StoreError(f"the case {case!r} holds no document {document}")
            reading = kept_reading(connection, case=case, shelf=shelf)
            among = made_until(connection, until, case=case)
            return laid_reading(connection, reading, case=case, shelf=shelf, among=among)

    def _in_documents(self, term: Term) -> ColumnElement[bool]:
        # Each term anywhere in the document: not all of them in one passage of it.
        p = t.passages.c
        if self._database.is_sqlite:
            index = word_index(t.passages)
            shelves = select(p.shelf).join(index, index.c.rowid == p.number)
            shelves = shelves.where(holds_words([term.there()], t.passages))
        else:
            shelves = select(p.shelf).where(words_match([term.there()], t.passages))
        # The words of a title that somebody gave it stand in no passage.
        named = t.holdings.c.name_key.contains(" ".join(term.words), autoescape=True)
        found = t.holdings.c.shelf.in_(shelves) | named
        return ~found if term.absent else found


def current_shelf(connection: Connection, document: str, *, case: str) -> int | None:
    """Where a case keeps the document of that id, or what took its place."""
    h, d = t.holdings.c, t.documents.c
    found = connection.execute(
        select(h.shelf, h.superseded_by)
        .join(t.documents, d.shelf == h.shelf)
        .where(h.case_name == case, d.id == document)
        .order_by(h.superseded_by.is_not(None), h.shelf.desc())
        .limit(1)
    ).first()
    if found is None:
        return None
    return int(found.shelf if found.superseded_by is None else found.superseded_by)


def _narrowed(query: DocumentQuery) -> list[ColumnElement[bool]]:
    h = t.holdings.c
    where: list[ColumnElement[bool]] = [h.removed.is_(query.removed)]
    if query.published_from is not None:
        where.append(h.published >= query.published_from.isoformat())
    if query.published_until is not None:
        where.append(h.published <= query.published_until.isoformat())
    if query.publisher is not None:
        where.append(h.publisher_key.contains(key(query.publisher), autoescape=True))
    if query.tag is not None:
        where.append(h.tags.contains(tags_kept([query.tag])[1:-1], autoescape=True))
    return where


def _row(row: Row[*tuple[Any, ...]], found: Mapping[int, str]) -> DocumentRow:
    return DocumentRow(
        id=row.id,
        name=row.name,
        title=row.title,
        publisher=row.publisher,
        published=date.fromisoformat(row.published) if row.published else None,
        location=row.location,
        added=moment(row.added),
        characters=row.characters,
        claims=row.claims,
        corrected=row.corrected,
        tags=tuple(json.loads(row.tags)),
        excerpt=found.get(row.shelf, ""),
    )

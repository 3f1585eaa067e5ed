"""The documents of a store and their readings: added, never edited, listed and searched."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.metadata import version
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, text, update

from sayso.errors import StoreError
from sayso.ports import Clock
from sayso.records.document import Document
from sayso.records.laid import LaidReading
from sayso.records.reading import Reading
from sayso.records.shelf import DocumentQuery, DocumentRow, OriginalFile, Page
from sayso.stores import tables as t
from sayso.stores.cases import check_case
from sayso.stores.database import Database, moment, stamp
from sayso.stores.excerpts import excerpts
from sayso.stores.indexing import key, plain, remove_claims, replace_claims
from sayso.stores.laying import (
    Until,
    citations,
    cited_evidence,
    former_ids,
    kept_reading,
    laid_reading,
)
from sayso.stores.passages import passages
from sayso.stores.records import decode_document, digest, split
from sayso.stores.words import Term, fold, holds_words, read_terms, word_index, words_match

_LOOKED_OVER_AFTER = 200
"""Documents added, or a fifth of all that there are, after which the database counts anew."""
_WORTH_A_LOOK = 20
"""Documents added after which it does when it is closed."""
_Rows = list[dict[str, object]]
_ORDERS = {
    "added": t.holdings.c.shelf,
    "published": t.documents.c.published,
    "title": t.documents.c.title_key,
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
        # What takes long is done before anybody is kept from writing.
        document, rest = split(reading)
        now = stamp(self._clock())
        with self._database.writing(repeatable=True) as connection:
            self._database.alone(connection)
            check_case(connection, case)
            shelf = self._keep_document(connection, reading.document, document)
            number, is_new = self._keep_reading(connection, reading, rest, shelf=shelf, now=now)
            held = self._held(connection, case, shelf)
            if file is not None:
                self._keep_file(connection, file, case=case, shelf=shelf, now=now)
            if held is not None and held.reading == number and held.superseded_by is None:
                return False
            if held is not None and not is_new and held.superseded_by is None:
                return False  # an older reading, read again: the newest stays
            superseded = self._supersede(
                connection, reading.document.id, file, case=case, shelf=shelf
            )
            values = {"reading": number, "claims": 0, "corrected": 0, "superseded_by": None}
            where = (t.holdings.c.case_name == case, t.holdings.c.shelf == shelf)
            if held is None:
                added = {"case_name": case, "shelf": shelf, "added": now, "who": plain(who)}
                connection.execute(insert(t.holdings).values(**added, **values))
            else:
                connection.execute(update(t.holdings).where(*where).values(values))
            for old in superseded:
                self._point_to(connection, old, case=case, shelf=shelf)
            claims, corrected = self._index(connection, reading, case=case, shelf=shelf)
            counts = {"claims": claims, "corrected": corrected}
            connection.execute(update(t.holdings).where(*where).values(counts))
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
                t.readings.c.sayso == _sayso(),
            )
            .limit(1)
        )
        with self._database.reading() as connection:
            return connection.execute(found).scalar()

    def list(self, query: DocumentQuery) -> Page[DocumentRow]:
        """See ``DocumentShelf.list``."""
        h, d = t.holdings.c, t.documents.c
        terms = read_terms(query.words)
        where = [h.case_name == query.case, h.superseded_by.is_(None), *_published(query)]
        where += [self._in_documents(term) for term in terms]
        held = t.holdings.join(t.documents, d.shelf == h.shelf)
        columns = (
            d.id, d.shelf, d.title, d.publisher, d.published, d.location, d.characters,
            h.added, h.claims, h.corrected,
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
        return Page(rows=tuple(_row(row, found) for row in rows), total=total, offset=query.offset)

    def reading(self, document: str, *, case: str, until: Until = None) -> LaidReading:
        """See ``DocumentShelf.reading``."""
        with self._database.reading() as connection:
            shelf = current_shelf(connection, document, case=case)
            if shelf is None:
                raise StoreError(f"the case {case!r} holds no document {document}")
            reading = kept_reading(connection, case=case, shelf=shelf)
            return laid_reading(connection, reading, case=case, shelf=shelf, until=until)

    def _in_documents(self, term: Term) -> ColumnElement[bool]:
        # Each term anywhere in the document: not all of them in one passage of it.
        p = t.passages.c
        if self._database.is_sqlite:
            index = word_index(t.passages)
            shelves = select(p.shelf).join(index, index.c.rowid == p.number)
            shelves = shelves.where(holds_words([term.there()], t.passages))
        else:
            shelves = select(p.shelf).where(words_match([term.there()], t.passages))
        found = t.holdings.c.shelf.in_(shelves)
        return ~found if term.absent else found

    def _keep_document(self, connection: Connection, document: Document, record: str) -> int:
        d = t.documents.c
        same_words = select(d.shelf, d.record).where(d.id == document.id)
        for shelf, kept in connection.execute(same_words):
            before = decode_document(kept)
            if replace(document, location=before.location) == before:
                return int(shelf)
        kept = insert(t.documents).values(
            id=document.id,
            title=plain(document.title) if document.title is not None else None,
            title_key=key(document.title or ""),
            publisher=plain(document.publisher) if document.publisher is not None else None,
            published=document.published.isoformat() if document.published else None,
            location=plain(document.location) if document.location is not None else None,
            characters=len(document.text),
            record=record,
            digest=digest(record),
        )
        shelf = int(connection.execute(kept.returning(d.shelf)).scalar_one())
        self._keep_passages(connection, document, shelf)
        return shelf

    def _keep_passages(self, connection: Connection, document: Document, shelf: int) -> None:
        found = [(0, 0, document.title or "")]  # the title is searched as a passage of its own
        found += [(start, end, document.text[start:end]) for start, end in passages(document)]
        rows: _Rows = [{"shelf": shelf, "begins": start, "ends": end} for start, end, _ in found]
        if not self._database.is_sqlite:
            for row, (_, _, words) in zip(rows, found, strict=True):
                row["words"] = fold(words)
            connection.execute(insert(t.passages), rows)
            return
        first = connection.execute(select(func.max(t.passages.c.number))).scalar() or 0
        for number, row in enumerate(rows, first + 1):
            row["number"] = number
        connection.execute(insert(t.passages), rows)
        connection.execute(
            text("INSERT INTO passage_words(rowid, text) VALUES (:number, :text)"),
            [
                {"number": number, "text": words}
                for number, (_, _, words) in enumerate(found, first + 1)
            ],
        )

    def _keep_reading(
        self, connection: Connection, reading: Reading, rest: str, *, shelf: int, now: str
    ) -> tuple[int, bool]:
        r = t.readings.c
        digested = digest(rest)
        sayso = _sayso()
        kept = connection.execute(
            select(r.number).where(r.shelf == shelf, r.digest == digested, r.sayso == sayso)
        ).scalar()
        if kept is not None:
            return int(kept), False
        added = insert(t.readings).values(
            shelf=shelf,
            engine=reading.engine,
            scale=reading.scale,
            sayso=sayso,
            added=now,
            record=rest,
            digest=digested,
        )
        return int(connection.execute(added.returning(r.number)).scalar_one()), True

    def _held(self, connection: Connection, case: str, shelf: int) -> Row[*tuple[Any, ...]] | None:
        h = t.holdings.c
        return connection.execute(
            select(h.reading, h.superseded_by).where(h.case_name == case, h.shelf == shelf)
        ).first()

    def _keep_file(
        self, connection: Connection, file: OriginalFile, *, case: str, shelf: int, now: str
    ) -> None:
        f = t.files.c
        key_ = {"case_name": case, "sha256": file.sha256, "shelf": shelf}
        known = select(f.name).where(*(f[name] == value for name, value in key_.items()))
        if connection.execute(known).first() is None:
            connection.execute(insert(t.files).values(**key_, name=plain(file.name), added=now))

    def _supersede(
        self,
        connection: Connection,
        document: str,
        file: OriginalFile | None,
        *,
        case: str,
        shelf: int,
    ) -> tuple[int, ...]:
        """The documents of the case that the new one takes the place of: the same words or file."""
        h, d = t.holdings.c, t.documents.c
        same = d.id == document
        if file is not None:
            files = select(t.files.c.shelf).where(
                t.files.c.case_name == case, t.files.c.sha256 == file.sha256
            )
            same = same | h.shelf.in_(files)
        found = (
            select(h.shelf)
            .join(t.documents, d.shelf == h.shelf)
            .where(h.case_name == case, h.shelf != shelf, h.superseded_by.is_(None), same)
        )
        return tuple(connection.execute(found).scalars())

    def _point_to(self, connection: Connection, old: int, *, case: str, shelf: int) -> None:
        h = t.holdings.c
        older = (h.shelf == old) | (h.superseded_by == old)
        connection.execute(
            update(t.holdings)
            .where(h.case_name == case, h.shelf != shelf, older)
            .values(superseded_by=shelf)
        )
        remove_claims(connection, case=case, shelf=old)

    def _index(
        self, connection: Connection, reading: Reading, *, case: str, shelf: int
    ) -> tuple[int, int]:
        laid = laid_reading(connection, reading, case=case, shelf=shelf)
        ids = [reading.document.id, *former_ids(connection, case=case, shelf=shelf)]
        evidence = cited_evidence(reading, citations(connection, case), ids)
        return replace_claims(connection, laid, case=case, shelf=shelf, evidence=evidence)


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


def _published(query: DocumentQuery) -> list[ColumnElement[bool]]:
    d = t.documents.c
    where = []
    if query.published_from is not None:
        where.append(d.published >= query.published_from.isoformat())
    if query.published_until is not None:
        where.append(d.published <= query.published_until.isoformat())
    return where


@cache
def _sayso() -> str:
    return version("sayso")


def _row(row: Row[*tuple[Any, ...]], found: Mapping[int, str]) -> DocumentRow:
    return DocumentRow(
        id=row.id,
        title=row.title,
        publisher=row.publisher,
        published=date.fromisoformat(row.published) if row.published else None,
        location=row.location,
        added=moment(row.added),
        characters=row.characters,
        claims=row.claims,
        corrected=row.corrected,
        excerpt=found.get(row.shelf, ""),
    )

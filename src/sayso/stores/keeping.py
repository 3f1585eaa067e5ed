"""Keeping: a reading with its document put into a case, whole, and entered in the journal."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, text, update

from sayso.records.document import Document
from sayso.records.made_by import own_version
from sayso.records.reading import Reading
from sayso.records.shelf import OriginalFile
from sayso.stores import tables as t
from sayso.stores.indexing import key, plain, remove_claims, replace_claims
from sayso.stores.journal import Change, enter
from sayso.stores.laying import citations, cited_evidence, former_ids, laid_reading
from sayso.stores.passages import passages
from sayso.stores.records import decode_document, digest, split
from sayso.stores.words import fold

_Row = dict[str, Any]
_Found = Row[*tuple[Any, ...]]
_NO_CLAIMS = {"claims": 0, "corrected": 0}
_h = t.holdings.c


class Parcel:
    """A reading made ready to be kept, with what takes long done before anybody has to wait."""

    def __init__(self, reading: Reading, file: OriginalFile | None, who: str) -> None:
        self.reading, self.file, self.who = reading, file, plain(who)
        self.document, self.rest = split(reading)
        self.digest = digest(self.rest)


class Keeper:
    """Keeps parcels in a case, within one transaction of a writer who is alone."""

    def __init__(self, connection: Connection, *, case: str, now: str) -> None:
        self._connection = connection
        self._case, self._now = case, now
        self._changes: list[Change] = []

    def keep(self, parcel: Parcel) -> int | None:
        """Where the document stands; None where the case held this reading of it, or a newer."""
        shelf = self._keep_document(parcel)
        number, is_new = self._keep_reading(parcel, shelf)
        held = self._held(shelf)
        if parcel.file is not None:
            self._keep_file(parcel.file, shelf)
        is_current = held is not None and held.superseded_by is None
        is_known = is_current and not is_new  # read again, or an older reading: the newest stays
        if not is_known:
            self._hold(parcel, shelf, number, held)
        enter(self._connection, self._changes, made=self._now)
        self._changes = []
        return None if is_known else shelf

    def _hold(self, parcel: Parcel, shelf: int, number: int, held: _Found | None) -> None:
        superseded = self._superseded(parcel, shelf)
        if held is None:
            row = self._named(shelf) | {"reading": number, "added": self._now, "who": parcel.who}
            row |= {"superseded_by": None}
            self._connection.execute(insert(t.holdings).values(**row, **_NO_CLAIMS))
        else:
            row = self._named(shelf) | {"reading": number, "superseded_by": None}
            row |= {"added": held.added, "who": held.who}
            self._change_holding(row)
        self._changes.append(Change(what="holding", row=row))
        for old in superseded:
            self._point_to(old, shelf)
        shown = self._index(parcel.reading, shelf)
        self._connection.execute(update(t.holdings).where(*self._here(shelf)).values(shown))

    def _keep_document(self, parcel: Parcel) -> int:
        d, document = t.documents.c, parcel.reading.document
        same_words = select(d.shelf, d.record).where(d.id == document.id)
        for shelf, kept in self._connection.execute(same_words):
            before = decode_document(kept)
            if replace(document, location=before.location) == before:
                return int(shelf)
        row = document_row(document, parcel.document)
        kept = insert(t.documents).values(row).returning(d.shelf)
        shelf = int(self._connection.execute(kept).scalar_one())
        self._changes.append(Change(what="document", row=row | {"shelf": shelf}))
        keep_passages(self._connection, document, shelf)
        return shelf

    def _keep_reading(self, parcel: Parcel, shelf: int) -> tuple[int, bool]:
        r, sayso = t.readings.c, own_version()
        same = (r.shelf == shelf, r.digest == parcel.digest, r.sayso == sayso)
        number = self._connection.execute(select(r.number).where(*same)).scalar()
        if number is not None:
            return int(number), False
        row: _Row = {
            "shelf": shelf,
            "engine": parcel.reading.engine,
            "scale": parcel.reading.scale,
            "sayso": sayso,
            "added": self._now,
            "digest": parcel.digest,
        }
        kept = insert(t.readings).values(**row, record=parcel.rest).returning(r.number)
        number = int(self._connection.execute(kept).scalar_one())
        self._changes.append(Change(what="reading", row=row | {"number": number}))
        return number, True

    def _held(self, shelf: int) -> _Found | None:
        return self._connection.execute(select(t.holdings).where(*self._here(shelf))).first()

    def _keep_file(self, file: OriginalFile, shelf: int) -> None:
        f = t.files.c
        named = self._named(shelf) | {"sha256": file.sha256}
        known = select(f.name).where(*(f[name] == value for name, value in named.items()))
        if self._connection.execute(known).first() is None:
            row = named | {"name": plain(file.name), "added": self._now}
            self._connection.execute(insert(t.files).values(row))
            self._changes.append(Change(what="file", row=row))

    def _superseded(self, parcel: Parcel, shelf: int) -> tuple[int, ...]:
        """The documents of the case that this takes the place of: the same words or file."""
        d = t.documents.c
        same = d.id == parcel.reading.document.id
        if parcel.file is not None:
            files = select(t.files.c.shelf).where(
                t.files.c.case_name == self._case, t.files.c.sha256 == parcel.file.sha256
            )
            same = same | _h.shelf.in_(files)
        found = (
            select(_h.shelf)
            .join(t.documents, d.shelf == _h.shelf)
            .where(_h.case_name == self._case, _h.shelf != shelf, _h.superseded_by.is_(None), same)
        )
        return tuple(self._connection.execute(found).scalars())

    def _point_to(self, old: int, shelf: int) -> None:
        older = (_h.shelf == old) | (_h.superseded_by == old)
        where = (_h.case_name == self._case, _h.shelf != shelf, older)
        for holding in self._connection.execute(select(t.holdings).where(*where)).all():
            row = dict(holding._mapping) | {"superseded_by": shelf} | _NO_CLAIMS
            self._change_holding(row)
            self._changes.append(Change(what="holding", row=row))
        remove_claims(self._connection, case=self._case, shelf=old)

    def _change_holding(self, row: _Row) -> None:
        change = update(t.holdings).where(*self._here(row["shelf"]))
        self._connection.execute(change.values(row))

    def _index(self, reading: Reading, shelf: int) -> _Row:
        connection, case = self._connection, self._case
        laid = laid_reading(connection, reading, case=case, shelf=shelf)
        ids = [reading.document.id, *former_ids(connection, case=case, shelf=shelf)]
        evidence = cited_evidence(laid, citations(connection, case), ids)
        return replace_claims(connection, laid, case=case, shelf=shelf, evidence=evidence)

    def _named(self, shelf: int) -> _Row:
        return {"case_name": self._case, "shelf": shelf}

    def _here(self, shelf: int) -> tuple[Any, ...]:
        return _h.case_name == self._case, _h.shelf == shelf


def document_row(document: Document, record: str) -> _Row:
    """What the row of a document says, beside the number of its shelf."""
    return {
        "id": document.id,
        "title": plain(document.title) if document.title is not None else None,
        "title_key": key(document.title or ""),
        "publisher": plain(document.publisher) if document.publisher is not None else None,
        "published": document.published.isoformat() if document.published else None,
        "location": plain(document.location) if document.location is not None else None,
        "characters": len(document.text),
        "record": record,
        "digest": digest(record),
    }


def passages_of(document: Document) -> list[tuple[int, int, str]]:
    """The passages of a document that are searched: begin, end, words; the title is the first."""
    found = [(0, 0, document.title or "")]
    found += [(start, end, document.text[start:end]) for start, end in passages(document)]
    return found


def keep_passages(connection: Connection, document: Document, shelf: int) -> None:
    """Keep a document's passages, to be searched by their words."""
    found = passages_of(document)
    rows: list[_Row] = [{"shelf": shelf, "begins": start, "ends": end} for start, end, _ in found]
    if connection.dialect.name != "sqlite":
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

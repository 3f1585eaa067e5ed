"""Verifying: whether a store still holds what was kept in it, and where it does not."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection, func, select, union_all
from sqlalchemy.exc import SQLAlchemyError

from sayso.decisions.chain import BEGINNING, Link, chain_faults
from sayso.decisions.subjects import anchors_of, document_of, subject
from sayso.records.act_codec import decode_act
from sayso.records.anchor import Anchor
from sayso.records.decision import Undo
from sayso.records.document import document_id
from sayso.records.shelf import Fault, Verification
from sayso.stores import tables as t
from sayso.stores.comparing import derived_faults
from sayso.stores.database import Database, moment
from sayso.stores.dossier_rows import Linking, dossier_faults
from sayso.stores.failures import UNREADABLE
from sayso.stores.indexes import index_faults, index_notes
from sayso.stores.records import decode_document, digest
from sayso.stores.replaying import Replay
from sayso.stores.sessions import LONGEST

_d = t.decisions.c
_AT_ONCE = 500
_DECISIONS = select(t.decisions).order_by(_d.number).execution_options(yield_per=_AT_ONCE)
_MOST = 1000
"""Faults are told no further: whoever has so many knows enough."""


def verify(
    database: Database, linking: Linking, *, noted: str | None = None, now: datetime
) -> Verification:
    """What checking all that a store keeps, and all that was made of it, found.

    linking: how its dossiers are linked.
    """
    with database.reading() as connection:
        found = verified(connection, linking, noted=noted, now=now)
    lost = [Fault(where="write-ahead log", message=told) for told in database.lost]
    return replace(found, faults=(*lost, *found.faults))


def verified(
    connection: Connection, linking: Linking, *, noted: str | None = None, now: datetime
) -> Verification:
    """As ``verify``, of what a connection sees."""
    replay, quotes = Replay(connection, now=now), _Quotes()
    sections: tuple[tuple[str, Callable[[], Iterator[Fault]]], ...] = (
        ("database", lambda: index_faults(connection)),
        ("decisions", lambda: chain_faults(_links(connection))),
        ("decisions", lambda: _columns(connection, quotes)),
        ("documents", lambda: _documents(connection, quotes)),
        ("readings", lambda: _readings(connection)),
        ("sessions", lambda: _sessions(connection)),
        ("journal", replay.faults),
        ("lists", lambda: derived_faults(connection)),
        ("dossiers", lambda: dossier_faults(connection, linking)),
        ("journal", lambda: _noted(connection, noted)),
    )
    found = chain.from_iterable(_looked_at(connection, *one) for one in sections)
    faults = tuple(islice(found, _MOST + 1))
    if len(faults) > _MOST:
        faults = (*faults[:_MOST], Fault(where="store", message="and there is more"))
    counts = [
        _first(connection, select(func.count()).select_from(table)) or 0
        for table in (t.decisions, t.documents, t.readings)
    ]
    head = _first(connection, select(t.journal.c.hash).order_by(t.journal.c.number.desc()))
    return Verification(
        decisions=counts[0],
        documents=counts[1],
        readings=counts[2],
        entries=replay.entries,
        head=head or BEGINNING,
        faults=faults,
        notes=(*replay.notes, *index_notes(connection)),
    )


def _looked_at(
    connection: Connection, where: str, look: Callable[[], Iterator[Fault]]
) -> Iterator[Fault]:
    """The faults of one part, and that it could not be read where damage keeps it from being."""
    apart: AbstractContextManager[Any] = nullcontext()
    if connection.dialect.name != "sqlite":
        apart = connection.begin_nested()
    try:
        with apart:
            yield from look()
    except (SQLAlchemyError, sqlite3.Error, *UNREADABLE) as error:
        cause = getattr(error, "orig", None) or error
        told = " ".join(str(cause).split())[:200]
        yield Fault(where=where, message=f"not all can be read, the database is damaged: {told}")


def _first(connection: Connection, asked: Any) -> Any:
    try:
        return connection.execute(asked.limit(1)).scalar()
    except SQLAlchemyError:
        return None  # which has been told as a fault


def _links(connection: Connection) -> Iterator[tuple[Link, str]]:
    rows = connection.execute(_DECISIONS)
    for row in rows:
        link = Link(
            number=row.number,
            case=row.case_name,
            who=row.who,
            when=row.made,
            why=row.why,
            act=row.act,
            subject=row.subject,
            replaces=row.replaces,
            previous=row.previous,
        )
        yield link, row.hash


class _Quotes:
    """The words that decisions quote, to be found in the documents that are kept."""

    def __init__(self) -> None:
        self._quoted: dict[str, list[tuple[int, Anchor]]] = {}
        self._met: set[str] = set()

    def add(self, number: int, anchor: Anchor) -> None:
        """A decision is about these words."""
        self._quoted.setdefault(anchor.document, []).append((number, anchor))

    def look(self, document: str, text: str) -> None:
        """A text that is kept under that id: words that stand in it are found."""
        self._met.add(document)
        quoted = self._quoted.get(document, [])
        self._quoted[document] = [
            (number, anchor)
            for number, anchor in quoted
            if text[anchor.start : anchor.end] != anchor.quote
        ]

    def faults(self) -> Iterator[Fault]:
        """The decisions whose words were not found."""
        for document, missed in self._quoted.items():
            message = f"document {document}, which it is about, is gone"
            if document in self._met:
                message = f"document {document} does not read as it quotes it"
            for number, _ in missed:
                yield Fault(where=f"decision {number}", message=message, number=number)


def _columns(connection: Connection, quotes: _Quotes) -> Iterator[Fault]:
    """The columns that a decision is looked up by repeat what its act says."""
    rows = connection.execute(_DECISIONS)
    for row in rows:
        where = f"decision {row.number}"
        try:
            act = decode_act(row.act)
        except UNREADABLE as error:
            yield Fault(where=where, message=f"cannot be understood: {error}", number=row.number)
            continue
        document = document_of(act)
        for one in anchors_of(act):
            quotes.add(row.number, one)
        right = (act.act, document) == (row.act_name, row.document)
        if not right or not (isinstance(act, Undo) or subject(act) == row.subject):
            message = "it is filed under what it does not say"
            yield Fault(where=where, message=message, number=row.number)


def _documents(connection: Connection, quotes: _Quotes) -> Iterator[Fault]:
    d = t.documents.c
    rows = connection.execute(
        select(d.id, d.record, d.digest).order_by(d.shelf).execution_options(yield_per=_AT_ONCE)
    )
    for row in rows:
        where = f"document {row.id}"
        try:
            if digest(row.record) != row.digest:
                yield Fault(where=where, message="it was changed after it was kept")
                continue
            document = decode_document(row.record)
        except UNREADABLE as error:
            yield Fault(where=where, message=f"cannot be understood: {error}")
            continue
        made = document_id(document.text, title=document.title, publisher=document.publisher)
        # Who builds documents by hand may give them other ids, but not another one's.
        if document.id != row.id:
            yield Fault(where=where, message=f"it is filed under another id than {made}")
        quotes.look(row.id, document.text)
    yield from quotes.faults()


def _readings(connection: Connection) -> Iterator[Fault]:
    r, d = t.readings.c, t.documents.c
    rows = connection.execute(
        select(r.number, r.record, r.digest, d.id)
        .join(t.documents, d.shelf == r.shelf, isouter=True)
        .order_by(r.number)
        .execution_options(yield_per=_AT_ONCE)
    )
    for row in rows:
        where = f"reading {row.number} of document {row.id}"
        try:
            changed = digest(row.record) != row.digest
        except UNREADABLE as error:
            yield Fault(where=where, message=f"cannot be understood: {error}")
            continue
        if changed:
            yield Fault(where=where, message="it was changed after it was kept")


def _sessions(connection: Connection) -> Iterator[Fault]:
    """When a session was used last is not in the journal: it is while it could be open."""
    for row in connection.execute(select(t.sessions)):
        try:
            may_be = 0 <= (moment(row.used) - moment(row.begun)) / LONGEST <= 1
        except UNREADABLE:
            may_be = False
        if not may_be:
            where = f"session of {row.user_name}"
            yield Fault(where=where, message="it was used at a time that cannot be")


def _noted(connection: Connection, noted: str | None) -> Iterator[Fault]:
    """Nothing, where a hash that was the newest once stands in a chain."""
    if noted in (None, BEGINNING):
        return
    chains = [
        select(chain_.c.number).where(chain_.c.hash == noted) for chain_ in (t.journal, t.decisions)
    ]
    if connection.execute(union_all(*chains)).first() is None:
        message = f"no entry has the noted hash {noted}: the newest were removed, or all made anew"
        yield Fault(where="journal", message=message)

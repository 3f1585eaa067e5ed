"""Verifying: whether a store still holds what was kept in it, and where it does not."""

from collections.abc import Iterator
from itertools import chain

from sqlalchemy import Connection, func, select

from sayso.decisions.chain import BEGINNING, Link, chain_faults
from sayso.decisions.subjects import anchor_of, subject
from sayso.records.act_codec import decode_act
from sayso.records.decision import Undo
from sayso.records.document import document_id
from sayso.records.shelf import Fault, Verification
from sayso.stores import tables as t
from sayso.stores.database import Database
from sayso.stores.records import decode_document, digest

_d = t.decisions.c
_AT_ONCE = 500


def verify(database: Database, *, noted: str | None = None) -> Verification:
    """What checking every decision, document and reading found."""
    with database.reading() as connection:
        faults = tuple(
            chain(
                _damage(connection),
                chain_faults(_links(connection), noted=noted),
                _columns(connection),
                _documents(connection),
                _readings(connection),
            )
        )
        head = connection.execute(select(_d.hash).order_by(_d.number.desc()).limit(1)).scalar()
        decisions, documents, readings = (
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (t.decisions, t.documents, t.readings)
        )
    return Verification(
        decisions=decisions,
        documents=documents,
        readings=readings,
        head=head or BEGINNING,
        faults=faults,
    )


def _damage(connection: Connection) -> Iterator[Fault]:
    if connection.dialect.name == "sqlite":
        for (told,) in connection.exec_driver_sql("PRAGMA quick_check(10)"):
            if told != "ok":
                yield Fault(where="database", message=" ".join(str(told).split()))


def _links(connection: Connection) -> Iterator[tuple[Link, str]]:
    rows = connection.execution_options(yield_per=_AT_ONCE).execute(
        select(t.decisions).order_by(_d.number)
    )
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


def _columns(connection: Connection) -> Iterator[Fault]:
    """The columns that a decision is looked up by repeat what its act says."""
    for row in connection.execute(select(t.decisions).order_by(_d.number)):
        where = f"decision {row.number}"
        try:
            act = decode_act(row.act)
        except ValueError as error:
            yield Fault(where=where, message=f"cannot be understood: {error}", number=row.number)
            continue
        anchor = anchor_of(act)
        document = anchor.document if anchor is not None else None
        right = (act.act, document) == (row.act_name, row.document)
        if not right or not (isinstance(act, Undo) or subject(act) == row.subject):
            message = "it is filed under what it does not say"
            yield Fault(where=where, message=message, number=row.number)


def _documents(connection: Connection) -> Iterator[Fault]:
    d = t.documents.c
    rows = connection.execution_options(yield_per=_AT_ONCE).execute(
        select(d.id, d.record, d.digest).order_by(d.shelf)
    )
    for row in rows:
        where = f"document {row.id}"
        if digest(row.record) != row.digest:
            yield Fault(where=where, message="it was changed after it was kept")
            continue
        try:
            document = decode_document(row.record)
        except ValueError as error:
            yield Fault(where=where, message=f"cannot be understood: {error}")
            continue
        made = document_id(document.text, title=document.title, publisher=document.publisher)
        # Who builds documents by hand may give them other ids, but not another one's.
        if document.id != row.id:
            yield Fault(where=where, message=f"it is filed under another id than {made}")


def _readings(connection: Connection) -> Iterator[Fault]:
    r, d = t.readings.c, t.documents.c
    rows = connection.execution_options(yield_per=_AT_ONCE).execute(
        select(r.number, r.record, r.digest, d.id)
        .join(t.documents, d.shelf == r.shelf)
        .order_by(r.number)
    )
    for row in rows:
        if digest(row.record) != row.digest:
            where = f"reading {row.number} of document {row.id}"
            yield Fault(where=where, message="it was changed after it was kept")

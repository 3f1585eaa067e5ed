"""Mending: what lists and searches show made anew, of what is kept, which is never touched."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from sayso.records.shelf import Verification
from sayso.stores import tables as t
from sayso.stores.comparing import Listed
from sayso.stores.database import Database
from sayso.stores.dossier_rows import Linking
from sayso.stores.indexes import make_word_indexes, mend_indexes, take_out_word_indexes
from sayso.stores.indexing import replace_claims
from sayso.stores.keeping import document_row, keep_passages
from sayso.stores.rebuilding import Anew, Rebuilder, all_shelves
from sayso.stores.records import decode_document
from sayso.stores.verifying import verify


def repair(
    database: Database, linking: Linking, *, noted: str | None, now: datetime
) -> Verification:
    """What is still wrong once that was made anew which was made of what is kept.

    Where what is kept was itself changed, lists stay as they are: they may be the only trace of
    what it was.
    """
    found = first = verify(database, linking, noted=noted, now=now)
    for mend in (mend_indexes, _rebuild):
        mendable = [fault.mendable for fault in found.faults]
        if not any(mendable) or (mend is _rebuild and not all(mendable)):
            break
        with database.writing() as connection:
            database.alone(connection)
            mend(connection)
        found = verify(database, linking, noted=noted, now=now)
    if found is first:
        return found
    mended = len(set(first.faults) - set(found.faults))
    told = f"{mended} of {len(first.faults)} faults are mended"
    return replace(found, notes=(*found.notes, told))


def mend_lists(connection: Connection) -> None:
    """Make the claims of those documents anew of which the lists show others."""
    rebuilder = Rebuilder(connection)
    for shelves in all_shelves(connection):
        listed = Listed(connection, shelves)
        for anew in rebuilder.anew(shelves):
            if any(listed.faults(anew)):
                _list_anew(connection, anew)


def _rebuild(connection: Connection) -> None:
    take_out_word_indexes(connection)  # else each claim that is deleted is looked up in them
    # Dossiers are made anew when they are asked for.
    linked = (t.stories, t.noted, t.dossiers)
    for table in (t.claims, t.claim_actors, t.claim_names, t.passages, *linked):
        connection.execute(delete(table))
    make_word_indexes(connection)
    rebuilder, d = Rebuilder(connection), t.documents.c
    for shelves in all_shelves(connection):
        for shelf, record in connection.execute(
            select(d.shelf, d.record).where(*shelves.among(d.shelf)).order_by(d.shelf)
        ).all():
            document = decode_document(record)
            row = document_row(document, record)
            connection.execute(update(t.documents).where(d.shelf == shelf).values(row))
            keep_passages(connection, document, shelf)
        for anew in rebuilder.anew(shelves):
            _list_anew(connection, anew)


def _list_anew(connection: Connection, anew: Anew) -> None:
    if anew.laid is None:
        return
    shown = replace_claims(
        connection, anew.laid, case=anew.case, shelf=anew.shelf, evidence=anew.evidence
    )
    h = t.holdings.c
    connection.execute(
        update(t.holdings).where(h.case_name == anew.case, h.shelf == anew.shelf).values(shown)
    )

"""The journal: one chain of entries, in which all that a store keeps is entered as it is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from sayso.decisions.chain import BEGINNING, Entry, link_hash
from sayso.stores import tables as t
from sayso.stores.database import SLACK, Database, moment, stamp
from sayso.stores.failures import told_as_damage
from sayso.stores.kept import KINDS, TAKEN_OUT

BEGUN, ADOPTED = "begun", "adopted"
"""What the first entry says: the store is new, or was there before it had a journal."""
_AT_ONCE = 500
_j = t.journal.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A row of a kind that was kept, as it is now; or, by its names alone, was taken out."""

    what: str
    row: Mapping[Any, Any]
    is_taken_out: bool = False


def enter(connection: Connection, changes: Iterable[Change], *, made: str) -> None:
    """Enter the changes in the journal, in their order. Whoever does is alone with the database.

    made: the time, as it is kept.
    """
    written = [_written(change) for change in changes]
    if written:
        _add(connection, written, made)


def begin(connection: Connection, *, made: str, sayso: str) -> None:
    """The first entry of a new store."""
    _add(connection, [(BEGUN, "[]", f'["{sayso}"]')], made)


def adopt(connection: Connection, *, made: str, version: str) -> None:
    """The first entries of a store that had none: whatever is in it, as it is found.

    version: what its tables were until now.
    """
    _add(connection, [(ADOPTED, "[]", f'["{version}"]')], made)
    for what, kind in KINDS.items():
        columns = [kind.table.c[name] for name in (*kind.named_by, *kind.kept)]
        order = [kind.table.c[name] for name in kind.named_by]
        rows = connection.execute(select(*columns).order_by(*order)).mappings().all()
        for start in range(0, len(rows), _AT_ONCE):
            found = (Change(what=what, row=row) for row in rows[start : start + _AT_ONCE])
            enter(connection, found, made=made)


def clock_warnings(database: Database, *, now: datetime) -> tuple[str, ...]:
    """That the clock is behind the newest entry, where it is."""
    with database.glancing() as connection:
        newest = select(_j.made).order_by(_j.number.desc()).limit(1)
        made = connection.execute(newest).scalar()
    with told_as_damage("the journal"):
        if made is None or moment(made) <= now + SLACK:
            return ()
    return (
        f"the clock says {stamp(now)[:16]}, but its newest entry is of {made[:16]} (UTC): "
        "set the clock right, or what is kept now is dated wrongly",
    )


def entry_of(row: Any) -> tuple[Entry, str]:
    """The entry that a row of the journal holds, and the hash beside it."""
    entry = Entry(
        number=row.number,
        made=row.made,
        what=row.what,
        about=row.about,
        said=row.said,
        previous=row.previous,
    )
    return entry, row.hash


def _written(change: Change) -> tuple[str, str, str]:
    kind = KINDS[change.what]
    said = TAKEN_OUT if change.is_taken_out else kind.said(change.row)
    return change.what, kind.about(change.row), said


def _add(connection: Connection, written: list[tuple[str, str, str]], made: str) -> None:
    last = connection.execute(
        select(_j.number, _j.hash).order_by(_j.number.desc()).limit(1)
    ).first()
    number, previous = (last.number, last.hash) if last is not None else (0, BEGINNING)
    rows = []
    for what, about, said in written:
        number += 1
        entry = Entry(
            number=number, made=made, what=what, about=about, said=said, previous=previous
        )
        hash_ = link_hash(entry)
        rows.append({name: getattr(entry, name) for name in Entry.__slots__} | {"hash": hash_})
        previous = hash_
    connection.execute(insert(t.journal), rows)

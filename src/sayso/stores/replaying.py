"""Replaying the journal: what it says is kept, set beside what is there."""

import json
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, select

from sayso.decisions.chain import Entry, chain_faults
from sayso.records.shelf import Fault
from sayso.stores import tables as t
from sayso.stores.database import SLACK, moment
from sayso.stores.failures import UNREADABLE
from sayso.stores.journal import ADOPTED, BEGUN, entry_of
from sayso.stores.kept import KINDS, TAKEN_OUT

_AT_ONCE = 500
_MOST_NOTES = 5
_LONGEST = 40
_j = t.journal.c


class Replay:
    """What the entries of a journal come to."""

    def __init__(self, connection: Connection, *, now: datetime) -> None:
        self._connection = connection
        self._now = now
        self._said: dict[str, dict[str, str]] = {what: {} for what in KINDS}
        self._latest: datetime | None = None
        self._first = ""
        self._told = 0
        self.notes: list[str] = []
        self.entries = 0

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the chain, and what is there, or not, otherwise than it says."""
        yield from chain_faults(self._followed(), of="entry")
        if self._first not in (BEGUN, ADOPTED):
            yield Fault(where="entry 1", message="the journal does not begin there")
        for what in KINDS:
            yield from self._beside(what)

    def _followed(self) -> Iterator[tuple[Entry, str]]:
        """The entries, each taken note of."""
        rows = self._connection.execute(
            select(t.journal).order_by(_j.number).execution_options(yield_per=_AT_ONCE)
        )
        for row in rows:
            entry, hash_ = entry_of(row)
            self.entries += 1
            self._first = self._first or entry.what
            if entry.what in self._said:
                self._said[entry.what][entry.about] = entry.said
            elif entry.what == ADOPTED:
                self.notes.append(
                    f"the journal begins on {entry.made[:10]}: what was in the store before then "
                    "was entered as it was found"
                )
            self._look_at_clock(entry)
            yield entry, hash_

    def _look_at_clock(self, entry: Entry) -> None:
        made = moment(entry.made)
        told = f"entry {entry.number} ({entry.what}) is dated {entry.made[:16]}"
        if self._latest is not None and made < self._latest - SLACK:
            self._note(f"{told}, before the one it follows: the clock was set back")
        elif made > self._now + SLACK:
            self._note(f"{told}, which is yet to come: a clock was wrong, then or now")
        self._latest = made

    def _note(self, told: str) -> None:
        self._told += 1
        if self._told <= _MOST_NOTES:
            self.notes.append(told)

    def _beside(self, what: str) -> Iterator[Fault]:
        kind, said = KINDS[what], self._said[what]
        columns = [kind.table.c[name] for name in (*kind.named_by, *kind.kept)]
        asked = select(*columns).execution_options(yield_per=_AT_ONCE)
        rows = self._connection.execute(asked)
        for row in rows.mappings():
            about = kind.about(row)
            entered = said.pop(about, TAKEN_OUT)
            where = _named(what, about, kind.said(row))
            if entered == TAKEN_OUT:
                yield Fault(where=where, message="it was put in without an entry in the journal")
            elif entered != kind.said(row):
                yield Fault(where=where, message="it is not as the journal says it was kept")
        for about, entered in said.items():
            if entered != TAKEN_OUT:
                yield Fault(where=_named(what, about, entered), message="it is gone")


def _named(what: str, about: str, said: str) -> str:
    """What a person calls it: a document by its id, the rest by what tells one from another."""
    try:
        names = json.loads(said)[:1] if what == "document" else json.loads(about)
        return f"{what} {' '.join(str(one)[:_LONGEST] for one in names)}"
    except UNREADABLE:
        return f"{what} {about[:_LONGEST]}"

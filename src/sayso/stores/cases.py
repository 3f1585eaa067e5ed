"""The cases of a store: what they are called, and that they are there."""

import unicodedata

from sqlalchemy import Connection, select

from sayso.errors import StoreError
from sayso.stores import tables as t

_LONGEST = 80


def check_case(connection: Connection, case: str) -> None:
    """Raise StoreError unless the store has the case; the message says which there are."""
    if connection.execute(select(t.cases.c.name).where(t.cases.c.name == case)).first() is None:
        known = ", ".join(
            connection.execute(select(t.cases.c.name).order_by(t.cases.c.name)).scalars()
        )
        raise StoreError(f"no case is called {case!r}", remedy=f"known: {known or 'none'}")


def check_name(name: str, what: str) -> None:
    """Raise StoreError unless the name fits: it goes into addresses of pages."""
    fit = name and name == name.strip() and len(name) <= _LONGEST and "/" not in name
    if not fit or name in (".", "..") or any(unicodedata.category(c)[0] == "C" for c in name):
        raise StoreError(
            f"{name!r} is no name for {what}",
            remedy=f"use 1 to {_LONGEST} letters, digits, blanks and marks other than /",
        )

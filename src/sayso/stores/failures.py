"""Failures of a database, told as what they mean for whoever asked."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from sayso.errors import StoreError

_BY_MEANING = (
    (
        ("disk is full", "no space left", "could not extend", "disk full"),
        "the disk is full: what was being kept is not, all else is",
        "make room, then start again",
    ),
    (
        ("readonly database", "read-only transaction", "permission denied"),
        "may not be written to",
        "give yourself the right to write, or work on a copy",
    ),
    (
        ("database is locked", "lock timeout", "deadlock"),
        "somebody else is writing to it, and did not finish in time",
        "try again",
    ),
    (("not a database",), "is no case store", "name a store that `sayso add` made"),
    (
        ("malformed", "corrupt"),
        "the database is damaged",
        "restore a backup",
    ),
    (
        ("cannot contain nul",),
        "something that was asked for is no character",
        "type it again",
    ),
    (
        ("unable to open database file",),
        "cannot be opened",
        "check that its folder is there and may be written to",
    ),
    (
        ("disk i/o error", "i/o error"),
        "the disk failed, or is full: what was being kept is not, all else is",
        "look at the disk, then start again",
    ),
)


@contextmanager
def told_as_store_errors(where: str) -> Iterator[None]:
    """Let only StoreErrors out of the block, each of one line, naming the store.

    Raises:
        StoreError: the database failed.
    """
    try:
        yield
    except PoolTimeoutError as error:
        message = "too many ask for it at once"
        raise StoreError(message, where=where, remedy="try again") from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise _store_error(error, where) from error


def _store_error(error: Exception, where: str) -> StoreError:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    told = " ".join(str(cause).split())
    for signs, message, remedy in _BY_MEANING:
        if any(sign in told.lower() for sign in signs):
            return StoreError(message, where=where, remedy=remedy)
    return StoreError(f"the database failed: {told}", where=where)

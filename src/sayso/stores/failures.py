"""Failures of a database, told as what they mean for whoever asked."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from sayso.errors import StoreError, UnfitError

UNREADABLE = (StoreError, ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What reading a row raises where damage has put something else in the place of what was kept."""
_LONGEST = 200
_DAMAGED, _RESTORE = "the database is damaged", "`sayso verify` says where; restore a backup"
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
        ("malformed", "corrupt", "could not decode"),
        _DAMAGED,
        _RESTORE,
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
        ("i/o error", "input/output error"),
        "the disk failed, or is full: what was being kept is not, all else is",
        "look at the disk, then start again",
    ),
)


_UNFIT_STATES = ("22", "23", "54")
"""Classes of SQLSTATE: data, constraints, limits. What was to be kept is at fault."""
_UNFIT = (OverflowError, UnicodeError, RecursionError)


@contextmanager
def told_as_store_errors(where: str) -> Iterator[None]:
    """Let only StoreErrors out of the block, each of one line, naming the store.

    Raises:
        UnfitError: what was to be kept cannot be; the database is well.
        StoreError: the database failed.
    """
    try:
        yield
    except PoolTimeoutError as error:
        message = "too many ask for it at once"
        raise StoreError(message, where=where, remedy="try again") from error
    except MemoryError as error:
        message = "there is not enough memory: what was being kept is not, all else is"
        remedy = "end other programs, or give it more"
        raise UnfitError(message, where=where, remedy=remedy) from error
    except OSError as error:
        raise _store_error(error, where) from error
    except UnicodeDecodeError as error:
        raise StoreError(_DAMAGED, where=where, remedy=_RESTORE) from error
    except _UNFIT as error:
        raise _unfit(error, where) from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise _store_error(error, where) from error


@contextmanager
def told_as_damage(what: str) -> Iterator[None]:
    """Let only StoreErrors out of the block, in which rows that were kept are understood.

    Raises:
        StoreError: one of them cannot be.
    """
    try:
        yield
    except StoreError:
        raise
    except UNREADABLE as error:
        message = "it cannot be understood: the database is damaged"
        raise StoreError(message, where=what, remedy="`sayso verify` says where") from error


def _store_error(error: Exception, where: str) -> StoreError:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    told = " ".join(str(cause).split())
    for signs, message, remedy in _BY_MEANING:
        if any(sign in told.lower() for sign in signs):
            return StoreError(message, where=where, remedy=remedy)
    state = str(getattr(cause, "sqlstate", None) or "")
    if isinstance(error, DataError | IntegrityError) or state[:2] in _UNFIT_STATES:
        return _unfit(cause, where)
    return StoreError(f"the database failed: {told}", where=where)


def _unfit(cause: BaseException, where: str) -> UnfitError:
    told = " ".join(str(cause).split())[:_LONGEST]
    return UnfitError(f"it cannot be kept: {told}", where=where, remedy="all else is")

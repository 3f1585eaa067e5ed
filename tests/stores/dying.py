"""Opening a store, killed with kill -9 before its first write, then a later one, until it is open.

    python -m tests.stores.dying ADDRESS STEP

prints, as JSON, what the database held after each kill; each comes STEP writes after the last.
"""

import gc
import json
import os
import signal
import sys
from itertools import count
from pathlib import Path
from typing import Any

import alembic.command  # noqa: F401  # once, not in each child
from sqlalchemy import Engine, event, inspect

from sayso.stores.database import Database, postgresql_database, sqlite_database
from sayso.stores.store import open_postgresql, open_sqlite

Contents = dict[str, list[str]]
"""Every row of every table, by the table's name."""


def contents_after_each_kill(address: str, step: int) -> list[Contents]:
    """What the database held after each kill, until the store is open."""
    found: list[Contents] = []
    gc.freeze()  # else each child copies all that there is to look for circles in it
    for number in count(1, step):
        child = os.fork()
        if not child:
            _die_at(number)
            opens = open_postgresql if _is_postgresql(address) else open_sqlite
            opens(address, create=True)
            os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            return found
        found.append(contents(address))
    raise AssertionError


def contents(address: str) -> Contents:
    """What a database holds, whatever the version of its tables."""
    database = connect(address)
    with database.reading() as connection:
        tables = inspect(connection).get_table_names()
        found = {
            name: sorted(map(repr, connection.exec_driver_sql(f"SELECT * FROM {name}").all()))  # noqa: S608
            for name in tables
        }
    database.close()
    return found


def connect(address: str) -> Database:
    """The database, whatever is in it."""
    if _is_postgresql(address):
        return postgresql_database(address, read_only=True)
    return sqlite_database(Path(address), create=True, read_only=False)


def _die_at(number: int) -> None:
    """Let this process be killed before its write of that number; a commit is one too."""
    writes = count(1)

    def die(*given: Any) -> None:
        is_read = len(given) > 2 and given[2].lstrip().startswith(("SELECT", "PRAGMA", "BEGIN"))
        if not is_read and next(writes) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", die)
    event.listen(Engine, "commit", die)


def _is_postgresql(address: str) -> bool:
    return address.startswith("postgresql")


if __name__ == "__main__":
    json.dump(contents_after_each_kill(sys.argv[1], int(sys.argv[2])), sys.stdout)

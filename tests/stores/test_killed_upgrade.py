"""An upgrade killed with kill -9 at any of its writes changes nothing; the next one ends it."""

import json
import subprocess
import sys

from sqlalchemy import inspect
from tests.stores.dying import Contents, connect, contents
from tests.stores.filled import fill
from tests.stores.older import BACK_TO_0001

from sayso.stores.kept import KINDS
from sayso.stores.store import SqlStore
from sayso.workbench import open_store


def killed_on_the_way(address: str, *, step: int = 1) -> list[Contents]:
    call = [sys.executable, "-m", "tests.stores.dying", address, str(step)]
    ran = subprocess.run(call, capture_output=True, text=True, check=True)
    found: list[Contents] = json.loads(ran.stdout)
    return found


def kept(address: str) -> Contents:
    """What no one can make again, in the tables that there are."""
    database, found = connect(address), {}
    with database.reading() as connection:
        tables = inspect(connection).get_table_names()
        for name, kind in KINDS.items():
            if kind.table.name in tables:
                columns = ", ".join((*kind.named_by, *kind.kept))
                rows = connection.exec_driver_sql(f"SELECT {columns} FROM {kind.table.name}")  # noqa: S608
                found[name] = sorted(map(repr, rows.all()))
    database.close()
    return found


def test_an_older_store_stays_as_it_was_until_it_is_brought_up_to_date(address: str) -> None:
    store = open_store(address, create=True)
    assert isinstance(store, SqlStore)
    fill(store)
    with store._database.writing() as connection:
        for statement in BACK_TO_0001:
            connection.exec_driver_sql(statement)
    store.close()
    before, was_kept = contents(address), kept(address)
    found = killed_on_the_way(address)
    assert found.count(before) > 20
    after = contents(address)
    assert after != before
    assert [one for one in found if one not in (before, after)] == []
    assert {name: rows for name, rows in kept(address).items() if name in was_kept} == was_kept
    opened = open_store(address)
    assert opened.decisions.verify().faults == ()
    opened.close()


def test_a_new_store_is_made_whole_or_not_at_all(address: str) -> None:
    found = killed_on_the_way(address, step=5)
    assert found.count({}) > 10
    after = contents(address)
    assert [one for one in found if one not in ({}, after)] == []
    opened = open_store(address)
    assert opened.decisions.verify().faults == ()
    opened.close()

"""Repairing: what was made of what is kept is made anew; what is kept is told of, and left."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from tests.stores.filled import CASE, fill

from sayso.ports import Store
from sayso.records.shelf import ClaimQuery, DocumentQuery
from sayso.stores.store import SqlStore
from sayso.workbench import open_store


@pytest.fixture
def filled(address: str) -> Store:
    store = open_store(address, create=True)
    fill(store)
    return store


def change(store: Store, *statements: str) -> None:
    """Change the database behind the store's back."""
    assert isinstance(store, SqlStore)
    with store._database.engine.connect() as connection:
        if not store._database.is_sqlite:
            connection.exec_driver_sql("SET session_replication_role = replica")
        for statement in statements:
            connection.exec_driver_sql(statement)
        connection.commit()


def shown(store: Store) -> object:
    """What lists, searches and names show."""
    return (
        store.claims.list(ClaimQuery(case=CASE, rejected=True)).rows,
        store.claims.list(ClaimQuery(case=CASE, words='"two boats"')).rows,
        store.documents.list(DocumentQuery(case=CASE, words="pier")).rows,
        store.claims.names(CASE, of="source"),
        store.claims.names(CASE, of="actor"),
    )


def test_what_is_shown_is_made_anew(filled: Store) -> None:
    before, head = shown(filled), filled.decisions.verify().head
    change(
        filled,
        "UPDATE claims SET text = 'the President ordered it', source = 'Reuters'",
        "DELETE FROM claim_actors",
        "UPDATE claim_names SET claims = 99",
        "UPDATE holdings SET claims = 77",
        "UPDATE documents SET title = 'Another'",
        "DELETE FROM passages",
    )
    assert shown(filled) != before
    faults = filled.decisions.verify().faults
    assert len(faults) > 10
    assert all(one.mendable for one in faults)
    assert filled.decisions.repair().faults == ()
    assert shown(filled) == before
    assert filled.decisions.verify(noted=head).faults == ()
    filled.close()


def test_nothing_is_made_of_what_was_changed(filled: Store) -> None:
    """A document's words were forged: the lists still have what they were."""
    change(
        filled,
        "UPDATE documents SET record = replace(record, 'two boats', 'ten boats')",
        "UPDATE claim_names SET claims = 99",
    )
    before = shown(filled)
    found = filled.decisions.repair()
    assert [one.mendable for one in found.faults].count(False) >= 3
    assert any(one.mendable for one in found.faults)
    assert shown(filled) == before
    filled.close()


def test_an_index_that_is_missing_is_made(filled: Store) -> None:
    lost = ["DROP INDEX claims_by_source", "DROP INDEX decisions_by_case"]
    assert isinstance(filled, SqlStore)
    if filled._database.is_sqlite:
        lost.append("DROP TRIGGER claim_words_added")
    else:
        lost.append("DROP INDEX claims_by_words")
    change(filled, *lost)
    told = {one.where for one in filled.decisions.verify().faults}
    assert told == {f"index {one.split()[-1]}" for one in lost}
    assert filled.decisions.repair().faults == ()
    filled.close()


def damage_index(path: Path, name: str) -> None:
    """Empty an index behind the database's back."""
    connection = sqlite3.connect(path, isolation_level=None)
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    for defined, run in ((f"{sql} WHERE 0", f"REINDEX {name}"), (sql, "SELECT 1")):
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (defined, name))
        connection.execute("PRAGMA writable_schema = RESET")
        connection.execute(run)
    connection.close()


def test_an_index_that_has_not_what_the_table_has_is_told_and_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    store = open_store(path, create=True)
    fill(store)
    store.close()
    damage_index(path, "claims_by_source")
    store = open_store(path)
    faults = store.decisions.verify().faults
    assert "index claims_by_source" in faults[0].message
    assert all(one.mendable for one in faults)
    assert store.decisions.repair().faults == ()
    store.close()


def test_postgresql_compares_its_indexes_where_it_may(postgresql_address: str) -> None:
    store = open_store(postgresql_address, create=True)
    store.add_case(CASE)
    assert "CREATE EXTENSION amcheck" in store.decisions.verify().notes[0]
    try:
        change(store, "CREATE EXTENSION amcheck")
    except DBAPIError:
        pytest.skip("amcheck is not installed")
    found = store.decisions.verify()
    assert (found.faults, found.notes) == ((), ())
    # What the index was made with is not what it is asked for.
    change(
        store,
        "CREATE FUNCTION turned(text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT $1'",
        "CREATE INDEX by_turned ON cases (turned(name))",
        "CREATE OR REPLACE FUNCTION turned(text) RETURNS text IMMUTABLE LANGUAGE sql "
        "AS 'SELECT reverse($1)'",
    )
    assert [one.where for one in store.decisions.verify().faults] == ["index by_turned"]
    assert store.decisions.repair().faults == ()
    store.close()


@pytest.mark.parametrize("table", ["claim_words", "passage_words"])
def test_a_damaged_index_of_words_is_told_and_made_anew(tmp_path: Path, table: str) -> None:
    path = tmp_path / "case.db"
    store = open_store(path, create=True)
    fill(store)
    before = shown(store)
    change(store, f"UPDATE {table}_data SET block = zeroblob(40) WHERE id > 10")  # noqa: S608
    faults = store.decisions.verify().faults
    assert any(one.where.startswith("word index of") and one.mendable for one in faults)
    assert store.decisions.repair().faults == ()
    assert shown(store) == before
    store.close()


def test_what_searches_words_is_made_as_the_migrations_make_it(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    store = open_store(path, create=True)
    fill(store)
    asked = "SELECT name, sql FROM sqlite_master WHERE name GLOB '*_words*' AND sql NOT NULL"
    connection = sqlite3.connect(path)
    before = {name: sql.split() for name, sql in connection.execute(asked)}
    change(store, "UPDATE claim_names SET claims = 99")
    assert store.decisions.repair().faults == ()
    assert {name: sql.split() for name, sql in connection.execute(asked)} == before
    connection.close()
    store.close()

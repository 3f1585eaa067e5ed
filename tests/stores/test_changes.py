"""Any single change of a store by hand is found, on both databases: every column, every row."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Column, Connection, String, Table, delete, insert, select, text, update
from tests.stores.filled import CASE, fill

from sayso.decisions.chain import BEGINNING, Link, link_hash
from sayso.dossier.options import Options
from sayso.pipeline import encode_meanings
from sayso.stores import tables as t
from sayso.stores.database import Database
from sayso.stores.dossier_rows import Linking
from sayso.stores.journal import entry_of
from sayso.stores.kept import KINDS
from sayso.stores.records import digest
from sayso.stores.store import SqlStore
from sayso.stores.tables import WordIndex
from sayso.stores.verifying import verified
from sayso.workbench import open_store

LINKING = Linking(options=Options(encode=encode_meanings))
NOW = "2026-03-01T12:00:00.000000+00:00"
TABLES = [name for name in t.metadata.tables if name != "tries"]
"""Failed tries to sign in are forgotten after a quarter of an hour, and not kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A store that was filled, its newest hash, and changes of it that are taken back."""

    database: Database
    head: str

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """A connection on which anything can be changed, and is not for good."""
        with self.database.engine.connect() as connection:
            if self.database.is_sqlite:
                connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            else:
                connection.exec_driver_sql("SET session_replication_role = replica")
            yield connection
            connection.rollback()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def kept(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Kept]:
    address = str(tmp_path_factory.mktemp("changes") / "case.db")
    if request.param == "postgresql":
        psycopg = pytest.importorskip("psycopg")
        server = request.getfixturevalue("postgresql_server")
        call = f"host={server} user=sayso dbname=postgres"
        with psycopg.connect(call, autocommit=True) as connection:
            connection.execute("CREATE DATABASE changes")
        address = f"postgresql://sayso@/changes?host={server}"
    store = open_store(address, create=True)
    assert isinstance(store, SqlStore)
    fill(store)
    found = store.decisions.verify()
    assert found.faults == ()
    yield Kept(store._database, found.head)
    store.close()


def found_on(connection: Connection, noted: str | None = None) -> list[str]:
    found = verified(connection, LINKING, noted=noted, now=datetime.now(UTC))
    return [f"{one.where}: {one.message}" for one in found.faults]


def another(value: Any, column: Column[Any]) -> Any:
    """Another value that the column may hold."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if value is None:
        return "2001-01-01" if isinstance(column.type, String) else 1
    if column.name in ("added", "made", "begun", "used", "created"):
        return f"1999{value[4:]}"
    return ("X" if value[:1] != "X" else "Y") + value[1:]


def last_row(connection: Connection, table: Table) -> Any:
    order = [column.desc() for column in table.primary_key.columns]
    row = connection.execute(select(table).order_by(*order).limit(1)).mappings().one()
    return row, [column == row[column.name] for column in table.primary_key.columns]


@pytest.mark.parametrize("name", TABLES)
def test_a_change_of_any_column_is_found(kept: Kept, name: str) -> None:
    table = t.metadata.tables[name]
    missed = []
    for column in table.columns:
        with kept.changing() as connection:
            row, where = last_row(connection, table)
            value = another(row[column.name], column)
            if isinstance(column.type, WordIndex):
                connection.execute(text(f"UPDATE {name} SET words = 'other'"))  # noqa: S608
            else:
                change = update(table).where(*where)
                connection.execute(change.values({column.name: value}))
            if not found_on(connection):
                missed.append(column.name)
    assert missed == []


@pytest.mark.parametrize("name", TABLES)
def test_a_row_taken_out_is_found(kept: Kept, name: str) -> None:
    table = t.metadata.tables[name]
    with kept.changing() as connection:
        _, where = last_row(connection, table)
        connection.execute(delete(table).where(*where))
        assert found_on(connection, kept.head)


def test_rows_put_in_are_found(kept: Kept) -> None:
    rows: list[tuple[Table, dict[str, Any]]] = [
        (t.users, {"name": "eve", "password": "x", "added": NOW, "disabled": False}),
        (t.roles, {"user_name": "bo", "case_name": "other", "role": "owner"}),
        (t.sessions, {"token": "0a" * 32, "user_name": "bo", "begun": NOW, "used": NOW}),
        (
            t.access_tokens,
            {
                "token": "0a" * 32,
                "id": "0a" * 4,
                "user_name": "bo",
                "name": "x",
                "scope": "admin",
                "made": NOW,
                "expires": NOW,
            },
        ),
        (t.files, {"case_name": CASE, "sha256": "00", "shelf": 1, "name": "x", "added": NOW}),
        (t.cases, {"name": "third", "created": NOW, "who": "eve"}),
        (
            t.claim_names,
            {"case_name": CASE, "what": "source", "name_key": "x", "name": "X", "claims": 1},
        ),
        (t.passages, {"number": 999, "shelf": 1, "begins": 0, "ends": 1}),
    ]
    missed = []
    for table, row in rows:
        with kept.changing() as connection:
            connection.execute(insert(table).values(row))
            if not found_on(connection):
                missed.append(table.name)
    assert missed == []


def test_documents_that_are_all_gone_are_missed(kept: Kept) -> None:
    with kept.changing() as connection:
        for table in (t.claims, t.claim_actors, t.claim_names, t.holdings, t.files, t.passages):
            connection.execute(delete(table))
        connection.execute(delete(t.readings))
        connection.execute(delete(t.documents))
        told = found_on(connection)
    assert sum(one.startswith("document ") and one.endswith("it is gone") for one in told) == 3
    assert any("which it is about, is gone" in one for one in told)


def test_words_of_one_document_found_in_another_are_found(kept: Kept) -> None:
    """The index of words is given those of the first passage under the second's number."""
    with kept.changing() as connection:
        if kept.database.is_sqlite:
            for put in ("'delete', 2, 'The harbour'", "'delete', 4, 'The harbour'"):
                swap = f"INSERT INTO passage_words(passage_words, rowid, text) VALUES({put})"
                connection.exec_driver_sql(swap)
        else:
            first = "SELECT words FROM passages WHERE number = 1"
            swap = f"UPDATE passages SET words = ({first}) WHERE number = 2"  # noqa: S608
            connection.exec_driver_sql(swap)
        told = found_on(connection)
    assert told == ["word index of documents: it finds other words than stand there"]


def make_anew(connection: Connection, chain: Table) -> str:
    """Every link of a chain with the hashes that its fields ask for; the newest of them."""
    previous = BEGINNING
    for row in connection.execute(select(chain).order_by(chain.c.number)).all():
        if chain is t.journal:
            link = replace(entry_of(row)[0], previous=previous)
            hash_ = link_hash(link)
        else:
            hash_ = link_hash(
                Link(
                    number=row.number,
                    case=row.case_name,
                    who=row.who,
                    when=row.made,
                    why=row.why,
                    act=row.act,
                    subject=row.subject,
                    replaces=row.replaces,
                    previous=previous,
                )
            )
        values = {"previous": previous, "hash": hash_}
        connection.execute(update(chain).where(chain.c.number == row.number).values(values))
        previous = hash_
    return previous


def test_words_changed_under_a_decision_that_quotes_them_are_found(kept: Kept) -> None:
    """Whoever changes them mends the digest and makes the whole journal anew."""
    with kept.changing() as connection:
        shelf, record = connection.execute(
            select(t.documents.c.shelf, t.documents.c.record).where(t.documents.c.title == "Second")
        ).one()
        forged = record.replace("two boats lay off", "two wrecks lay at")
        assert forged != record
        values = {"record": forged, "digest": digest(forged)}
        connection.execute(update(t.documents).where(t.documents.c.shelf == shelf).values(values))
        row = (
            connection.execute(select(t.documents).where(t.documents.c.shelf == shelf))
            .mappings()
            .one()
        )
        kind = KINDS["document"]
        connection.execute(
            update(t.journal)
            .where(t.journal.c.what == "document", t.journal.c.about == kind.about(row))
            .values(said=kind.said(row))
        )
        make_anew(connection, t.journal)
        told = found_on(connection)
        with_head = found_on(connection, kept.head)
    assert any(
        one.startswith("decision 10: ") and "does not read as it quotes" in one for one in told
    )
    assert not any(one.startswith(("entry", "document")) and "changed" in one for one in told)
    assert any("no entry has the noted hash" in one for one in with_head)


def test_a_chain_made_anew_is_seen_by_a_noted_head_alone(kept: Kept) -> None:
    with kept.changing() as connection:
        connection.execute(update(t.decisions).values(who="mallory"))
        make_anew(connection, t.decisions)
        d = t.decisions.c
        for row in connection.execute(select(d.number, d.hash)).all():
            connection.execute(
                update(t.journal)
                .where(t.journal.c.what == "decision", t.journal.c.about == f"[{row.number}]")
                .values(said=f'["{row.hash}"]')
            )
        make_anew(connection, t.journal)
        assert found_on(connection) == []
        assert found_on(connection, kept.head) == [
            f"journal: no entry has the noted hash {kept.head}: the newest were removed, "
            "or all made anew"
        ]


def test_a_reader_made_an_owner_and_a_password_swapped_are_found(kept: Kept) -> None:
    with kept.changing() as connection:
        connection.exec_driver_sql("UPDATE roles SET role = 'owner' WHERE user_name = 'bo'")
        first = "SELECT password FROM users WHERE name = 'ana'"
        connection.exec_driver_sql(f"UPDATE users SET password = ({first})")  # noqa: S608
        told = found_on(connection)
    assert told == [
        "account bo: it is not as the journal says it was kept",
        "role bo main: it is not as the journal says it was kept",
    ]


def test_a_trigger_of_a_stranger_is_told(kept: Kept) -> None:
    with kept.changing() as connection:
        if kept.database.is_sqlite:
            connection.exec_driver_sql(
                "CREATE TRIGGER mallory AFTER INSERT ON roles BEGIN "
                "UPDATE roles SET role = 'owner'; END"
            )
        else:
            connection.exec_driver_sql(
                "CREATE FUNCTION mallory() RETURNS trigger LANGUAGE plpgsql AS "
                "$$BEGIN RETURN NEW; END$$"
            )
            connection.exec_driver_sql(
                "CREATE TRIGGER mallory BEFORE INSERT ON roles FOR EACH ROW "
                "EXECUTE FUNCTION mallory()"
            )
        assert found_on(connection) == [
            "trigger mallory: it is none of ours, and may change anything"
        ]

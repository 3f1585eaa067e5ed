"""Connections: a server that was started anew is gone on with, and reading sees one state."""

import psycopg
import pytest
from tests.stores.made import make_reading

from sayso.errors import StoreError
from sayso.records.decision import PutQuestion
from sayso.records.shelf import ClaimQuery
from sayso.stores.store import SqlStore
from sayso.workbench import open_store

CASE = "main"
END_ALL = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()"""


def test_a_server_that_ended_every_connection_is_gone_on_with(
    postgresql_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.stores.database._IDLE_SECONDS", 0.0)
    store = open_store(postgresql_address, create=True)
    store.add_case(CASE)
    with psycopg.connect(postgresql_address, autocommit=True) as other:
        other.execute(END_ALL)
    store.decisions.append([PutQuestion(question="Who?")], case=CASE, who="ana")
    assert store.decisions.state(CASE).question == "Who?"
    store.close()


def test_what_reads_sees_one_state_though_somebody_writes(address: str) -> None:
    store = open_store(address, create=True)
    assert isinstance(store, SqlStore)
    store.add_case(CASE)
    with store._database.reading() as connection:
        count = "SELECT count(*) FROM claims"
        before = connection.exec_driver_sql(count).scalar()
        store.documents.add(make_reading(), case=CASE)
        assert connection.exec_driver_sql(count).scalar() == before == 0
    assert store.claims.list(ClaimQuery(case=CASE)).total == 4
    store.close()


def test_a_thread_that_never_ends_its_writing_is_told_of(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.stores.database._BUSY_SECONDS", 0.1)
    store = open_store(f"{tmp_path}/case.db", create=True)
    assert isinstance(store, SqlStore)
    with (
        store._database.writing(),
        pytest.raises(StoreError, match="somebody else is writing to it"),
        store._database.writing(),
    ):
        raise AssertionError("two wrote at once")
    store.close()

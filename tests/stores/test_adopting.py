"""A store from before there was a journal: entered as it is found, and it says so."""

from datetime import date

import pytest
from tests.stores.filled import CASE, fill
from tests.stores.older import BACK_TO_0002

from sayso.errors import StoreError
from sayso.records.shelf import ClaimQuery
from sayso.stores.store import SqlStore
from sayso.stores.tables import VERSION_TABLE
from sayso.workbench import open_store


def change(store: SqlStore, *statements: str) -> None:
    with store._database.writing() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


@pytest.fixture
def old(address: str) -> str:
    """The address of a store of version 0002, whose claims are filed under days of that time."""
    store = open_store(address, create=True)
    assert isinstance(store, SqlStore)
    fill(store)
    change(
        store,
        *BACK_TO_0002,
        "UPDATE claims SET about_until = '2026-12-3' WHERE about_until = '2026-12-31'",
        "UPDATE holdings SET claims = 4 WHERE superseded_by IS NOT NULL",
    )
    store.close()
    return address


def test_it_is_whole_and_says_from_when_on(old: str) -> None:
    store = open_store(old)
    found = store.decisions.verify()
    assert found.faults == ()
    notes = [one for one in found.notes if "amcheck" not in one]
    assert len(notes) == 1
    assert notes[0].startswith("the journal begins on ")
    assert notes[0].endswith("what was in the store before then was entered as it was found")
    query = ClaimQuery(case=CASE, about_from=date(2026, 12, 31), about_until=date(2027, 1, 1))
    assert len(store.claims.list(query).rows) == 2
    store.close()


def test_what_is_changed_later_is_found(old: str) -> None:
    store = open_store(old)
    assert isinstance(store, SqlStore)
    head = store.decisions.verify().head
    change(store, "UPDATE roles SET role = 'owner'", "UPDATE readings SET engine = 'x'")
    told = {f"{one.where}: {one.message}" for one in store.decisions.verify(noted=head).faults}
    assert "role bo main: it is not as the journal says it was kept" in told
    assert "reading 1: it is not as the journal says it was kept" in told
    store.close()


def test_a_journal_thrown_away_is_begun_anew_and_told(old: str) -> None:
    """Whoever forges a store can make it look old: then it says so, and has another head."""
    store = open_store(old)
    assert isinstance(store, SqlStore)
    head = store.decisions.verify().head
    change(
        store,
        "UPDATE roles SET role = 'owner'",
        *BACK_TO_0002,
    )
    store.close()
    store = open_store(old)
    assert any("the journal begins on" in one for one in store.decisions.verify().notes)
    assert "no entry has the noted hash" in store.decisions.verify(noted=head).faults[0].message
    store.close()


def test_what_does_not_say_of_which_version_it_is_is_told(address: str) -> None:
    store = open_store(address, create=True)
    assert isinstance(store, SqlStore)
    for wrong in ("UPDATE {} SET version_num = '0000'", "DELETE FROM {}"):
        change(store, wrong.format(VERSION_TABLE))
        with pytest.raises(StoreError, match="does not say of which version it is; restore"):
            open_store(address)
    store.close()

"""What every store keeps to: faults are found, accounts and sessions kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.contracts.begun import set_up
from tests.contracts.clock import Clock
from tests.stores.made import make_reading

from sayso.errors import StoreError, TooManyTriesError
from sayso.ports import Store

CASE = "main"
EXAMPLES = Path(__file__).parents[2] / "examples"
PASSWORD = "four words and a comma,"  # noqa: S105


def test_an_untouched_store_has_no_faults(store: Store) -> None:
    store.documents.add(make_reading(), case=CASE)
    set_up(store)
    found = store.decisions.verify()
    assert (found.faults, found.decisions, found.documents, found.readings) == ((), 5, 1, 1)
    assert store.decisions.repair() == found
    assert store.warnings == ()
    for noted in (found.head, store.decisions.list(case=CASE)[-1].hash):
        assert store.decisions.verify(noted=noted).faults == ()


CHANGES = [
    ("UPDATE decisions SET why = 'x' WHERE number = 3", "decision 3", "was changed"),
    ("UPDATE decisions SET who = 'bo' WHERE number = 5", "decision 5", "was changed"),
    ("UPDATE decisions SET made = '2020-01-01T00:00:00.000000+00:00' WHERE number = 1",
     "decision 1", "was changed"),
    ("UPDATE decisions SET act = replace(act, 'one', 'two') WHERE number = 2",
     "decision 2", "was changed"),
    ("UPDATE decisions SET case_name = 'other' WHERE number = 4", "decision 4", "was changed"),
    ("UPDATE decisions SET act_name = 'drop' WHERE number = 4", "decision 4", "filed under"),
    ("DELETE FROM decisions WHERE number = 3", "decision 4", "decision 3 is missing"),
    ("UPDATE decisions SET number = 9 WHERE number = 5", "decision 9", "is missing"),
    ("UPDATE documents SET record = replace(record, 'pier', 'quay')", "document", "was changed"),
    ("UPDATE readings SET record = replace(record, 'judgement', 'assertion')",
     "reading 1", "was changed"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "where", "message"), CHANGES)
def test_any_later_change_is_found_where_it_is(
    store: Store, change: Callable[[str], None], statement: str, where: str, message: str
) -> None:
    store.add_case("other")
    store.documents.add(make_reading(), case=CASE)
    set_up(store)
    change(statement)
    fault = store.decisions.verify().faults[0]
    assert fault.where.startswith(where)
    assert message in fault.message


def test_newest_decisions_taken_away_are_missed_by_a_noted_hash(
    store: Store, change: Callable[[str], None]
) -> None:
    set_up(store)
    noted = store.decisions.verify().head
    change("DELETE FROM decisions WHERE number > 3")
    change("DELETE FROM journal WHERE about IN ('[4]', '[5]')")
    assert store.decisions.verify().faults == ()
    assert "newest were removed" in store.decisions.verify(noted=noted).faults[0].message


@pytest.fixture
def change(address: str) -> Callable[[str], None]:
    """Changes the database behind the store's back."""

    def run(statement: str) -> None:
        if address.startswith("postgresql:"):
            psycopg = pytest.importorskip("psycopg")
            with psycopg.connect(address) as connection:
                connection.execute(statement)
        else:
            import sqlite3

            connection = sqlite3.connect(address)
            with connection:
                connection.execute(statement)
            connection.close()

    return run


# Accounts


def test_accounts_have_roles_in_cases(store: Store) -> None:
    assert store.accounts.list() == ()
    store.add_case("other")
    store.accounts.add("ana", PASSWORD)
    store.accounts.grant("ana", case=CASE, role="owner")
    assert store.accounts.role("ana", case=CASE) == "owner"
    assert store.accounts.role("ana", case="other") is None
    assert [row.name for row in store.cases(user="ana")] == [CASE]
    store.accounts.grant("ana", case=CASE, role=None)
    assert store.accounts.list()[0].roles == ()
    with pytest.raises(StoreError, match="there is an account 'ana' already"):
        store.accounts.add("ana", PASSWORD)
    with pytest.raises(StoreError, match="12 to 1,024 characters"):
        store.accounts.add("bo", "too short")
    with pytest.raises(StoreError, match="no account is called 'bo'"):
        store.accounts.grant("bo", case=CASE, role="reader")


@pytest.mark.parametrize("name", ["", " a", "a/b", "..", "a\nb", "x" * 81])
def test_names_that_break_addresses_are_refused(store: Store, name: str) -> None:
    with pytest.raises(StoreError, match="is no name for a case"):
        store.add_case(name)


def test_a_session_begins_is_used_and_ends(store: Store, clock: Clock) -> None:
    store.accounts.add("ana", PASSWORD)
    assert store.sessions.sign_in("ana", "wrong", address="here") is None
    assert store.sessions.sign_in("bo", PASSWORD, address="here") is None
    token = store.sessions.sign_in("ana", PASSWORD, address="here")
    assert token is not None
    for _ in range(3):
        clock.go_on(hours=11)
        user = store.sessions.user(token)
        assert user is not None
        assert user.name == "ana"
    clock.go_on(hours=13)
    assert store.sessions.user(token) is None
    token = store.sessions.sign_in("ana", PASSWORD, address="here")
    assert token is not None
    store.accounts.change("ana", disabled=True)
    assert store.sessions.user(token) is None
    assert store.sessions.sign_in("ana", PASSWORD, address="here") is None


def test_signing_in_too_often_has_to_wait(store: Store, clock: Clock) -> None:
    store.accounts.add("ana", PASSWORD)
    for _ in range(10):
        assert store.sessions.sign_in("ana", "wrong", address="there") is None
    with pytest.raises(TooManyTriesError) as caught:
        store.sessions.sign_in("Ana", PASSWORD, address="there")
    assert 0 < caught.value.seconds <= 15 * 60
    clock.go_on(minutes=16)
    assert store.sessions.sign_in("ana", PASSWORD, address="there") is not None


def test_nobody_elsewhere_can_lock_a_name_out(store: Store) -> None:
    store.accounts.add("ana", PASSWORD)
    for place in range(4):
        for _ in range(10):
            assert store.sessions.sign_in("ana", "wrong", address=f"192.0.2.{place}") is None
    assert store.sessions.sign_in("ana", PASSWORD, address="198.51.100.7") is not None


def test_many_names_from_one_network_have_to_wait(store: Store) -> None:
    """Whoever has an address of IPv6 has all of its network."""
    for n in range(50):
        assert store.sessions.sign_in(f"u{n}", "wrong", address=f"2001:db8:1:2::{n:x}") is None
    with pytest.raises(TooManyTriesError):
        store.sessions.sign_in("ana", PASSWORD, address="2001:db8:1:2:ffff::1")
    assert store.sessions.sign_in("ana", "wrong", address="2001:db8:1:3::1") is None


def test_neither_passwords_nor_tokens_are_in_the_database(store: Store, address: str) -> None:
    if address.startswith("postgresql:"):
        pytest.skip("the file of SQLite is looked through")
    store.accounts.add("ana", PASSWORD)
    token = store.sessions.sign_in("ana", PASSWORD, address="here")
    assert token is not None
    kept = b"".join(path.read_bytes() for path in Path(address).parent.glob("case.db*"))
    assert b"$argon2id$" in kept
    assert PASSWORD.encode() not in kept
    assert token.encode() not in kept

"""Access tokens: kept as hashes, good for so long, and unfit ones refused."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from sayso.errors import StoreError
from sayso.records.shelf import TOKEN_PREFIX
from sayso.stores import tables as t
from sayso.stores.store import SqlStore, open_sqlite

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)


class Clock:
    """A clock that is set by hand."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[SqlStore]:
    made = open_sqlite(str(tmp_path / "case.db"), create=True, clock=clock)
    made.accounts.add("ana", "a pass phrase for tests")
    yield made
    made.close()


def test_a_secret_is_good_until_its_day_and_not_before_it_was_made(
    store: SqlStore, clock: Clock
) -> None:
    secret, token = store.tokens.make("ana", name="nightly", scope="write", days=30)
    assert secret.startswith(TOKEN_PREFIX)
    assert token.expires == NOW + timedelta(days=30)
    for days, good in ((0, True), (29.9, True), (30, False), (-1, False)):
        clock.now = NOW + timedelta(days=days)
        found = store.tokens.user(secret)
        assert (found is not None) is good
    clock.now = NOW
    user, scope = store.tokens.user(secret) or pytest.fail("nobody")
    assert (user.name, scope) == ("ana", "write")
    assert store.tokens.user(f"{secret}x") is None


def test_the_database_holds_no_secret(store: SqlStore, tmp_path: Path) -> None:
    secret, token = store.tokens.make("ana", name="nightly", scope="read", days=1)
    with store._database.reading() as connection:
        row = connection.execute(select(t.access_tokens)).one()
    assert secret not in str(row)
    assert token.id in str(row)
    store.close()
    for file in tmp_path.iterdir():
        assert secret.encode() not in file.read_bytes()


def test_tokens_are_in_the_journal_from_making_to_revoking(store: SqlStore) -> None:
    _, token = store.tokens.make("ana", name="nightly", scope="read", days=1)
    assert store.decisions.verify().faults == ()
    store.tokens.revoke(token.id)
    assert store.decisions.verify().faults == ()
    assert store.tokens.list() == ()
    with pytest.raises(StoreError, match="there is no token"):
        store.tokens.revoke(token.id)


def test_tokens_whose_day_has_come_are_cleared_when_a_new_one_is_made(
    store: SqlStore, clock: Clock
) -> None:
    store.tokens.make("ana", name="old", scope="read", days=1)
    clock.now = NOW + timedelta(days=2)
    store.tokens.make("ana", name="new", scope="read", days=1)
    assert [one.name for one in store.tokens.list("ana")] == ["new"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"user": "bo"}, "no account is called 'bo'"),
        ({"name": " "}, "1 to 100 characters"),
        ({"name": "a\x1b[2J"}, "1 to 100 characters"),
        ({"scope": "root"}, "no scope is called 'root'"),
        ({"days": 0}, "1 to 366 days"),
        ({"days": 400}, "1 to 366 days"),
    ],
)
def test_what_is_unfit_is_refused(change: dict[str, Any], told: str, store: SqlStore) -> None:
    given: dict[str, Any] = {"user": "ana", "name": "nightly", "scope": "read", "days": 1}
    given |= change
    with pytest.raises(StoreError, match=told):
        store.tokens.make(given.pop("user"), **given)


def test_one_account_has_a_hundred_at_most(store: SqlStore) -> None:
    for number in range(100):
        store.tokens.make("ana", name=str(number), scope="read", days=1)
    with pytest.raises(StoreError, match="the most there may be"):
        store.tokens.make("ana", name="more", scope="read", days=1)

"""A clock that was set back: nothing is backdated by it, nobody waits for it, and it is told."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.contracts.clock import Clock
from tests.stores.filled import CASE, PASSWORD, cheap_hashes
from tests.stores.made import anchor, make_reading

from sayso.errors import TooManyTriesError
from sayso.records.claim_act import RejectClaim
from sayso.records.decision import PutQuestion
from sayso.stores.store import SqlStore, open_postgresql, open_sqlite


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(address: str, clock: Clock) -> Iterator[SqlStore]:
    open_ = open_postgresql if address.startswith("postgresql:") else open_sqlite
    made = open_(address, create=True, clock=clock)
    made.add_case(CASE)
    with cheap_hashes():
        yield made
    made.close()


def ask(store: SqlStore, question: str) -> None:
    store.decisions.append([PutQuestion(question=question)], case=CASE, who="ana")


def test_a_decision_is_not_backdated(store: SqlStore, clock: Clock) -> None:
    """Who decides on the 7th, by the clock, after somebody did on the 10th, was later."""
    clock.now = datetime(2026, 5, 10, 12, tzinfo=UTC)
    ask(store, "on the 10th")
    clock.go_on(days=-3)
    ask(store, "later, though the clock says the 7th")
    reading = make_reading()
    store.documents.add(reading, case=CASE)
    store.decisions.append([RejectClaim(claim=anchor(reading, 0))], case=CASE, who="ana")
    assert store.decisions.state(CASE).question.startswith("later")
    on_the_8th = date(2026, 5, 8)
    assert store.decisions.state(CASE, until=on_the_8th).question == ""
    assert store.decisions.list(case=CASE, until=on_the_8th) == ()
    laid = store.documents.reading(reading.document.id, case=CASE, until=on_the_8th)
    assert (laid.rejected, laid.number) == ((), 0)
    assert len(store.decisions.list(case=CASE, until=date(2026, 5, 10))) == 3


def test_it_is_told_by_verifying(store: SqlStore, clock: Clock) -> None:
    ask(store, "first")
    clock.go_on(minutes=-4)  # as far as the clocks of two machines may be apart
    ask(store, "second")
    found = store.decisions.verify()
    assert (found.faults, [one for one in found.notes if "clock" in one]) == ((), [])
    clock.go_on(days=-3)
    ask(store, "third")
    found = store.decisions.verify()
    assert found.faults == ()
    assert [one for one in found.notes if "set back" in one] == [
        "entry 5 (decision) is dated 2026-02-26T11:56, before the one it follows: "
        "the clock was set back"
    ]
    clock.now = datetime(2025, 1, 1, tzinfo=UTC)
    notes = store.decisions.verify().notes
    assert (
        "entry 2 (case) is dated 2026-03-01T12:00, which is yet to come: "
        "a clock was wrong, then or now" in notes
    )


def test_it_is_told_to_whoever_opens_the_store(store: SqlStore, clock: Clock, address: str) -> None:
    ask(store, "first")
    assert store.warnings == ()
    clock.go_on(days=-3)
    open_ = open_postgresql if address.startswith("postgresql:") else open_sqlite
    again = open_(address, clock=clock)
    assert again.warnings == (
        "the clock says 2026-02-26T12:00, but its newest entry is of 2026-03-01T12:00 (UTC): "
        "set the clock right, or what is kept now is dated wrongly",
    )
    again.close()


def test_nobody_waits_for_a_clock_to_catch_up(store: SqlStore, clock: Clock) -> None:
    store.accounts.add("ana", PASSWORD)
    for _ in range(10):
        assert store.sessions.sign_in("ana", "wrong", address="there") is None
    clock.go_on(days=-1)
    with pytest.raises(TooManyTriesError) as caught:
        store.sessions.sign_in("ana", PASSWORD, address="there")
    assert caught.value.seconds <= timedelta(minutes=15).total_seconds()
    clock.go_on(minutes=16)
    assert store.sessions.sign_in("ana", PASSWORD, address="there") is not None


def test_a_session_does_not_live_longer_by_it(store: SqlStore, clock: Clock) -> None:
    store.accounts.add("ana", PASSWORD)
    token = store.sessions.sign_in("ana", PASSWORD, address="here")
    assert token is not None
    clock.go_on(minutes=-4)
    assert store.sessions.user(token) is not None
    clock.go_on(days=-30)
    assert store.sessions.user(token) is None
    clock.go_on(days=30)
    assert store.sessions.user(token) is None
    assert store.decisions.verify().faults == ()

"""A store with something in every table: what changes behind its back are tried on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

from argon2 import PasswordHasher
from tests.contracts.begun import set_up
from tests.stores.made import HARBOUR, anchor, make_reading

from sayso.ports import Store
from sayso.records.claim_act import CorrectCertainty, CorrectSource, RejectClaim
from sayso.records.decision import Act, CiteClaim, MergeActors, Undo
from sayso.records.shelf import OriginalFile

CASE, OTHER = "main", "other"
PASSWORD = "four words and a comma,"  # noqa: S105


@contextmanager
def cheap_hashes() -> Iterator[None]:
    """Within it a password is hashed at once, which in earnest takes a while on purpose."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with (
        patch("sayso.stores.accounts.hasher", lambda: cheap),
        patch("sayso.stores.sessions.hasher", lambda: cheap),
    ):
        yield


def fill(store: Store) -> None:
    """Two cases, a file read twice, decisions of most kinds, accounts, roles, a session."""
    with cheap_hashes():
        _fill(store)


def _fill(store: Store) -> None:
    for case in (CASE, OTHER):
        store.add_case(case, who="ana")
    set_up(store)
    file = OriginalFile(name="harbour.pdf", sha256="ab" * 32)
    old = make_reading(HARBOUR.replace("Ana Ruiz said", "She said"))
    store.documents.add(old, case=CASE, file=file, who="ana")
    reading = make_reading()
    store.documents.add(reading, case=CASE, file=file, who="ana")
    second = make_reading(title="Second")
    second = replace(second, document=replace(second.document, publisher="The Anholt Courier"))
    store.documents.add(second, case=CASE, who="bo")
    store.documents.add(second, case=OTHER, who="bo")
    acts: list[Act] = [
        CorrectSource(claim=anchor(reading, 1), source="person", name="Bo Lind"),
        CorrectCertainty(claim=anchor(reading, 2), words="certain", low=0.9, high=0.99),
        RejectClaim(claim=anchor(reading, 3)),
        MergeActors(names=("Officials",), name="The officials"),
        CiteClaim(claim=anchor(second, 0), evidence="E1", witness="ana"),
    ]
    made = store.decisions.append(acts, case=CASE, who="ana", why="as the text says")
    store.decisions.append([Undo(number=made[2].number)], case=CASE, who="bo", why="it does")
    for case in (CASE, OTHER):
        store.dossiers.current(case)
    for name, role in (("ana", "owner"), ("bo", "reader")):
        store.accounts.add(name, PASSWORD)
        store.accounts.grant(name, case=CASE, role=role)  # type: ignore[arg-type]
    assert store.sessions.sign_in("ana", PASSWORD, address="192.0.2.1")
    assert store.sessions.sign_in("ana", "wrong", address="192.0.2.1") is None
    store.tokens.make("ana", name="nightly", scope="read", days=30)

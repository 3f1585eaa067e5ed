"""Random damage of a file: one line tells of it, and nothing else ever comes of it."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from tests.stores.filled import CASE, fill

from sayso.errors import StoreError
from sayso.ports import Store
from sayso.records.decision import PutQuestion
from sayso.records.shelf import ClaimQuery, DocumentQuery
from sayso.workbench import open_store

PAGE = 4096
TRIES = 60


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "case.db"
    store = open_store(path, create=True)
    fill(store)
    store.close()
    return path.read_bytes()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Some bits turned; or that, and the end cut off, a page emptied, or one put over another."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 4, 64))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    one, other = (chance.randrange(len(made) // PAGE) * PAGE for _ in range(2))
    match chance.randrange(5):
        case 0:
            del made[chance.randrange(100, len(made)) :]
        case 1:
            made[one : one + PAGE] = bytes(PAGE)
        case 2:
            made[one : one + PAGE] = made[other : other + PAGE]
    return bytes(made)


def listed(store: Store) -> tuple[object, ...]:
    rows = store.claims.list(ClaimQuery(case=CASE, limit=500)).rows
    return tuple((row.document, row.text, row.source, row.kind) for row in rows)


def uses(store: Store) -> Iterator[Callable[[], object]]:
    """What people do with a store."""
    documents = DocumentQuery(case=CASE, words="pier")
    yield store.cases
    yield store.accounts.list
    yield lambda: store.documents.list(documents)
    yield lambda: [
        store.documents.reading(row.id, case=CASE) for row in store.documents.list(documents).rows
    ]
    yield lambda: store.claims.names(CASE, of="actor")
    yield lambda: store.dossiers.current(CASE)
    yield lambda: store.decisions.list(case=CASE)
    yield lambda: store.decisions.append([PutQuestion(question="?")], case=CASE, who="ana")


T = TypeVar("T")


def told_or_done(use: Callable[[], T]) -> T | str:
    """What came of it, or the one line that tells why nothing did."""
    try:
        return use()
    except StoreError as error:
        return str(error)


def look_at(path: Path, right: tuple[object, ...], head: str) -> str:
    """What comes of a damaged file, which nothing but a line or a fault tells of."""
    store = told_or_done(lambda: open_store(path))
    if isinstance(store, str):
        assert "\n" not in store
        return "not opened"
    found = told_or_done(lambda: store.decisions.verify(noted=head))
    lines = [found] if isinstance(found, str) else [one.message for one in found.faults]
    assert lines or listed(store) == right
    came_of_it = "faults" if lines else "clean"
    for use in uses(store):
        done = told_or_done(use)
        lines += [done] if isinstance(done, str) else []
    assert not any("\n" in line for line in lines)
    store.close()
    return came_of_it


def test_damage_is_told_in_one_line_or_changes_nothing(whole: bytes, tmp_path: Path) -> None:
    chance = random.Random(20260301)
    path = tmp_path / "case.db"
    path.write_bytes(whole)
    store = open_store(path)
    right, head = listed(store), store.decisions.verify().head
    store.close()
    came_of_it: Counter[str] = Counter()
    for number in range(TRIES):
        path = tmp_path / f"{number}.db"
        path.write_bytes(damaged(whole, chance))
        came_of_it[look_at(path, right, head)] += 1
        path.unlink()
    # A near-empty page has room in which nothing is harmed.
    assert min(came_of_it["faults"], came_of_it["not opened"]) > 5

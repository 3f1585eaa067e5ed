"""Memory and disk that fail at any point: nothing is half kept, one line tells, and it goes on."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count, cycle
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from tests.stores.made import anchor, make_reading
from tests.stores.older import BACK_TO_0002

from sayso.errors import StoreError
from sayso.ports import Store
from sayso.records.claim_act import CorrectKind
from sayso.records.decision import Act, PutQuestion
from sayso.records.shelf import OriginalFile
from sayso.stores.database import sqlite_database
from sayso.stores.store import SqlStore, utc_now
from sayso.stores.versions import bring_up_to_date
from sayso.workbench import open_store

CASE = "main"
_NUMBERS = count()
FILE = OriginalFile(name="second.txt", sha256="ab" * 32)
TROUBLES: dict[str, tuple[Callable[[], BaseException], str]] = {
    "a full disk": (
        lambda: sqlite3.OperationalError("database or disk is full"),
        "the disk is full: what was being kept is not, all else is; make room",
    ),
    "a full disk, told by the system": (
        lambda: OSError(28, "No space left on device"),
        "the disk is full: what was being kept is not, all else is; make room",
    ),
    "a disk that fails": (
        lambda: sqlite3.OperationalError("disk I/O error"),
        "the disk failed, or is full: what was being kept is not, all else is",
    ),
    "a disk that fails, told by the system": (
        lambda: OSError(5, "Input/output error"),
        "the disk failed, or is full: what was being kept is not, all else is",
    ),
    "no memory": (
        MemoryError,
        "there is not enough memory: what was being kept is not, all else is",
    ),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    made = open_store(tmp_path / "case.db", create=True)
    assert isinstance(made, SqlStore)
    made.add_case(CASE)
    made.documents.add(make_reading(), case=CASE)
    yield made
    made.close()


def add(store: Store) -> object:
    title = str(next(_NUMBERS))
    return store.documents.add(make_reading(title=title), case=CASE, file=FILE, who="ana")


def decide(store: Store) -> object:
    acts: list[Act] = [
        CorrectKind(claim=anchor(make_reading(), 0), kind="judgement"),
        PutQuestion(question="Who?"),
    ]
    return store.decisions.append(acts, case=CASE, who="ana")


def open_case(store: Store) -> object:
    return store.add_case("other")


DOINGS = {"add": add, "decide": decide, "case": open_case}


def told_or_done(do: Callable[[], object]) -> str:
    """The one line that tells why nothing came of it; none where it was done."""
    try:
        do()
    except StoreError as error:
        assert "\n" not in str(error)  # noqa: PT017
        return str(error)
    return ""


@contextmanager
def failing_at(store: SqlStore, number: int, error: BaseException) -> Iterator[list[str]]:
    """Within it the statement of that number fails; those that were run."""
    run: list[str] = []

    def fail(*given: Any) -> None:
        run.append(given[2])
        if len(run) == number:
            raise error

    engine = store._database.engine
    event.listen(engine, "before_cursor_execute", fail)
    try:
        yield run
    finally:
        event.remove(engine, "before_cursor_execute", fail)


def contents(store: SqlStore) -> list[object]:
    """Every row of every table."""
    with store._database.reading() as connection:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        names = connection.exec_driver_sql(tables).scalars().all()
        return [
            connection.exec_driver_sql(f"SELECT * FROM {name}").all()  # noqa: S608
            for name in names
            if not name.startswith("sqlite_stat")
        ]


@pytest.mark.parametrize("doing", DOINGS)
@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_failure_at_any_statement_leaves_nothing_half_kept(
    store: SqlStore, doing: str, trouble: str
) -> None:
    make, message = TROUBLES[trouble]
    before = contents(store)
    for number in range(1, 200):
        with failing_at(store, number, make()) as run:
            told = told_or_done(lambda: DOINGS[doing](store))
        if not told:
            break
        assert message in told, run[-1]
        assert contents(store) == before, run[-1]
    assert number > 5
    assert contents(store) != before
    assert store.decisions.verify().faults == ()


@pytest.mark.parametrize("doing", ["add", "decide"])
def test_a_disk_that_is_full_at_any_page_leaves_nothing_half_kept(
    store: SqlStore, doing: str
) -> None:
    """SQLite itself is told how many pages there may be, and fails where it needs one more."""
    first = pages(store, "page_count")
    for limit in range(first, first + 6):
        pages(store, f"max_page_count = {limit}")
        before = contents(store)
        told = ""
        while not told:
            told = told_or_done(lambda: DOINGS[doing](store))
            before = before if told else contents(store)
        assert "the disk is full: what was being kept is not" in told
        assert contents(store) == before
    assert store.decisions.verify().faults == ()


def pages(store: SqlStore, pragma: str) -> int:
    """What SQLite says of its pages; the limit holds for each connection of its own."""
    with store._database.engine.connect() as connection:
        found: int = connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one()
        return found


def go_short(path: str) -> None:
    """Add and decide while there is less and less memory; tell how often it was done."""
    store = open_store(path)
    assert isinstance(store, SqlStore)
    done: Counter[str] = Counter()
    limit = 1_500_000.0
    with suppress(MemoryError):  # in the end not even that can be asked
        while done["failed"] < 12:
            limit *= 0.98  # SQLite lets its limit be lowered alone
            pages(store, f"hard_heap_limit = {int(limit)}")
            for name, do in (("added", add), ("decided", decide)):
                told = told_or_done(partial(do, store))
                assert not told or "not enough memory: what was being kept is not" in told
                done["failed" if told else name] += 1
    os.write(1, f"{done['added']} {done['decided']} {done['failed']}".encode())
    os._exit(0)


GO_SHORT = "import sys; from tests.stores.test_failing import go_short; go_short(sys.argv[1])"


def test_memory_that_is_short_at_any_point_leaves_nothing_half_kept(
    store: SqlStore, tmp_path: Path
) -> None:
    path = tmp_path / "case.db"
    call = [sys.executable, "-c", GO_SHORT, str(path)]
    ran = subprocess.run(call, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    added, decided, failed = map(int, ran.stdout.split())
    found = store.decisions.verify()
    assert found.faults == ()
    assert (found.documents, found.decisions) == (1 + added, 2 * decided)
    assert min(added, decided, failed) > 0


def test_a_migration_that_fails_at_any_statement_changes_nothing(tmp_path: Path) -> None:
    """What makes a journal of an older store is done whole, or not at all."""
    old = tmp_path / "old.db"
    made = open_store(old, create=True)
    assert isinstance(made, SqlStore)
    made.add_case(CASE)
    made.documents.add(make_reading(), case=CASE)
    with made._database.writing() as connection:
        for statement in BACK_TO_0002:
            connection.exec_driver_sql(statement)
    before = contents(made)
    made.close()
    for number, trouble in zip(range(3, 60, 4), cycle(TROUBLES), strict=False):
        path = tmp_path / f"{number}.db"
        shutil.copyfile(old, path)
        make, message = TROUBLES[trouble]
        database = sqlite_database(path, create=False, read_only=False)
        store = SqlStore.__new__(SqlStore)
        store._database = database
        with failing_at(store, number, make()) as run:
            upgrade = partial(bring_up_to_date, database, create=False, clock=utc_now)
            told = told_or_done(upgrade)
        if not told:
            break
        assert message in told, run[-1]
        assert contents(store) == before, run[-1]
        database.close()
        opened = open_store(path)
        assert opened.decisions.verify().faults == ()
        opened.close()
    assert number > 10

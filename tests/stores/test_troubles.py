"""Full disks, read-only files, newer versions, strangers' files: one clear line, no damage."""

import multiprocessing
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from tests.stores.made import make_reading

from sayso.errors import SaysoError, StoreError
from sayso.ports import Store
from sayso.records.decision import PutQuestion
from sayso.records.shelf import DocumentQuery
from sayso.stores.store import SqlStore, planned_upgrade
from sayso.stores.tables import VERSION_TABLE, metadata
from sayso.stores.versions import NEWEST
from sayso.workbench import open_store

CASE = "main"


def small_store(address: str | Path) -> Store:
    store = open_store(address, create=True)
    store.add_case(CASE)
    store.documents.add(make_reading(), case=CASE)
    store.decisions.append([PutQuestion(question="Who?")], case=CASE, who="ana")
    return store


def whole(address: str | Path, *, documents: int = 1) -> bool:
    store = open_store(address, read_only=True)
    found = store.decisions.verify()
    store.close()
    return found.faults == () and found.decisions >= 1 and found.documents >= documents


def test_tables_are_what_the_migrations_make(address: str) -> None:
    store = small_store(address)
    assert isinstance(store, SqlStore)
    ours = {VERSION_TABLE, *metadata.tables}
    with store._database.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "version_table": VERSION_TABLE,
                "include_name": lambda name, kind, _: kind != "table" or name in ours,
                "compare_type": False,
            },
        )
        found = [one for one in compare_metadata(context, metadata) if "words" not in str(one)]
    store.close()
    assert found == []


def test_a_planned_upgrade_is_told_and_not_done(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    path.touch()
    assert "CREATE TABLE decisions" in planned_upgrade(str(path))
    assert path.stat().st_size == 0
    small_store(path).close()
    assert planned_upgrade(str(path)) == ""


def test_a_newer_version_is_not_touched(address: str) -> None:
    store = small_store(address)
    assert isinstance(store, SqlStore)
    with store._database.writing() as connection:
        newer = f"UPDATE {VERSION_TABLE} SET version_num = '9999'"  # noqa: S608
        connection.exec_driver_sql(newer)
    store.close()
    message = f"was made by a newer Sayso .version 9999 of its tables, known: {NEWEST}.; upgrade"
    with pytest.raises(StoreError, match=message):
        open_store(address)
    with pytest.raises(StoreError, match=message):
        open_store(address, read_only=True)


def stranger(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (name TEXT)")
    connection.close()


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        (lambda path: path.write_text("question = 1"), "is no case store"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000), "is"),
        (stranger, "is no case store"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: None, "does not exist"),
    ],
)
def test_what_is_no_store_is_left_alone(
    tmp_path: Path, prepare: Callable[[Path], object], message: str
) -> None:
    path = tmp_path / "case.db"
    prepare(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=message) as caught:
        open_store(path)
    assert "\n" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_store_in_no_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="its folder does not exist"):
        open_store(tmp_path / "nowhere" / "case.db", create=True)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("mysql://host/db", "no store is called 'mysql'"),
        ("postgresql://nobody@127.0.0.1:9/none", "cannot be reached"),
    ],
)
def test_an_address_of_nothing_is_told(address: str, message: str) -> None:
    with pytest.raises(SaysoError, match=message):
        open_store(address)


def test_a_read_only_file_is_read_and_not_written(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    small_store(path).close()
    path.chmod(0o444)
    store = open_store(path)
    assert store.documents.list(DocumentQuery(case=CASE)).total == 1
    for write in (
        lambda: store.documents.add(make_reading(title="other"), case=CASE),
        lambda: store.decisions.append([PutQuestion(question="?")], case=CASE, who="ana"),
        lambda: store.accounts.add("ana", "a long enough password"),
    ):
        with pytest.raises(StoreError, match="may not be written to; give yourself"):
            write()
    store.close()
    assert whole(path)


def test_a_file_that_may_be_written_to_again_is(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    small_store(path).close()
    path.chmod(0o444)
    open_store(path).documents.list(DocumentQuery(case=CASE))  # never closed, as by a kill
    assert [file.name for file in tmp_path.iterdir()] == ["case.db"]
    path.chmod(0o644)
    store = open_store(path)
    store.documents.add(make_reading(title="other"), case=CASE)
    store.close()
    assert whole(path, documents=2)


def test_a_database_that_cannot_hold_every_character_is_not_used(postgresql_server: str) -> None:
    psycopg = pytest.importorskip("psycopg")
    call = f"host={postgresql_server} user=sayso dbname=postgres"
    with psycopg.connect(call, autocommit=True) as connection:
        kind = "ENCODING SQL_ASCII LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
        connection.execute(f"CREATE DATABASE plain_ascii {kind}")
    with pytest.raises(StoreError, match="its encoding is SQL_ASCII, not UTF8; make another"):
        open_store(f"postgresql://sayso@/plain_ascii?host={postgresql_server}", create=True)


def add_many(store: Store) -> None:
    for number in range(1000):
        store.documents.add(make_reading(title=str(number)), case=CASE)


def fill_up(path: str, most: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    store = open_store(path)
    try:
        add_many(store)
    except StoreError as error:
        os.write(1, f"{error}\n".encode())
        os._exit(7)
    os._exit(0)


FILL = """
import signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from tests.stores.test_troubles import fill_up
fill_up(sys.argv[1], int(sys.argv[2]))
"""


def test_a_full_disk_costs_what_was_being_kept_alone(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    small_store(path).close()
    most = path.stat().st_size + 400_000
    ran = subprocess.run(
        [sys.executable, "-c", FILL, str(path), str(most)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 7, ran.stderr
    assert "what was being kept is not, all else is" in ran.stdout
    assert ran.stdout.count("\n") == 1
    assert whole(path, documents=2)
    store = open_store(path)
    assert store.documents.add(make_reading(title="after"), case=CASE)
    store.close()
    assert whole(path)


def test_a_full_disk_of_its_own(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)],  # noqa: S607
        capture_output=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip("no file system can be mounted here")
    try:
        store = small_store(disk / "case.db")
        with pytest.raises(StoreError, match="the disk is full"):
            add_many(store)
        store.close()
        assert whole(disk / "case.db")
    finally:
        subprocess.run(["umount", str(disk)], check=True)  # noqa: S607


def decide(address: str, who: str, count: int) -> None:
    store = open_store(address)
    for number in range(count):
        acts = [PutQuestion(question=f"{who} {number}?"), PutQuestion(question=f"{who} {number}!")]
        store.decisions.append(acts, case=CASE, who=who)
        store.documents.add(make_reading(title=f"{who} {number}"), case=CASE)
    store.close()


def test_writers_at_once_make_one_chain(address: str) -> None:
    small_store(address).close()
    spawned = multiprocessing.get_context("spawn")
    names = ("ana", "bo", "cy")
    processes = [spawned.Process(target=decide, args=(address, name, 8)) for name in names]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    store = open_store(address)
    made = store.decisions.list(case=CASE)
    assert [one.number for one in made] == list(range(1, 50))
    # The two of one call stand together, whoever else was writing.
    asked = [one.act.question for one in made[1:] if isinstance(one.act, PutQuestion)]
    assert all(a[:-1] == b[:-1] for a, b in zip(asked[::2], asked[1::2], strict=True))
    assert store.decisions.verify().faults == ()
    assert store.documents.list(DocumentQuery(case=CASE)).total == 25
    store.close()


def test_one_store_serves_many_threads(address: str) -> None:
    store = small_store(address)
    failed: list[Exception] = []

    def work(who: str) -> None:
        try:
            for number in range(5):
                act = PutQuestion(question=f"{who} {number}")
                store.decisions.append([act], case=CASE, who=who)
                store.decisions.state(CASE)
        except Exception as error:
            failed.append(error)

    threads = [Thread(target=work, args=(f"t{number}",)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(store.decisions.list(case=CASE)) == 51
    store.close()


def test_a_writer_that_never_ends_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.stores.database._BUSY_SECONDS", 0.2)
    path = tmp_path / "case.db"
    store = small_store(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="somebody else is writing to it"):
        store.decisions.append([PutQuestion(question="?")], case=CASE, who="ana")
    other.execute("ROLLBACK")
    other.close()
    store.close()
    assert whole(path)


def test_a_damaged_file_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    small_store(path).close()
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data), 4096):
        data[at : at + 8] = b"\xff" * 8
    path.write_bytes(bytes(data))
    with pytest.raises(StoreError, match="the database is damaged") as caught:
        open_store(path)
    assert "\n" not in str(caught.value)

"""A lost end of the write-ahead log: told where it can be known, and the log is not thrown away."""

import shutil
from pathlib import Path

import pytest

from sayso.records.decision import PutQuestion
from sayso.stores import write_ahead
from sayso.stores.write_ahead import beside
from sayso.workbench import open_store

CASE = "main"
COUNT = 30


@pytest.fixture(scope="module")
def in_use(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a store that nobody closed, as a power cut leaves them."""
    folder = tmp_path_factory.mktemp("in-use")
    path = folder / "working.db"
    store = open_store(path, create=True)
    store.add_case(CASE)
    for number in range(COUNT):
        act = PutQuestion(question=f"{number}?")
        store.decisions.append([act], case=CASE, who="ana")
    left = folder / "case.db"
    for ending in ("", "-wal"):
        shutil.copyfile(beside(path, ending), beside(left, ending))
    store.close()
    return left


@pytest.fixture
def left(in_use: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sayso.stores.write_ahead._PAUSE_SECONDS", 0)
    for ending in ("", "-wal"):
        shutil.copyfile(beside(in_use, ending), tmp_path / f"case.db{ending}")
    return tmp_path / "case.db"


def told(path: Path, *, read_only: bool) -> tuple[tuple[str, ...], int]:
    """What opening it tells, and how many decisions it has."""
    store = open_store(path, read_only=read_only)
    found = store.decisions.verify()
    store.close()
    assert [one.message for one in found.faults] == list(store.warnings)
    return store.warnings, found.decisions


def test_a_whole_log_is_read_without_a_word(left: Path) -> None:
    for read_only in (True, False):
        assert told(left, read_only=read_only) == ((), COUNT)


@pytest.mark.parametrize("at", [0, 8, 20, 25, 5000, 60_000, -60_000])
def test_damage_before_the_end_is_told(left: Path, at: int) -> None:
    log = beside(left, "-wal")
    data = bytearray(log.read_bytes())
    data[at] ^= 255
    log.write_bytes(data)
    warnings, count = told(left, read_only=True)
    assert count < COUNT
    assert len(warnings) == 1
    assert "the end of its write-ahead log is damaged: what was kept last is lost" in warnings[0]
    assert "copy case.db-wal before anything writes, and restore a backup" in warnings[0]
    assert log.read_bytes() == data
    for _ in range(2):  # and again, while the copy is there
        warnings, count = told(left, read_only=False)
        assert count < COUNT
        assert "the log was copied to case.db-wal.damaged: restore a backup, or del" in warnings[0]
    assert beside(left, "-wal.damaged").read_bytes() == data
    beside(left, "-wal.damaged").unlink()
    assert told(left, read_only=False) == ((), count)


def test_zeros_in_it_are_told(left: Path) -> None:
    log = beside(left, "-wal")
    data = bytearray(log.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 4096] = bytes(4096)
    log.write_bytes(data)
    warnings, count = told(left, read_only=True)
    assert count < COUNT
    assert len(warnings) == 1


@pytest.mark.parametrize("cut", [1, 4000, 4096])
def test_a_writer_killed_in_the_middle_of_a_page_is_no_damage(left: Path, cut: int) -> None:
    """What it had begun is not kept, and was never told of as kept."""
    log = beside(left, "-wal")
    log.write_bytes(log.read_bytes()[:-cut])
    assert told(left, read_only=True) == ((), COUNT - 1)


def test_an_end_that_was_cut_off_is_known_by_a_noted_head_alone(left: Path) -> None:
    store = open_store(left, read_only=True)
    head = store.decisions.verify().head
    store.close()
    log = beside(left, "-wal")
    log.write_bytes(log.read_bytes()[:-50_000])
    store = open_store(left, read_only=True)
    assert store.warnings == ()
    assert store.decisions.verify().faults == ()
    assert "the newest were removed" in store.decisions.verify(noted=head).faults[0].message
    store.close()


def test_a_log_that_cannot_be_read_is_told(left: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder that may not be written to, SQLite passes over it."""
    monkeypatch.setattr("sayso.stores.database._is_fixed", lambda _: True)
    store = open_store(left, read_only=True)
    assert store.warnings == (
        "what was kept last stands in case.db-wal, which cannot be read in a folder that may not "
        "be written to; copy both files to another",
    )
    store.close()


def test_what_a_killed_writer_had_finished_and_not_told_is_no_damage(
    left: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = write_ahead._reached
    monkeypatch.setattr(write_ahead, "_reached", lambda path: reached(path) - 4)
    assert write_ahead.losses(left, read_only=True, fixed=False) == ()


def test_a_log_that_is_emptied_while_it_is_looked_at_is_no_damage(
    left: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever closes a store last empties its log: what was in it is in the store by then."""

    def empty(path: Path) -> int:
        beside(path, "-wal").write_bytes(b"")
        return 0

    monkeypatch.setattr(write_ahead, "_reached", empty)
    assert write_ahead.losses(left, read_only=False, fixed=False) == ()

"""A spool: what is put comes back, nothing is left, and a full disk is told in one line."""

import errno
import os
import pickle
import tempfile
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import EngineError
from sayso.runners import spool as spools
from sayso.runners.spool import TempSpool

DATA = [b"a" * 100, b"", b"bc" * 50_000]


@pytest.mark.parametrize("in_memory", [0, 150, 1 << 22])
def test_what_is_put_comes_back(monkeypatch: pytest.MonkeyPatch, in_memory: int) -> None:
    monkeypatch.setattr(spools, "IN_MEMORY", in_memory)
    spool = TempSpool()
    places = [spool.put(one) for one in DATA]
    assert [spool.get(place) for place in places] == DATA
    assert spool.descriptor is not None  # all of it is in a file from here on
    assert [spool.get(place) for place in places] == DATA
    assert spool.get(spool.put(b"more")) == b"more"
    assert pickle.loads(pickle.dumps(spool)) is spool  # noqa: S301  our own


def test_its_file_has_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So it is gone with the last process that has it open, killed or not."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    spool = TempSpool()
    spool.put(DATA[0])
    file = spool.descriptor
    assert file is not None
    found = os.fstat(file)
    assert (found.st_nlink, found.st_size) == (0, len(DATA[0]))
    assert found.st_dev == tmp_path.stat().st_dev
    assert list(tmp_path.iterdir()) == []
    del spool
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(file)


def test_a_full_disk_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    spool = TempSpool()
    monkeypatch.setattr(tempfile, "tempdir", "/tmp")  # noqa: S108  nothing is put there
    monkeypatch.setattr(os, "write", full)
    monkeypatch.setattr(spools, "IN_MEMORY", 0)
    with pytest.raises(EngineError) as raised:
        spool.put(b"a" * (1 << 25))
    assert str(raised.value) == (
        "temporary files in /tmp cannot be written (no space left on device); "
        "make room there, or name another folder with TMPDIR"
    )


def test_without_a_folder_for_temporary_files_all_is_held_in_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none(**_: Any) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(tempfile, "TemporaryFile", none)
    spool = TempSpool()
    place = spool.put(DATA[0])
    assert spool.descriptor is None
    again = pickle.loads(pickle.dumps(spool))  # noqa: S301  our own
    assert again.get(place) == spool.get(place) == DATA[0]
    assert again.get(again.put(DATA[2])) == DATA[2]

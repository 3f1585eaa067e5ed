"""The command holds every document to its limits, tells which one was too much, and reads the rest.

Here the command is a process, as a person starts it.
"""

import json
import logging
import os
import re
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.readers import hostile
from tests.web.client import Client

from sayso.cli import bounds
from sayso.cli.limits import parse_seconds, parse_size
from sayso.cli.serve import run
from sayso.cli.settings import load_settings
from sayso.errors import ConfigError
from sayso.records.limits import USUAL, Limits
from sayso.web.settings import Settings
from sayso.workbench import open_store

Start = Callable[..., "subprocess.Popen[bytes]"]
Run = Callable[..., Any]
SECONDS = 300
"""How long to wait for what should come at once."""
BEYOND_AN_ENGINE = 400 * 2**20
"""Bytes of memory that a process has only for a document."""
STOPPED = pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])


@pytest.fixture
def mixed(folder: Path) -> Path:
    """The three documents of the folder, and before them one that has no end."""
    (folder / "0.pdf").write_bytes(hostile.without_end())
    return folder


@pytest.mark.parametrize(
    "call", [("read", "--engine", "awkward"), ("check",), ("link",)], ids=lambda call: call[0]
)
def test_a_document_without_end_costs_itself_alone(
    start: Start, mixed: Path, call: tuple[str, ...]
) -> None:
    process = start(*call, mixed, "--memory-limit", "512MiB")
    out, errors = process.communicate(timeout=SECONDS)
    first = errors.decode().splitlines()[0]
    assert first.startswith(f"sayso: {mixed / '0.pdf'}: ")
    assert "512 MiB" in first
    assert b"1 of 4 documents could not be read" in errors
    assert out


def test_a_document_without_end_is_passed_over_on_the_way_into_a_store(
    start: Start, mixed: Path, tmp_path: Path
) -> None:
    call = ("add", tmp_path / "a.db", mixed, "--engine", "awkward", "--memory-limit", "512MiB")
    process = start(*call)
    errors = process.communicate(timeout=SECONDS)[1].decode()
    assert f"sayso: {mixed / '0.pdf'}: " in errors
    assert "3 added" in errors


def test_a_document_beyond_its_time_is_told_as_that(start: Start, mixed: Path) -> None:
    call = ("read", mixed / "0.pdf", "--time-limit", "2", "--memory-limit", "none")
    errors = start(*call).communicate(timeout=SECONDS)[1].decode()
    assert errors == (
        f"sayso: {mixed / '0.pdf'}: took longer than 2 s, the most that it may; "
        "split it, or give it more with --time-limit\n"
    )


def test_a_document_that_takes_too_much_memory_is_told_as_that(
    start: Start, tmp_path: Path, folder: Path
) -> None:
    path = tmp_path / "many.pdf"
    path.write_bytes(hostile.many_operators(120_000, alike=False))
    process = start(
        *("read", path, folder, "--format", "json", "--engine", "awkward"),
        *("--memory-limit", "512MiB", "--quiet"),
    )
    out, errors = process.communicate(timeout=SECONDS)
    assert len(out.splitlines()) == 3
    (line,) = errors.decode().splitlines()
    assert line.startswith(f"sayso: {path}: ")
    assert "512 MiB" in line
    assert line.endswith("; split it, or give it more with --memory-limit")


@STOPPED
def test_stopping_ends_the_document_that_is_being_read(
    start: Start, tmp_path: Path, number: signal.Signals
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(hostile.without_end())
    process = start("read", path, "--memory-limit", "none")
    worker = at_work(process.pid)
    process.send_signal(number)
    out, errors = process.communicate(timeout=SECONDS)
    assert (out, process.returncode) == (b"", 128 + number)
    assert errors.strip() == (b"sayso: interrupted" if number == signal.SIGINT else b"")
    check_ends(worker)


@STOPPED
def test_stopping_a_server_gives_up_the_upload_that_is_being_read(
    start: Start, tmp_path: Path, number: signal.Signals
) -> None:
    process = start(
        *("serve", tmp_path / "a.db", "--port", "0"),
        *("--time-limit", "none", "--memory-limit", "none"),
    )
    assert process.stderr is not None
    found = re.search(r"http://[^/ ]+", process.stderr.readline().decode())
    assert found is not None
    with Client(found[0]) as client, ThreadPoolExecutor(1) as pool:
        client.post("/cases", {"name": "main"})
        files = [("files", ("a.pdf", hostile.without_end()))]
        sent = pool.submit(client.post, "/cases/main/documents", files=files)
        worker = at_work(process.pid)
        process.send_signal(number)
        assert "was given up; try it again" in sent.result(SECONDS).text
    assert process.wait(SECONDS) == 128 + number
    check_ends(worker)


def test_a_server_that_ends_logs_no_traceback_of_what_it_gives_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    log = logging.getLogger("uvicorn.error")

    def end(server: Any, sockets: list[socket.socket]) -> None:
        sockets[0].close()
        log.error("before")
        server.handle_exit(signal.SIGTERM, None)
        log.error("after")

    monkeypatch.setattr("uvicorn.Server.run", end)
    store = open_store(tmp_path / "a.db", create=True)
    run(store, host="127.0.0.1", port=0, settings=Settings())
    store.close()
    told = capfd.readouterr().err
    assert "before" in told
    assert "after" not in told


def at_work(pid: int) -> int:
    """A handle of the process that a process has started, once the document has made it grow."""
    for _ in range(SECONDS * 100):
        for child in children_of(pid):
            with suppress(FileNotFoundError, ProcessLookupError):  # it may have ended meanwhile
                pages = int(Path(f"/proc/{child}/statm").read_text().split()[1])
                if pages * os.sysconf("SC_PAGE_SIZE") > BEYOND_AN_ENGINE:
                    return os.pidfd_open(child)
        threading.Event().wait(0.01)
    raise AssertionError("nothing was read")


def children_of(pid: int) -> list[int]:
    """The processes that a process has started."""
    found: list[int] = []
    with suppress(FileNotFoundError, ProcessLookupError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            with suppress(FileNotFoundError, ProcessLookupError):  # a thread may end meanwhile
                found += map(int, (task / "children").read_text().split())
    return found


def check_ends(handle: int) -> None:
    ended, _, _ = select.select([handle], [], [], SECONDS)
    os.close(handle)
    assert ended


def test_an_open_file_is_read_though_another_process_reads(folder: Path, awkward: str) -> None:
    """As `sayso read <(…)` gives one: its number means nothing to the process that reads."""
    with (folder / "a.txt").open("rb") as file:
        number = file.fileno()
        command = [sys.executable, "-c", "from sayso.cli.main import main; main()", "read"]
        ran = subprocess.run(
            [*command, f"/dev/fd/{number}", "--engine", awkward, "--format", "json"],
            pass_fds=(number,),
            capture_output=True,
            check=True,
            timeout=SECONDS,
        )
    assert json.loads(ran.stdout)["document"]["location"] == f"/dev/fd/{number}"


@pytest.mark.parametrize(
    ("written", "size"),
    [("2GiB", 2**31), ("2g", 2**31), ("1500 MB", 1500 * 2**20), ("600000k", 600_000 * 2**10)],
)
def test_sizes(written: str, size: int) -> None:
    assert parse_size(written, "--memory-limit") == size
    assert parse_size("none", "--memory-limit") is None


@pytest.mark.parametrize("written", ["", "2 GiBs", "-1", "1e9", "lots"])
def test_no_sizes(written: str) -> None:
    with pytest.raises(ConfigError, match="is no size; write it as 2GiB or 1500MiB, or none"):
        parse_size(written, "--memory-limit")


def test_less_memory_than_the_engine_takes_is_a_bad_call() -> None:
    with pytest.raises(ConfigError, match="give at least 512MiB"):
        parse_size("100MiB", "--memory-limit")


@pytest.mark.parametrize("written", ["0", "-1", "nan", "inf", "soon"])
def test_no_times(written: str) -> None:
    with pytest.raises(ConfigError, match="give seconds above 0, or none"):
        parse_seconds(written, "--time-limit")
    assert parse_seconds("none", "--time-limit") is None


def test_settings_say_what_is_usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert bounds.usual_limits() == USUAL
    path = tmp_path / "sayso.toml"
    path.write_text('select = ["Q"]\n')
    assert bounds.usual_limits() == USUAL  # what is wrong in it is for `sayso check` to tell
    path.write_text('time-limit = 30\nmemory-limit = "none"\n')
    assert bounds.usual_limits() == Limits(seconds=30, memory_bytes=None)
    assert bounds.limits_by(load_settings(path)[0]) == Limits(seconds=30, memory_bytes=None)
    path.rename(tmp_path / "pyproject.toml")
    assert bounds.usual_limits() == USUAL
    (tmp_path / "pyproject.toml").write_text('[tool.sayso]\nmemory-limit = "1GiB"\n')
    assert bounds.usual_limits() == Limits(seconds=600, memory_bytes=2**30)


def test_a_wrong_limit_in_the_settings_has_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sayso: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sayso.toml").write_text('time-limit = "soon"\n')
    (tmp_path / "a.txt").write_text("The port is shut.\n")
    for verb in ("read", "check"):
        ran = sayso(verb, "a.txt")
        assert ran.status == 2
        assert "sayso.toml:1:1: time-limit: 'soon' is no time" in ran.err


def test_no_limits_read_here(sayso: Run, folder: Path) -> None:
    ran = sayso(
        *("read", folder, "--engine", "awkward", "--format", "json"),
        *("--time-limit", "none", "--memory-limit", "none"),
    )
    assert (ran.status, len(ran.out.splitlines())) == (0, 3)

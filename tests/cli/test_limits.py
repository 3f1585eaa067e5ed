"""The command holds every document to its limits, tells which one was too much, and reads the rest.

Here the command is a process, as a person starts it.
"""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.readers import hostile

from sayso.cli import bounds
from sayso.cli.limits import parse_seconds, parse_size
from sayso.cli.settings import load_settings
from sayso.errors import ConfigError
from sayso.records.limits import USUAL, Limits

Start = Callable[..., "subprocess.Popen[bytes]"]
Run = Callable[..., Any]
SECONDS = 100
"""How long to wait for what should come at once."""


@pytest.fixture
def mixed(folder: Path) -> Path:
    """The three documents of the folder, and one that has no end."""
    (folder / "b.pdf").write_bytes(hostile.drawing_itself())
    return folder


@pytest.mark.parametrize("verb", ["read", "check", "link"])
def test_a_document_without_end_costs_itself_alone(start: Start, mixed: Path, verb: str) -> None:
    process = start(verb, mixed, "--memory-limit", "512MiB")
    out, errors = process.communicate(timeout=SECONDS)
    first = errors.decode().splitlines()[0]
    assert first.startswith(f"sayso: {mixed / 'b.pdf'}: ")
    assert "512 MiB" in first
    assert b"1 of 4 documents could not be read" in errors
    assert out


def test_a_document_without_end_is_passed_over_on_the_way_into_a_store(
    start: Start, mixed: Path, tmp_path: Path
) -> None:
    process = start("add", tmp_path / "a.db", mixed, "--memory-limit", "512MiB")
    errors = process.communicate(timeout=SECONDS)[1].decode()
    assert f"sayso: {mixed / 'b.pdf'}: " in errors
    assert "3 added" in errors


def test_a_document_beyond_its_time_is_told_as_that(start: Start, mixed: Path) -> None:
    call = ("read", mixed / "b.pdf", "--time-limit", "2", "--memory-limit", "none")
    errors = start(*call).communicate(timeout=SECONDS)[1].decode()
    assert errors == (
        f"sayso: {mixed / 'b.pdf'}: took longer than 2 s, the most that it may; "
        "split it, or give it more with --time-limit\n"
    )


def test_a_document_that_takes_too_much_memory_is_told_as_that(
    start: Start, tmp_path: Path, folder: Path
) -> None:
    path = tmp_path / "many.pdf"
    path.write_bytes(hostile.many_operators(120_000))
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


def test_stopping_ends_the_document_that_is_being_read(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(hostile.drawing_itself())
    process = start("read", path)
    worker = os.pidfd_open(child_of(process.pid))
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=SECONDS)
    assert (out, errors.strip(), process.returncode) == (b"", b"sayso: interrupted", 130)
    ended, _, _ = select.select([worker], [], [], SECONDS)
    os.close(worker)
    assert ended


def child_of(pid: int) -> int:
    """The process that a process has started, as soon as there is one."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    while True:
        for task in path.parents[1].iterdir():
            with suppress(FileNotFoundError, ProcessLookupError):  # a thread may end meanwhile
                if found := (task / "children").read_text().split():
                    return int(found[0])
        os.sched_yield()


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

"""Running the command: in this process for what it says, as a process for what it does."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sayso.cli import bounds
from sayso.cli.main import main
from sayso.records.limits import Limits

Started = subprocess.Popen[bytes]
AS_FROM_A_TERMINAL = (
    "import signal; from sayso.cli.main import main; "
    "signal.signal(signal.SIGINT, signal.default_int_handler)"
)
"""Tests that run in a shell's background were started with SIGINT ignored."""


@dataclass(frozen=True)
class Ran:
    """What one run of the command came to."""

    status: int
    out: str
    err: str


@pytest.fixture
def sayso(
    capsys: pytest.CaptureFixture[str], awkward: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Ran]]:
    """Runs ``sayso`` here, with the engine "awkward" at hand, and reads here too.

    So it is with both limits at "none"; what limits do is told by test_limits.py, where each
    call starts a process.
    """
    monkeypatch.setattr(bounds, "USUAL", Limits())
    numbers = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]

    def run(*arguments: str | Path) -> Ran:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Ran(left.value.code, said.out, said.err)

    yield run
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.fixture
def start(awkward: str) -> Iterator[Callable[..., Started]]:
    """Starts ``sayso`` as a process of its own; none outlives its test."""
    started: list[Started] = []

    def run(*arguments: str | Path, stdout: int = subprocess.PIPE, stderr: int = -1) -> Started:
        command = [sys.executable, "-c", f"{AS_FROM_A_TERMINAL}; main()"]
        process = subprocess.Popen(
            [*command, *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE if stderr == -1 else stderr,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
            start_new_session=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents in a folder of their own."""
    notes = tmp_path / "notes"
    notes.mkdir()
    for name, news in (("a", "shut"), ("b", "open"), ("c", "gone")):
        text = f"The bridge is {news}.\n\nIt is likely to stay so, the mayor said.\n"
        (notes / f"{name}.txt").write_text(text, encoding="utf-8")
    return notes

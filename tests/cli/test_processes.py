"""The command as a process: streams, signals and the workers it starts.

Named pipes stand in for slow documents, so that nothing here depends on time.
"""

import json
import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Start = Callable[..., "subprocess.Popen[bytes]"]
TEXT = "The ferry is late.\n\nThe harbour master said that it was the fog.\n"
CASE = 'question = "?"\n[[hypothesis]]\nid = "A"\n[[hypothesis]]\nid = "B"\n'
SECONDS = 300
"""How long to wait for what should come at once."""


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A document that is not there until it is written to."""
    path = tmp_path / "slow.txt"
    os.mkfifo(path)
    return path


@pytest.fixture
def waiting(tmp_path: Path) -> Path:
    """A document that keeps its reader waiting for ever, and a pipe that tells who waits."""
    path = tmp_path / "waiting.txt"
    path.write_text("PLEASE WAIT for what this says.\n")
    os.mkfifo(f"{path}.waiting")
    return path


def who_waits(path: Path) -> int:
    return int(Path(f"{path}.waiting").read_text())


def check_ends(pid_handle: int) -> None:
    ended, _, _ = select.select([pid_handle], [], [], SECONDS)
    os.close(pid_handle)
    assert ended


def test_json_comes_as_soon_as_each_document_is_read(
    start: Start, folder: Path, slow: Path
) -> None:
    process = start("read", folder, slow, "--format", "json", "--engine", "awkward")
    assert process.stdout is not None
    for _ in range(3):
        assert json.loads(process.stdout.readline())["claims"]
    slow.write_text(TEXT)
    rest, errors = process.communicate(timeout=SECONDS)
    assert (len(rest.splitlines()), errors, process.returncode) == (1, b"", 0)


def test_a_reader_that_stops_is_no_error(start: Start, folder: Path, slow: Path) -> None:
    process = start("read", folder / "a.txt", slow, "--format", "json", "--engine", "awkward")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    slow.write_text(TEXT)
    assert process.stderr.read() == b""
    assert process.wait(SECONDS) == 141


@pytest.mark.parametrize("verb", [["weigh"], ["case", "check"]])
def test_a_reader_that_has_had_enough_of_a_case(start: Start, slow: Path, verb: list[str]) -> None:
    process = start(*verb, slow)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    slow.write_text(CASE)
    assert process.stderr.read() == b""
    assert process.wait(SECONDS) == 141


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_on_the_way(
    start: Start, waiting: Path, tmp_path: Path, jobs: int, number: signal.Signals
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    target = tmp_path / "x.html"
    process = start(
        *("read", tmp_path / "a.txt", waiting, "-o", target),
        *("--engine", "awkward", "--jobs", str(jobs)),
    )
    worker = os.pidfd_open(who_waits(waiting))
    # As a terminal does it: to every process of the group.
    os.killpg(process.pid, number)
    out, errors = process.communicate(timeout=SECONDS)
    assert (process.returncode, out) == (128 + number, b"")
    assert errors.strip() == (b"sayso: interrupted" if number == signal.SIGINT else b"")
    check_ends(worker)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".txt", ".txt", ".waiting"]


def test_workers_end_with_a_killed_parent(start: Start, waiting: Path, folder: Path) -> None:
    process = start("read", folder, waiting, "--engine", "awkward", "--jobs", "2")
    worker = os.pidfd_open(who_waits(waiting))
    process.kill()
    check_ends(worker)


def test_a_killed_worker_is_told_as_an_error(start: Start, waiting: Path, folder: Path) -> None:
    call = ("read", folder, waiting, "--format", "json", "--engine", "awkward", "--jobs", "2")
    process = start(*call)
    os.kill(who_waits(waiting), signal.SIGKILL)
    out, errors = process.communicate(timeout=SECONDS)
    assert process.returncode == 3
    assert len(out.splitlines()) == 3
    assert errors.startswith(f"sayso: {waiting}: its worker process died; ".encode())
    assert errors.count(b"\n") == 2


def on_terminal(start: Start, *arguments: str | Path, all_streams: bool = False) -> bytes:
    """What a process shows on a terminal that is its standard error."""
    ours, theirs = pty.openpty()
    stdout = theirs if all_streams else subprocess.DEVNULL
    process = start(*arguments, stdout=stdout, stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # Linux ends a terminal whose other end is closed like this
        pass
    os.close(ours)
    assert process.wait(SECONDS) == 0
    return shown


def test_a_bar_on_a_terminal_and_none_in_a_pipe(start: Start, folder: Path) -> None:
    call = ("read", folder, "--format", "json", "--engine", "awkward")
    shown = on_terminal(start, *call)
    assert b"Reading" in shown
    assert b"/3" in shown
    assert on_terminal(start, *call, "--quiet") == b""
    assert on_terminal(start, "read", folder / "a.txt", *call[2:]) == b""
    process = start(*call)
    assert process.communicate(timeout=SECONDS)[1] == b""


def test_the_bar_is_gone_where_a_reading_stands(start: Start, folder: Path) -> None:
    shown = on_terminal(start, "read", folder, "--engine", "awkward", all_streams=True)
    text = shown.decode()
    assert text.count("The bridge is shut") == 1
    # Colour, since it is a terminal; and the bar's line is erased before each piece of text.
    assert "\x1b[2K" in text
    line = next(line for line in text.split("\r\n") if "The bridge is shut" in line)
    assert "Reading" not in line.rpartition("\x1b[2K")[2]


def test_the_installed_command_runs() -> None:
    import shutil
    import sys

    command = shutil.which("sayso", path=str(Path(sys.executable).parent))
    if command is None:
        pytest.skip("sayso is not installed beside this Python")
    ran = subprocess.run([command], capture_output=True, check=True, timeout=SECONDS)
    assert b"sayso read article.txt" in ran.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told_in_one_line(start: Start, folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = start("read", folder, "--engine", "awkward", stdout=full.fileno())
        errors = process.communicate(timeout=SECONDS)[1]
    assert (process.returncode, errors) == (2, b"sayso: output: No space left on device\n")


def test_a_command_that_is_done_looks_through_no_memory_to_free_it() -> None:
    """A server on a busy machine took seconds of looking to end."""
    program = (
        "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count() > 1_000)); "
        "from sayso.cli.main import main; main(['--version'])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.splitlines()[-1] == b"True"

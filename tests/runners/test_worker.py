"""A worker is held to its limits, is ended in the midst of anything, and outlives nobody."""

import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.runners import tasks

from sayso.errors import ConfigError, EngineError
from sayso.records.limits import Limits
from sayso.runners.crew import Crew
from sayso.runners.worker import Worker

Hire = Callable[..., Worker]
SECONDS = 300
"""How long to wait for what should come at once."""
TIGHT = Limits(memory_bytes=512 * 2**20)


@pytest.fixture
def hire() -> Iterator[Hire]:
    """Workers that end with the test."""
    hired: list[Worker] = []

    def make(function: Callable[[Any], Any], limits: Limits | None = None) -> Worker:
        worker = Worker(function, limits or Limits())
        hired.append(worker)
        return worker

    yield make
    for worker in hired:
        worker.end()


def check_ends(handle: int) -> None:
    ended, _, _ = select.select([handle], [], [], SECONDS)
    os.close(handle)
    assert ended


def wait_for(path: Path) -> str:
    """What stands in a file, as soon as it stands there."""
    for _ in range(SECONDS * 100):
        if path.exists() and (found := path.read_text()):
            return found
        threading.Event().wait(0.01)
    raise AssertionError(f"{path} never came")


def test_a_worker_does_one_task_after_another_in_one_process(hire: Hire) -> None:
    worker = hire(tasks.process)
    first = worker.do(1)
    assert first == worker.do(2)
    assert first != os.getpid()


def test_a_task_beyond_its_time_is_ended_though_it_lets_no_thread_run(
    hire: Hire, tmp_path: Path
) -> None:
    worker = hire(tasks.think_or_double, Limits(seconds=2.0))
    outcome = worker.do(tmp_path)
    assert isinstance(outcome, EngineError)
    assert str(outcome) == (
        "took longer than 2 s, the most that it may; split it, or give it more with --time-limit"
    )
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "began").read_text()), 0)
    assert worker.do(4) == 8


def test_a_task_beyond_its_memory_is_told_as_that(hire: Hire) -> None:
    outcome = hire(tasks.grow, TIGHT).do(900)
    assert isinstance(outcome, EngineError)
    assert str(outcome) == (
        "needs more than 512 MiB of memory, the most it may; "
        "split it, or give it more with --memory-limit"
    )


def test_memory_within_the_limit_is_had(hire: Hire) -> None:
    assert hire(tasks.grow, TIGHT).do(300) == 300 * 2**20


def test_a_crash_under_a_limit_of_memory_names_the_limit(hire: Hire) -> None:
    told = str(hire(tasks.crash, TIGHT).do(0))
    assert told.startswith("its worker process died (SIGABRT), most likely of the limit of 512 MiB")
    assert str(hire(tasks.crash).do(0)).startswith("its worker process died; ")


def test_no_task_pays_for_what_those_before_it_left_behind(hire: Hire) -> None:
    worker = hire(tasks.keep, TIGHT)
    pids = [worker.do(200), worker.do(200), worker.do(200), worker.do(200)]
    assert all(isinstance(pid, int) for pid in pids)
    assert len(set(pids)) > 1


def test_a_large_worker_is_followed_by_a_fresh_one(hire: Hire) -> None:
    worker = hire(tasks.keep, TIGHT)
    assert worker.do(300) != worker.do(1)


def test_what_a_library_prints_is_no_outcome(hire: Hire, capfd: pytest.CaptureFixture[str]) -> None:
    assert hire(tasks.shout).do("help") == "help"
    assert capfd.readouterr() == ("", "")


def test_a_worker_killed_between_tasks_costs_none(hire: Hire) -> None:
    worker = hire(tasks.process)
    os.kill(worker.do(0), signal.SIGKILL)
    assert isinstance(worker.do(0), int)


def test_ending_gives_up_what_is_being_done_and_what_waits(hire: Hire, tmp_path: Path) -> None:
    worker = hire(tasks.think_or_double)
    outcomes: list[Any] = []
    threads = [
        threading.Thread(target=lambda task=task: outcomes.append(worker.do(task)))
        for task in (tmp_path, 3)
    ]
    threads[0].start()
    handle = os.pidfd_open(int(wait_for(tmp_path / "began")))
    threads[1].start()
    worker.end()
    for thread in threads:
        thread.join(SECONDS)
    check_ends(handle)
    assert [str(outcome) for outcome in outcomes] == ["was given up; try it again"] * 2


def test_a_crew_kills_all_of_its_workers_before_it_waits_for_any(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []
    monkeypatch.setattr(Worker, "kill", lambda _: done.append("kill"))
    monkeypatch.setattr(Worker, "end", lambda _: done.append("end"))
    Crew(tasks.double, size=2, limits=Limits()).end()
    assert done == ["kill", "kill", "end", "end"]


def test_what_was_killed_is_given_up_and_begins_nothing_more(hire: Hire) -> None:
    worker = hire(tasks.double)
    worker.kill()
    assert str(worker.do(2)) == "was given up; try it again"


def test_those_who_wait_behind_a_slow_task_are_neither_failed_nor_blamed(tmp_path: Path) -> None:
    crew = Crew(tasks.think_or_double, size=1, limits=Limits(seconds=2.0))
    outcomes: dict[Any, Any] = {}

    def ask(task: Any) -> None:
        outcomes[task] = crew.do(task)

    slow = threading.Thread(target=ask, args=(tmp_path,))
    slow.start()
    wait_for(tmp_path / "began")
    others = [threading.Thread(target=ask, args=(number,)) for number in range(5)]
    for thread in others:
        thread.start()
    for thread in (slow, *others):
        thread.join(SECONDS)
    crew.end()
    assert "took longer than 2 s" in str(outcomes.pop(tmp_path))
    assert outcomes == {number: 2 * number for number in range(5)}


def test_a_worker_ends_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    """The kernel sees to it: the worker is in one call of ``re`` all the while."""
    program = (
        "import sys; from pathlib import Path; from tests.runners import tasks; "
        "from sayso.records.limits import Limits; from sayso.runners.worker import Worker; "
        "Worker(tasks.think, Limits()).do(Path(sys.argv[1]))"
    )
    root = Path(__file__).parents[2]
    parent = subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], cwd=root)
    handle = os.pidfd_open(int(wait_for(tmp_path / "began")))
    parent.kill()
    parent.wait()
    check_ends(handle)


def test_a_function_that_no_process_can_import_is_a_bad_call(
    hire: Hire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks.double, "__module__", "tests.runners.gone")
    monkeypatch.setitem(sys.modules, "tests.runners.gone", tasks)
    with pytest.raises(ConfigError, match="worker processes do not start: ModuleNotFoundError"):
        hire(tasks.double).do(1)


def test_no_python_no_worker(hire: Hire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(ConfigError, match="do not start: No such file"):
        hire(tasks.double).do(1)


@pytest.mark.parametrize("wrong", [{"seconds": 0}, {"seconds": float("nan")}, {"memory_bytes": 0}])
def test_limits_that_allow_nothing_are_none(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="are no"):
        Limits(**wrong)

"""What every runner keeps to: outcomes in order, each on its own, and nothing but outcomes."""

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import plugins
from sayso.errors import ConfigError, EngineError, ReadError
from sayso.ports import Runner

# The runner on a cluster has a suite of its own, which starts one: tests/runners/test_ray.py.
NAMES = [name for name in plugins.names("runners") if name != "ray"]
OPTIONS: dict[str, dict[str, int]] = {"processes": {"jobs": 2}}


@pytest.fixture(params=NAMES)
def runner(request: pytest.FixtureRequest) -> Runner:
    made: Runner = plugins.find("runners", request.param)(**OPTIONS.get(request.param, {}))
    return made


def double(number: int) -> int:
    return number * 2


def divide(number: int) -> float:
    return 1 / number


def answer(number: int) -> int | ReadError:
    return ReadError("is odd", where=str(number), remedy="try even") if number % 2 else number


def unsendable(number: int) -> object:
    return (lambda: number) if number == 1 else number


def die(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def mark(folder: Path, number: int) -> int:
    (folder / str(number)).touch()
    return number


def test_shipped_runners_are_installed() -> None:
    assert {"serial", "processes"} <= set(NAMES)


def test_outcomes_keep_the_order_of_the_tasks(runner: Runner) -> None:
    assert list(runner.run(double, range(100))) == [2 * number for number in range(100)]


def test_no_tasks_no_outcomes(runner: Runner) -> None:
    assert list(runner.run(double, [])) == []


def test_a_runner_can_run_again(runner: Runner) -> None:
    assert [list(runner.run(double, [n])) for n in (1, 2)] == [[2], [4]]


def test_an_exception_is_an_outcome_and_the_rest_go_on(runner: Runner) -> None:
    outcomes = list(runner.run(divide, [1, 0, 2]))
    assert (outcomes[0], outcomes[2]) == (1.0, 0.5)
    failed = outcomes[1]
    assert isinstance(failed, EngineError)
    assert str(failed) == "failed with ZeroDivisionError: division by zero"


def test_errors_come_back_whole(runner: Runner) -> None:
    _, odd = runner.run(answer, [0, 1])
    assert isinstance(odd, ReadError)
    assert (odd.message, odd.where, odd.remedy) == ("is odd", "1", "try even")


def test_tasks_are_taken_as_they_are_needed(runner: Runner) -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    outcomes = runner.run(double, tasks())
    assert taken == []
    assert next(outcomes) == 0
    assert len(taken) < 100
    del outcomes


def test_a_run_that_is_given_up_works_no_further(runner: Runner, tmp_path: Path) -> None:
    outcomes = runner.run(partial(mark, tmp_path), range(1000))
    next(outcomes)
    del outcomes
    marked = len(list(tmp_path.iterdir()))
    assert marked < 100


@settings(max_examples=5)
@given(numbers=st.lists(st.integers(), max_size=40))
def test_runners_agree(numbers: list[int]) -> None:
    made = [plugins.find("runners", name)(**OPTIONS.get(name, {})) for name in NAMES]
    first, *others = [[str(o) for o in runner.run(answer, numbers)] for runner in made]
    assert all(other == first for other in others)


def test_a_dead_worker_costs_its_task_alone() -> None:
    outcomes = list(plugins.find("runners", "processes")(jobs=2).run(die, range(12)))
    assert [outcome for outcome in outcomes if isinstance(outcome, int)] == [
        number for number in range(12) if number != 3
    ]
    assert isinstance(outcomes[3], EngineError)
    assert "its worker process died" in str(outcomes[3])


def test_every_task_may_kill_its_worker() -> None:
    outcomes = list(plugins.find("runners", "processes")(jobs=2).run(die, [3, 3, 3, 0]))
    assert [isinstance(outcome, EngineError) for outcome in outcomes] == [True, True, True, False]


def test_an_outcome_that_cannot_be_sent_is_an_error() -> None:
    outcomes = list(plugins.find("runners", "processes")(jobs=1).run(unsendable, [0, 1, 2]))
    assert (outcomes[0], outcomes[2]) == (0, 2)
    assert isinstance(outcomes[1], EngineError)


@pytest.mark.parametrize("jobs", [0, -3])
def test_no_workers_are_a_bad_call(jobs: int) -> None:
    with pytest.raises(ConfigError, match="ask for 1 or more"):
        plugins.find("runners", "processes")(jobs=jobs)

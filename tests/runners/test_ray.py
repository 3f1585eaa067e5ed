"""The runner on a cluster: what any runner keeps to, and the same readings and dossier.

Ray is in no lock, as it is larger than all the rest together. To run these:

    .venv/bin/python -m pip install 'ray>=2.50' && scripts/test tests/runners/test_ray.py
"""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest
from tests.dossier.notes import notes

from sayso import pipeline, plugins
from sayso.errors import ConfigError, EngineError
from sayso.ports import Runner
from sayso.records import Reading
from sayso.records.limits import Limits


def test_without_ray_the_line_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(ConfigError, match=r"pip install 'sayso\[ray\]'"):
        plugins.find("runners", "ray")(jobs=2)


def test_limits_that_it_cannot_hold_are_refused() -> None:
    with pytest.raises(ConfigError, match="Ray holds no task to limits"):
        plugins.find("runners", "ray")(jobs=2, limits=Limits(seconds=5))


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    if find_spec("ray") is None:
        pytest.skip("RAY IS NOT INSTALLED: pip install 'ray>=2.50'")
    import ray

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    yield ray
    ray.shutdown()


@pytest.fixture
def runner(cluster: Any) -> Runner:
    made: Runner = plugins.find("runners", "ray")(jobs=2)
    return made


def divide(number: int) -> float:
    return 1 / number


pytestmark = pytest.mark.filterwarnings("default")  # Ray warns while it is loaded


def test_outcomes_keep_their_order_and_an_exception_is_one(runner: Runner) -> None:
    outcomes = list(runner.run(divide, [*range(1, 20), 0, 4]))
    assert outcomes[:19] == [1 / number for number in range(1, 20)]
    assert isinstance(outcomes[19], EngineError)
    assert str(outcomes[19]) == "failed with ZeroDivisionError: division by zero"
    assert outcomes[20] == 0.25


def test_readings_are_the_same_as_here(cluster: Any) -> None:
    documents = [one.document for one in notes()][:3]
    read = [one for one in pipeline.read_all(documents, runner="ray") if isinstance(one, Reading)]
    assert read == list(pipeline.read_all(documents))


def test_the_dossier_is_the_same_as_here(cluster: Any) -> None:
    there = pipeline.link(notes(), jobs=2, runner="ray")
    assert there == pipeline.link(notes())

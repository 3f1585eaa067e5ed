"""What several folders of tests need: an engine that misbehaves on demand."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso import pipeline, plugins

AWKWARD = Path(__file__).parent / "awkward"


@pytest.fixture
def awkward(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of the engine of tests/awkward, installed here and in every process started."""
    monkeypatch.syspath_prepend(AWKWARD)
    monkeypatch.setenv("PYTHONPATH", str(AWKWARD), prepend=os.pathsep)
    _forget_plugins()
    yield "awkward"
    _forget_plugins()


def _forget_plugins() -> None:
    plugins.names.cache_clear()
    plugins.find.cache_clear()
    plugins._registered.cache_clear()
    pipeline._engine.cache_clear()

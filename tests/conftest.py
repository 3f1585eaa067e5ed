"""What several folders of tests need: a misbehaving engine, and golden files."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sayso import pipeline, plugins

AWKWARD = Path(__file__).parent / "awkward"
GOLDEN = Path(__file__).parent / "golden"


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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write tests/golden anew from what the code gives now; look at the diff",
    )


@pytest.fixture
def check_golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares text with the golden file of that name, or writes it where that is asked for."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), "no golden file yet: run scripts/test --update-golden"
        assert text == path.read_text(encoding="utf-8"), (
            "if that is as it should be: scripts/test --update-golden"
        )

    return check

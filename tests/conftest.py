"""What several folders of tests need: a misbehaving engine, golden files, and databases."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests import postgresql

from sayso import orders, plugins

# No deadlines: how long an example takes is the machine's affair. Seeds are fresh at every run.
settings.register_profile("sayso", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sayso")

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
    plugins.formats.cache_clear()
    plugins.find.cache_clear()
    plugins._installed.cache_clear()
    orders._engine.cache_clear()


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
        kept = path.read_text(encoding="utf-8")
        assert text == kept, "if that is as it should be: scripts/test --update-golden"

    return check


DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The folder of the socket of a PostgreSQL server; skips, and says so, where there is none."""
    programs = postgresql.binaries()
    if programs is None:
        pytest.skip(
            "POSTGRESQL IS NOT TESTED: it is not installed; on Debian: apt-get install postgresql"
        )
    with postgresql.server(programs) as socket:
        yield socket


@pytest.fixture
def postgresql_address(postgresql_server: str, tmp_path: Path) -> str:
    """The address of an empty PostgreSQL database."""
    psycopg = pytest.importorskip("psycopg")
    name = "t" + "".join(c if c.isalnum() else "_" for c in tmp_path.name.lower())[:50]
    name = f"{name}_{abs(hash(str(tmp_path))) % 10**8}"
    call = f"host={postgresql_server} user=sayso dbname=postgres"
    with psycopg.connect(call, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"postgresql://sayso@/{name}?host={postgresql_server}"


@pytest.fixture(params=DATABASES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store may be made: a file, and a PostgreSQL database."""
    if request.param == "sqlite":
        return str(tmp_path / "case.db")
    found: str = request.getfixturevalue("postgresql_address")
    return found

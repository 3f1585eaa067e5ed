"""A filled store, and visitors of its workbench."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.web.client import Client, running
from tests.web.filled import fill

from sayso.ports import Store
from sayso.workbench import open_store


@pytest.fixture(scope="session")
def filled_files(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """Filled stores without and with accounts, to be copied: filling takes a while."""
    folder = tmp_path_factory.mktemp("filled")
    files = {False: folder / "own.db", True: folder / "shared.db"}
    for accounts, path in files.items():
        fill(path, accounts=accounts).close()
    return files


@pytest.fixture
def store(filled_files: dict[bool, Path], tmp_path: Path) -> Iterator[Store]:
    """One person's own store."""
    made = open_store(shutil.copy(filled_files[False], tmp_path / "case.db"))
    yield made
    made.close()


@pytest.fixture
def shared(filled_files: dict[bool, Path], tmp_path: Path) -> Iterator[Store]:
    """A store with accounts: olga owns the case, ana decides, rita reads, sam has another."""
    made = open_store(shutil.copy(filled_files[True], tmp_path / "shared.db"))
    yield made
    made.close()


@pytest.fixture
def own(store: Store) -> Iterator[Client]:
    """The person whose own store it is."""
    with running(store) as (home, _), Client(home) as client:
        yield client


@pytest.fixture
def comers(shared: Store) -> Iterator[Callable[..., Client]]:
    """Makes visitors of the shared store, signed in where a name is given."""
    made: list[Client] = []
    with running(shared) as (home, _):

        def come(name: str | None = None) -> Client:
            client = Client(home)
            made.append(client)
            if name is not None:
                assert client.sign_in(name).status_code == 200
            return client

        yield come
        for client in made:
            client.http.close()

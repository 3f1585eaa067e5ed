"""What the contract of stores needs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.contracts.clock import Clock

from sayso.pipeline import encode_meanings
from sayso.ports import Store
from sayso.stores.store import open_postgresql, open_sqlite

CASE = "main"
EXAMPLES = Path(__file__).parents[2] / "examples"
PASSWORD = "four words and a comma,"  # noqa: S105


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(address: str, clock: Clock) -> Iterator[Store]:
    open_ = open_postgresql if address.startswith("postgresql:") else open_sqlite
    made: Store = open_(address, create=True, clock=clock, encode=encode_meanings)
    made.add_case(CASE)
    yield made
    made.close()

"""Empty databases for benchmarks: a new SQLite file, or a PostgreSQL server started for the run."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.postgresql import binaries, server

NAMES = ("sqlite", "postgresql")


@contextmanager
def database(name: str, folder: Path) -> Iterator[str]:
    """The address of an empty database; the server keeps what it is given as in use."""
    if name == "sqlite":
        yield str(folder / "bench.db")
        return
    programs = binaries()
    if programs is None:
        sys.exit("PostgreSQL is not installed: name sqlite alone with --on")
    with server(programs, durable=True) as socket:
        yield f"postgresql://sayso@/postgres?host={socket}"

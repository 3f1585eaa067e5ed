"""The version of a store's tables: brought up to date when it is opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from io import StringIO
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from sayso.errors import StoreError
from sayso.stores.database import Database
from sayso.stores.tables import VERSION_TABLE

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST = "0002"
"""The newest version that this Sayso knows."""


def bring_up_to_date(database: Database, *, create: bool) -> None:
    """Make the tables, or change them to the newest version, whole or not at all.

    Raises:
        StoreError: the database is of a newer version, of another program, or read-only and old.
    """
    with database.reading() as connection:
        if _version(database, connection, create=create) == NEWEST:
            return
    with database.writing() as connection:
        database.alone(connection)
        # Somebody else may have done it meanwhile.
        if _version(database, connection, create=create) != NEWEST:
            _upgrade(connection)


def planned(database: Database) -> str:
    """The SQL that opening the store would run, empty where it is up to date.

    Raises:
        StoreError: the database is of a newer version, or of another program.
    """
    with database.reading() as connection:
        version = _version(database, connection, create=True)
    if version == NEWEST:
        return ""
    from alembic import command

    out = StringIO()
    with _config() as config:
        config.output_buffer = out
        config.attributes["dialect"] = database.engine.dialect.name
        command.upgrade(config, f"{version or 'base'}:{NEWEST}", sql=True)
    return out.getvalue()


def _version(database: Database, connection: Connection, *, create: bool) -> str | None:
    """The version of the tables, None where there are none yet."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        # In PostgreSQL another program's tables may stand beside ours.
        if not create or (tables and database.is_sqlite):
            remedy = "name a store that `sayso add` made"
            raise StoreError("is no case store", where=database.name, remedy=remedy)
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608
    version = None if found is None else str(found)
    if version is not None and version > NEWEST:
        raise StoreError(
            f"was made by a newer Sayso (version {version} of its tables, known: {NEWEST})",
            where=database.name,
            remedy="upgrade Sayso: pip install --upgrade sayso",
        )
    return version


def _upgrade(connection: Connection) -> None:
    from alembic import command

    with _config() as config:
        config.attributes["connection"] = connection
        command.upgrade(config, NEWEST)


@contextmanager
def _config() -> "Iterator[Config]":
    from alembic.config import Config

    with as_file(files("sayso.stores") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        yield config

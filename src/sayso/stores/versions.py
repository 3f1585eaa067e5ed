"""The version of a store's tables: brought up to date when it is opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from io import StringIO
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from sayso.errors import StoreError
from sayso.ports import Clock
from sayso.records.made_by import own_version
from sayso.stores.database import Database, stamp
from sayso.stores.journal import adopt, begin
from sayso.stores.mending import mend_lists
from sayso.stores.tables import VERSION_TABLE

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST = "0007"
"""The newest version that this Sayso knows."""
_JOURNALLED = "0003"
"""The first version with a journal."""
_VERSIONS = ("0001", "0002", _JOURNALLED, "0004", "0005", "0006", NEWEST)


def bring_up_to_date(database: Database, *, create: bool, clock: Clock) -> None:
    """Make the tables, or change them to the newest version, whole or not at all.

    What is kept is entered in the journal of a store that had none, and what lists show is made
    anew, as an older Sayso may have made it otherwise.

    Raises:
        StoreError: the database is of a newer version, of another program, or read-only and old.
    """
    with database.reading() as connection:
        version = _version(database, connection, create=create)
    if version == NEWEST:
        return
    if version is not None and database.read_only:
        raise StoreError(
            f"is of an older version (version {version} of its tables, not {NEWEST})",
            where=database.name,
            remedy=f"bring it to this one: sayso upgrade {database.name}",
        )
    with database.writing() as connection:
        database.alone(connection)
        version = _version(database, connection, create=create)
        if version == NEWEST:
            return  # somebody else has done it meanwhile
        _upgrade(connection)
        if version is None:
            begin(connection, made=stamp(clock()), sayso=own_version())
        else:
            mend_lists(connection)
            if version < _JOURNALLED:
                adopt(connection, made=stamp(clock()), version=version)


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
    version = str(found or "")
    if version > NEWEST:
        raise StoreError(
            f"was made by a newer Sayso (version {version} of its tables, known: {NEWEST})",
            where=database.name,
            remedy="upgrade Sayso: pip install --upgrade sayso",
        )
    if version not in _VERSIONS:
        raise StoreError(
            "does not say of which version it is", where=database.name, remedy="restore a backup"
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

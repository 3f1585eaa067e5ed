"""A database: SQLite in a file or PostgreSQL at an address, and its transactions."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from logging import NullHandler, getLogger
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url, text
from sqlalchemy.exc import DisconnectionError

from sayso.errors import ConfigError, StoreError, not_installed
from sayso.stores.failures import told_as_store_errors
from sayso.stores.write_ahead import losses

SLACK = timedelta(minutes=5)
"""How far apart the clocks of machines that share a store may be."""
_NOWHERE = NullHandler()
_BUSY_SECONDS = 15.0
_IDLE_SECONDS = 1.0
_SQLITE_SIGN = b"SQLite format 3\x00"
_LOCK = 0x5341_5953  # any number that no other program is likely to take: "SAYS"
_COUNTED = ("claims", "claim_actors", "claim_names", "passages", "holdings", "documents")
_POOL = {"pool_size": 20, "max_overflow": 20, "pool_timeout": _BUSY_SECONDS}


class Database:
    """Connections to one database, and transactions on them that let only StoreErrors out."""

    def __init__(
        self, engine: Engine, *, name: str, read_only: bool, lost: tuple[str, ...] = ()
    ) -> None:
        self.engine = engine
        self.name = name
        self.read_only = read_only
        self.lost = lost
        self.is_sqlite = engine.dialect.name == "sqlite"
        self._turn = Lock()
        # What a connection fails at when it is given back is told by what failed before.
        getLogger("sqlalchemy.pool").addHandler(_NOWHERE)
        self._whole = self._single = engine
        if not self.is_sqlite:  # there whatever reads sees one state
            self._whole = engine.execution_options(isolation_level="REPEATABLE READ")
            self._single = engine.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout."""
        with told_as_store_errors(self.name), self._whole.connect() as connection:
            yield connection

    @contextmanager
    def glancing(self) -> Iterator[Connection]:
        """A connection for few small questions, each of which may see a newer state.

        PostgreSQL is asked them alone, without a transaction's begin and end.
        """
        with told_as_store_errors(self.name), self._single.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, *, repeatable: bool = False) -> Iterator[Connection]:
        """A connection whose writes are kept together when the block ends well, or not at all.

        They outlive the program, however it ends, and a power cut too; with ``repeatable`` a
        power cut may take the last of them, as they can be made again by reading a file again.

        Writers go one after another: SQLite lets in one at a time, here from the first moment,
        so that none fails half way; on PostgreSQL they wait where ``alone`` says so.
        """
        if self.read_only:
            raise StoreError(
                "may not be written to",
                where=self.name,
                remedy="give yourself the right to write, or work on a copy",
            )
        with told_as_store_errors(self.name):
            engine = self.engine.execution_options(writes=True, repeatable=repeatable)
            with self._my_turn(), engine.begin() as connection:
                yield connection

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        """Within it no other thread of this program writes to the file.

        SQLite lets waiting writers look again after a while; a lock lets the next one in at once.
        """
        if not self.is_sqlite:
            yield
        elif not self._turn.acquire(timeout=_BUSY_SECONDS):
            raise sqlite3.OperationalError("database is locked")
        else:
            try:
                yield
            finally:
                self._turn.release()

    def alone(self, connection: Connection) -> None:
        """Until its transaction ends, no other connection gets past this line."""
        if not self.is_sqlite:  # there BEGIN IMMEDIATE has seen to it
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})

    def let_read_while_written(self) -> None:
        """Let readers go on while somebody writes, from now on whoever opens the database."""
        if self.is_sqlite and not self.read_only:
            with told_as_store_errors(self.name):
                connection = self.engine.raw_connection()
                try:
                    connection.cursor().execute("PRAGMA journal_mode = WAL")
                finally:
                    connection.close()

    def look_over(self) -> None:
        """Let the database count what its tables hold, by which it chooses its way to them.

        PostgreSQL also puts into its word indexes what waits for that, which every search would
        go through from end to end.
        """
        with self.writing(repeatable=True) as connection:
            for table in _COUNTED:
                connection.exec_driver_sql(f"ANALYZE {table}")
            if not self.is_sqlite:
                for index in ("claims_by_words", "passages_by_words"):
                    connection.exec_driver_sql(f"SELECT gin_clean_pending_list('{index}')")

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def sqlite_database(path: Path, *, create: bool, read_only: bool) -> Database:
    """The database in a file.

    Raises:
        StoreError: there is none, or it is of another kind.
    """
    name = str(path)
    read_only = read_only or _is_read_only(path)
    _check_file(path, name, create=create)
    mode = "ro" if read_only else "rwc" if create else "rw"
    fixed = read_only and _is_fixed(path)
    with told_as_store_errors(name):
        lost = losses(path, read_only=read_only, fixed=fixed)
    address = f"{path.resolve().as_uri()}?mode={mode}{'&immutable=1' if fixed else ''}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            address, uri=True, check_same_thread=False, timeout=_BUSY_SECONDS, isolation_level=None
        )

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, **_POOL)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        level = "NORMAL" if options.get("repeatable") else "FULL"
        connection.exec_driver_sql(f"PRAGMA synchronous = {level}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")

    return Database(engine, name=name, read_only=read_only, lost=lost)


def postgresql_database(address: str, *, read_only: bool) -> Database:
    """The database at a ``postgresql://`` address.

    Raises:
        ConfigError: the address cannot be read, or psycopg is not installed.
    """
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
        url = url.update_query_dict({"client_encoding": "utf8"})
    except (ArgumentError, ValueError) as error:
        remedy = "write postgresql://user@host/database"
        raise ConfigError("is no address of a database", where=address, remedy=remedy) from error
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise not_installed("PostgreSQL needs psycopg", extra="postgres") from error
    engine = create_engine(
        url,
        isolation_level="READ COMMITTED",
        # A statement prepared for any words is slow for rare ones: each is planned for its own.
        connect_args={"prepare_threshold": None},
        **_POOL,
    )

    _tend(engine)
    database = Database(engine, name=_shown(url), read_only=read_only)
    with (
        told_as_store_errors(database.name),
        _told_if_unreachable(database.name),
        engine.connect() as connection,
    ):
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        engine.dispose()
        remedy = "make another: createdb --encoding=UTF8 --template=template0 NAME"
        raise StoreError(
            f"its encoding is {encoding}, not UTF8", where=database.name, remedy=remedy
        )
    return database


def _tend(engine: Engine) -> None:
    """Prepare connections to PostgreSQL, and try those that were idle before they are used."""

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        # To compile a query of a page takes longer than to run it.
        connection.execute("SET jit = off")
        connection.commit()

    @event.listens_for(engine, "checkin")
    def _note(_: Any, record: Any) -> None:
        record.info["used"] = monotonic()

    @event.listens_for(engine, "checkout")
    def _try(connection: Any, record: Any, _: Any) -> None:
        # The server may have been started anew; to ask each time would cost each page more.
        used = record.info.get("used")
        if used is None or monotonic() - used < _IDLE_SECONDS:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error


def stamp(moment: datetime) -> str:
    """A moment as it is kept: UTC, of one length, so that its text sorts as it does."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment(kept: str) -> datetime:
    """The moment that was kept."""
    return datetime.fromisoformat(kept)


def _is_read_only(path: Path) -> bool:
    # Whoever took every right to write from a file meant it, though an administrator still could.
    return path.exists() and not (os.access(path, os.W_OK) and _may_be_written(path))


def _is_fixed(path: Path) -> bool:
    # A folder that cannot be written to has no room for the files beside a database in use; and
    # beside a file that nobody may write to, they would stay, and could not be written to later.
    in_use = path.with_name(f"{path.name}-wal").exists()
    return not os.access(path.parent, os.W_OK) or (not _may_be_written(path) and not in_use)


def _may_be_written(path: Path) -> bool:
    anyone = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
    return not path.exists() or bool(path.stat().st_mode & anyone)


def _check_file(path: Path, name: str, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError("is a folder", where=name, remedy="name a file, such as case.db")
    if not path.exists():
        if not create:
            remedy = f"make it with: sayso add {name} PATH…"
            raise StoreError("does not exist", where=name, remedy=remedy)
        if not path.parent.is_dir():
            raise StoreError("its folder does not exist", where=name, remedy="make it first")
        return
    with told_as_store_errors(name):
        try:
            with path.open("rb") as file:
                begins = file.read(len(_SQLITE_SIGN))
        except OSError as error:
            raise StoreError(error.strerror or str(error), where=name) from error
    if begins not in (b"", _SQLITE_SIGN):
        raise StoreError(
            "is no case store", where=name, remedy="name a store that `sayso add` made"
        )


@contextmanager
def _told_if_unreachable(name: str) -> Iterator[None]:
    from sqlalchemy.exc import OperationalError

    try:
        yield
    except OperationalError as error:
        told = " ".join(str(error.orig).split())
        remedy = "check the address, and that the server runs"
        raise StoreError(f"cannot be reached: {told}", where=name, remedy=remedy) from error


def _shown(url: URL) -> str:
    # Neither the password nor how we connect is for people to see.
    plain = url.set(drivername="postgresql").difference_update_query(["client_encoding"])
    return plain.render_as_string(hide_password=True)

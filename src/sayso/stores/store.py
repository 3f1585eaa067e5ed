"""A store in an SQL database: opened by its address, its tables brought up to date."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, insert, select

from sayso.dossier.matching import Encode
from sayso.dossier.options import Options
from sayso.dossier.running import Confine
from sayso.errors import StoreError
from sayso.ports import Clock
from sayso.records.shelf import CaseRow
from sayso.stores import tables as t
from sayso.stores.access import SqlAccessTokens
from sayso.stores.accounts import SqlAccounts
from sayso.stores.cases import check_name
from sayso.stores.claims import SqlClaims
from sayso.stores.database import (
    Database,
    moment,
    postgresql_database,
    sqlite_database,
    stamp,
)
from sayso.stores.decisions import SqlDecisions
from sayso.stores.documents import SqlDocuments
from sayso.stores.dossier_rows import Linking
from sayso.stores.dossiers import SqlDossiers
from sayso.stores.failures import told_as_damage
from sayso.stores.journal import Change, clock_warnings, enter
from sayso.stores.sessions import SqlSessions
from sayso.stores.versions import bring_up_to_date, planned


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def open_sqlite(
    address: str,
    *,
    create: bool = False,
    read_only: bool = False,
    clock: Clock = utc_now,
    encode: Encode | None = None,
    confine: Confine | None = None,
) -> "SqlStore":
    """The store in a file, which with ``create`` is made where it is missing.

    ``encode``: without it claims are linked by their words alone. ``confine``: what much is linked
    by, within limits; without it this process does it, however much.

    Raises:
        StoreError: there is none, it is of a newer version or another program, or damaged.
    """
    path = Path(address.removeprefix("sqlite:///"))
    database = sqlite_database(path, create=create, read_only=read_only)
    linking = Linking(options=Options(encode=encode), confine=confine)
    return _opened(database, create, clock, linking)


def open_postgresql(
    address: str,
    *,
    create: bool = False,
    read_only: bool = False,
    clock: Clock = utc_now,
    encode: Encode | None = None,
    confine: Confine | None = None,
) -> "SqlStore":
    """The store at an address; with ``create`` its tables are made where they are missing.

    ``encode``: without it claims are linked by their words alone. ``confine``: what much is linked
    by, within limits; without it this process does it, however much.

    Raises:
        StoreError: it cannot be reached, there is none, or it is of a newer version.
        ConfigError: psycopg is not installed, or the address cannot be read.
    """
    database = postgresql_database(address, read_only=read_only)
    linking = Linking(options=Options(encode=encode), confine=confine)
    return _opened(database, create, clock, linking)


def planned_upgrade(address: str) -> str:
    """The SQL that opening the store would run to bring its tables up to date.

    Raises:
        StoreError, ConfigError: as opening it does.
    """
    if address.startswith(("postgresql:", "postgresql+psycopg:")):
        database = postgresql_database(address, read_only=True)
    else:
        path = Path(address.removeprefix("sqlite:///"))
        database = sqlite_database(path, create=False, read_only=True)
    try:
        return planned(database)
    finally:
        database.close()


def _opened(database: Database, create: bool, clock: Clock, linking: Linking) -> "SqlStore":
    try:
        bring_up_to_date(database, create=create, clock=clock)
        database.let_read_while_written()  # not before it is known to be ours
    except BaseException:
        database.close()
        raise
    return SqlStore(database, clock, linking)


class SqlStore:
    """A Store in an SQL database."""

    def __init__(self, database: Database, clock: Clock, linking: Linking) -> None:
        self.warnings = (*database.lost, *clock_warnings(database, now=clock()))
        self._database = database
        self._clock = clock
        self.documents = SqlDocuments(database, clock)
        self.claims = SqlClaims(database)
        self.dossiers = SqlDossiers(database, linking)
        self.decisions = SqlDecisions(database, clock, linking)
        self.accounts = SqlAccounts(database, clock)
        self.sessions = SqlSessions(database, clock)
        self.tokens = SqlAccessTokens(database, clock)

    def add_case(self, name: str, *, who: str = "") -> CaseRow:
        """See ``Store.add_case``."""
        check_name(name, "a case")
        now = self._clock()
        with self._database.writing() as connection:
            self._database.alone(connection)
            known = select(t.cases.c.name).where(t.cases.c.name == name)
            if connection.execute(known).first() is not None:
                raise StoreError(f"there is a case {name!r} already")
            values = {"name": name, "created": stamp(now), "who": who}
            connection.execute(insert(t.cases).values(values))
            enter(connection, [Change(what="case", row=values)], made=stamp(now))
        return CaseRow(name=name, question="", created=now, documents=0)

    def cases(self, *, user: str | None = None) -> tuple[CaseRow, ...]:
        """See ``Store.cases``."""
        h = t.holdings.c
        held = (
            select(func.count())
            .where(h.case_name == t.cases.c.name, h.superseded_by.is_(None), h.removed.is_(False))
            .scalar_subquery()
        )
        found = select(t.cases, held.label("documents")).order_by(t.cases.c.name)
        if user is not None:
            found = (
                found.add_columns(t.roles.c.role)
                .join(t.roles, t.roles.c.case_name == t.cases.c.name)
                .where(t.roles.c.user_name == user)
            )
        with self._database.reading() as connection:
            rows = connection.execute(found).mappings().all()
        with told_as_damage("a case"):
            return tuple(
                CaseRow(
                    name=row["name"],
                    question=self.decisions.state(row["name"]).question,
                    created=moment(row["created"]),
                    documents=row["documents"],
                    role=row.get("role"),
                )
                for row in rows
            )

    def close(self) -> None:
        """See ``Store.close``."""
        self.dossiers.end()
        try:
            self.documents.look_over()
        except StoreError:
            pass  # a full disk has been told of: what is kept is whole without it
        finally:
            self._database.close()

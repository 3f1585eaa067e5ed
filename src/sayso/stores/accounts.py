"""The accounts of a store: names, passwords as Argon2 hashes, and roles in cases."""

from typing import TYPE_CHECKING, get_args

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from sayso.errors import StoreError, not_installed
from sayso.ports import Clock
from sayso.records.shelf import Role, User
from sayso.stores import tables as t
from sayso.stores.cases import check_case, check_name
from sayso.stores.database import Database, moment, stamp
from sayso.stores.failures import told_as_damage
from sayso.stores.journal import Change, enter

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_SHORTEST, _LONGEST = 12, 1024
"""Characters of a password. NIST SP 800-63B asks for 8, and for 15 where nothing stands beside
it; the upper end keeps one request from costing much."""


class SqlAccounts:
    """The Accounts of an SQL database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def add(self, name: str, password: str) -> User:
        """See ``Accounts.add``."""
        check_name(name, "an account")
        kept = hash_password(password)
        now = self._clock()
        with self._database.writing() as connection:
            self._database.alone(connection)
            if find_user(connection, name) is not None:
                raise StoreError(f"there is an account {name!r} already")
            values = {"name": name, "password": kept, "added": stamp(now), "disabled": False}
            connection.execute(insert(t.users).values(values))
            enter(connection, [Change(what="account", row=values)], made=stamp(now))
        return User(name=name, added=now)

    def change(
        self, name: str, *, password: str | None = None, disabled: bool | None = None
    ) -> User:
        """See ``Accounts.change``."""
        values: dict[str, object] = {}
        if password is not None:
            values["password"] = hash_password(password)
        if disabled is not None:
            values["disabled"] = disabled
        with self._database.writing() as connection:
            self._database.alone(connection)
            _check_user(connection, name)
            if values:
                where = t.users.c.name == name
                connection.execute(update(t.users).where(where).values(values))
                now = stamp(self._clock())
                row = connection.execute(select(t.users).where(where)).mappings().one()
                enter(connection, [Change(what="account", row=row)], made=now)
                end_sessions(connection, t.sessions.c.user_name == name, made=now)
                if disabled:
                    end_tokens(connection, t.access_tokens.c.user_name == name, made=now)
            found = find_user(connection, name)
            assert found is not None  # noqa: S101  it was there in this transaction
            return found

    def grant(self, name: str, *, case: str, role: Role | None) -> None:
        """See ``Accounts.grant``."""
        if role is not None and role not in get_args(Role):
            known = ", ".join(get_args(Role))
            raise StoreError(f"no role is called {role!r}", remedy=f"known: {known}")
        where = (t.roles.c.user_name == name, t.roles.c.case_name == case)
        with self._database.writing() as connection:
            self._database.alone(connection)
            _check_user(connection, name)
            check_case(connection, case)
            had = connection.execute(delete(t.roles).where(*where)).rowcount
            row = {"user_name": name, "case_name": case, "role": role}
            if role is not None:
                connection.execute(insert(t.roles).values(row))
            if role is not None or had:
                change = Change(what="role", row=row, is_taken_out=role is None)
                enter(connection, [change], made=stamp(self._clock()))

    def list(self) -> tuple[User, ...]:
        """See ``Accounts.list``."""
        with self._database.reading() as connection:
            names = connection.execute(select(t.users.c.name).order_by(t.users.c.name)).scalars()
            found = (find_user(connection, name) for name in names.all())
            return tuple(user for user in found if user is not None)

    def role(self, name: str, *, case: str) -> Role | None:
        """See ``Accounts.role``."""
        with self._database.reading() as connection:
            found: Role | None = connection.execute(
                select(t.roles.c.role)
                .join(t.users, t.users.c.name == t.roles.c.user_name)
                .where(
                    t.roles.c.user_name == name,
                    t.roles.c.case_name == case,
                    t.users.c.disabled.is_(False),
                )
            ).scalar()
            return found


def end_sessions(connection: Connection, which: ColumnElement[bool], *, made: str) -> None:
    """End the sessions that a condition says."""
    tokens = connection.execute(select(t.sessions.c.token).where(which)).mappings().all()
    if tokens:
        connection.execute(delete(t.sessions).where(which))
        ended = [Change(what="session", row=row, is_taken_out=True) for row in tokens]
        enter(connection, ended, made=made)


def end_tokens(connection: Connection, which: ColumnElement[bool], *, made: str) -> int:
    """How many tokens that a condition says were ended."""
    rows = connection.execute(select(t.access_tokens).where(which)).mappings().all()
    if rows:
        connection.execute(delete(t.access_tokens).where(which))
        enter(
            connection,
            [Change(what="token", row=row, is_taken_out=True) for row in rows],
            made=made,
        )
    return len(rows)


def hash_password(password: str) -> str:
    """The Argon2id hash of a password, with its salt and its cost.

    Raises:
        StoreError: the password is too short or too long.
        ConfigError: argon2-cffi is not installed.
    """
    if not _SHORTEST <= len(password) <= _LONGEST:
        raise StoreError(
            f"a password has {_SHORTEST} to {_LONGEST:,} characters",
            remedy="a few words together are easy to remember and hard to guess",
        )
    return hasher().hash(password)


def hasher() -> "PasswordHasher":
    """What makes and checks hashes, at the cost that RFC 9106 recommends where memory is low.

    Raises:
        ConfigError: argon2-cffi is not installed.
    """
    try:
        from argon2 import PasswordHasher
        from argon2.profiles import RFC_9106_LOW_MEMORY
    except ImportError as error:
        raise not_installed("accounts need argon2-cffi", extra="store") from error
    return PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


def find_user(connection: Connection, name: str) -> User | None:
    """The account of that name, with its roles."""
    roles = t.users.outerjoin(t.roles, t.roles.c.user_name == t.users.c.name)
    rows = connection.execute(
        select(t.users, t.roles.c.case_name, t.roles.c.role)
        .select_from(roles)
        .where(t.users.c.name == name)
        .order_by(t.roles.c.case_name)
    ).all()
    if not rows:
        return None
    with told_as_damage("an account"):
        return User(
            name=rows[0].name,
            added=moment(rows[0].added),
            disabled=rows[0].disabled,
            roles=tuple((one.case_name, one.role) for one in rows if one.case_name is not None),
        )


def _check_user(connection: Connection, name: str) -> None:
    if find_user(connection, name) is None:
        raise StoreError(f"no account is called {name!r}", remedy="make it with: sayso user add")

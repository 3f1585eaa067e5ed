"""The sessions of a store: who is signed in, and how often signing in failed."""

import secrets
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from sayso.errors import TooManyTriesError
from sayso.ports import Clock
from sayso.records.shelf import User
from sayso.stores import tables as t
from sayso.stores.accounts import end_sessions, find_user, hasher
from sayso.stores.database import SLACK, Database, moment, stamp
from sayso.stores.journal import Change, enter

_IDLE, LONGEST = timedelta(hours=12), timedelta(days=7)
_TOUCHED_EVERY = timedelta(minutes=5)
_WINDOW = timedelta(minutes=15)
_MOST_FOR_NAME, _MOST_FROM_ADDRESS = 10, 50
"""Failed tries in a quarter of an hour, for one name from one address, and for all from there:
many people may share one. A name has no limit of its own, or strangers could lock it out."""


class SqlSessions:
    """The Sessions of an SQL database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def sign_in(self, name: str, password: str, *, address: str) -> str | None:
        """See ``Sessions.sign_in``."""
        now = self._clock()
        place = _place(address[:80])
        counted = f"{_of_name(name[:80])} from {place}", f"address {place}"
        self._count_try(counted, now)
        with self._database.reading() as connection:
            kept = connection.execute(
                select(t.users.c.password).where(
                    t.users.c.name == name, t.users.c.disabled.is_(False)
                )
            ).scalar()
        # An unknown name takes as long as a known one: the answer's time gives no name away.
        fits = _fits(kept or _nobodys(), password)
        if kept is None or not fits:
            return None
        token = secrets.token_urlsafe(32)
        with self._database.writing() as connection:
            self._database.alone(connection)
            of_name, of_address = (t.tries.c.what == what for what in counted)
            # It was no failure. Those of others at the same address stay counted.
            this = and_(of_address, t.tries.c.made == stamp(now))
            connection.execute(delete(t.tries).where(or_(of_name, this)))
            begun = stamp(now)
            end_sessions(connection, t.sessions.c.begun < stamp(now - LONGEST), made=begun)
            row = {"token": _hashed(token), "user_name": name, "begun": begun, "used": begun}
            connection.execute(insert(t.sessions).values(row))
            enter(connection, [Change(what="session", row=row)], made=begun)
        return token

    def user(self, token: str) -> User | None:
        """See ``Sessions.user``."""
        now = self._clock()
        where = t.sessions.c.token == _hashed(token)
        with self._database.glancing() as connection:
            row = connection.execute(select(t.sessions).where(where)).first()
            user = find_user(connection, row.user_name) if row is not None else None
        if row is None or user is None or user.disabled:
            return None
        idle, open_for = now - moment(row.used), now - moment(row.begun)
        # Where the clock was set back, nobody can say for how long it is open.
        if idle > _IDLE or open_for > LONGEST or min(idle, open_for) < -SLACK:
            self.sign_out(token)
            return None
        if now - moment(row.used) > _TOUCHED_EVERY and not self._database.read_only:
            # Not at every request: reading a page is to write nothing.
            with self._database.writing() as connection:
                connection.execute(update(t.sessions).where(where).values(used=stamp(now)))
        return user

    def sign_out(self, token: str) -> None:
        """See ``Sessions.sign_out``."""
        with self._database.writing() as connection:
            self._database.alone(connection)
            ours = t.sessions.c.token == _hashed(token)
            end_sessions(connection, ours, made=stamp(self._clock()))

    def _count_try(self, counted: tuple[str, str], now: datetime) -> None:
        """Count a try as failed, before it is known whether it did.

        Many at once could otherwise all be let in before the first was counted.

        Raises:
            TooManyTriesError: there were too many.
        """
        with self._database.writing() as connection:
            self._database.alone(connection)
            _forget_tries(connection, now)
            seconds = max(
                _seconds_to_wait(connection, what, most, now)
                for what, most in zip(counted, (_MOST_FOR_NAME, _MOST_FROM_ADDRESS), strict=True)
            )
            if not seconds:
                rows = [{"what": what, "made": stamp(now)} for what in counted]
                connection.execute(insert(t.tries), rows)
        if seconds:
            raise TooManyTriesError(
                "signing in failed too often",
                remedy=f"wait {max(1, round(seconds / 60))} minutes",
                seconds=max(1.0, seconds),
            )


def _forget_tries(connection: Connection, now: datetime) -> None:
    made = t.tries.c.made
    connection.execute(delete(t.tries).where(made < stamp(now - _WINDOW)))
    # Made before the clock was set back: as if made now, or it would be waited for.
    ahead = update(t.tries).where(made > stamp(now + SLACK))
    connection.execute(ahead.values(made=stamp(now)))


def _seconds_to_wait(connection: Connection, what: str, most: int, now: datetime) -> float:
    c = t.tries.c
    count, first = connection.execute(
        select(func.count(), func.min(c.made)).where(c.what == what)
    ).one()
    return (moment(first) + _WINDOW - now).total_seconds() if count >= most else 0.0


def _hashed(token: str) -> str:
    # The token is random and long: a fast hash of it cannot be turned back.
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def _place(address: str) -> str:
    """The address, or the network of one of IPv6: whoever has one there has 2**64."""
    try:
        number = ip_address(address)
    except ValueError:
        return address
    if isinstance(number, IPv6Address):
        if number.ipv4_mapped is not None:
            return str(number.ipv4_mapped)
        return str(ip_network((int(number) >> 64 << 64, 64)))
    return str(number)


def _of_name(name: str) -> str:
    return f"name {name.casefold()}"


def _fits(kept: str, password: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return hasher().verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return hasher().hash(secrets.token_urlsafe(16))

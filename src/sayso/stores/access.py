"""The access tokens of a store: what programs show instead of a name and a password."""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import func, insert, select

from sayso.errors import StoreError
from sayso.ports import Clock
from sayso.records.shelf import SCOPES, TOKEN_PREFIX, AccessToken, Scope, User
from sayso.stores import tables as t
from sayso.stores.accounts import end_tokens, find_user
from sayso.stores.database import Database, moment, stamp
from sayso.stores.failures import told_as_damage
from sayso.stores.journal import Change, enter

MOST_DAYS = 366
_MOST_OF_ONE = 100
_MOST_NAME = 100


class SqlAccessTokens:
    """The AccessTokens of an SQL database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def make(self, user: str, *, name: str, scope: Scope, days: int) -> tuple[str, AccessToken]:
        """See ``AccessTokens.make``."""
        _check(name, scope, days)
        secret, now = TOKEN_PREFIX + secrets.token_urlsafe(32), self._clock()
        row = {
            "token": _hashed(secret),
            "id": secrets.token_hex(4),
            "user_name": user,
            "name": name,
            "scope": scope,
            "made": stamp(now),
            "expires": stamp(now + timedelta(days=days)),
        }
        with self._database.writing() as connection:
            self._database.alone(connection)
            found = find_user(connection, user)
            if found is None or found.disabled:
                raise StoreError(
                    f"no account is called {user!r}, or it is switched off",
                    remedy="make it with: sayso user add",
                )
            end_tokens(connection, t.access_tokens.c.expires < stamp(now), made=stamp(now))
            theirs = t.access_tokens.c.user_name == user
            count = select(func.count()).select_from(t.access_tokens).where(theirs)
            if (connection.execute(count).scalar() or 0) >= _MOST_OF_ONE:
                raise StoreError(
                    f"{user} has {_MOST_OF_ONE} tokens, the most there may be",
                    remedy="revoke one first",
                )
            connection.execute(insert(t.access_tokens).values(row))
            enter(connection, [Change(what="token", row=row)], made=stamp(now))
        return secret, _token(row)

    def list(self, user: str | None = None) -> tuple[AccessToken, ...]:
        """See ``AccessTokens.list``."""
        c = t.access_tokens.c
        query = select(t.access_tokens).order_by(c.user_name, c.made, c.id)
        if user is not None:
            query = query.where(c.user_name == user)
        with self._database.reading() as connection, told_as_damage("an access token"):
            return tuple(_token(row) for row in connection.execute(query).mappings())

    def revoke(self, id: str, *, user: str | None = None) -> None:  # noqa: A002  its name
        """See ``AccessTokens.revoke``."""
        c = t.access_tokens.c
        which = c.id == id if user is None else (c.id == id) & (c.user_name == user)
        with self._database.writing() as connection:
            self._database.alone(connection)
            if not end_tokens(connection, which, made=stamp(self._clock())):
                raise StoreError(f"there is no token {id!r}", remedy="list them")

    def user(self, secret: str) -> tuple[User, Scope] | None:
        """See ``AccessTokens.user``."""
        where = t.access_tokens.c.token == _hashed(secret)
        with self._database.glancing() as connection:
            row = connection.execute(select(t.access_tokens).where(where)).mappings().first()
            user = find_user(connection, row["user_name"]) if row is not None else None
        if row is None or user is None or user.disabled:
            return None
        with told_as_damage("an access token"):
            found = _token(row)
        return (user, found.scope) if found.made <= self._clock() < found.expires else None


def _token(fields: Mapping[Any, Any]) -> AccessToken:
    return AccessToken(
        id=fields["id"],
        user=fields["user_name"],
        name=fields["name"],
        scope=fields["scope"],
        made=moment(fields["made"]),
        expires=moment(fields["expires"]),
    )


def _check(name: str, scope: str, days: int) -> None:
    if not 0 < len(name.strip()) <= _MOST_NAME or not name.isprintable():
        raise StoreError(
            f"a token's name has 1 to {_MOST_NAME} characters", remedy="say what it is for"
        )
    if scope not in SCOPES:
        raise StoreError(f"no scope is called {scope!r}", remedy=f"known: {', '.join(SCOPES)}")
    if not 1 <= days <= MOST_DAYS:
        raise StoreError(
            f"a token is good for 1 to {MOST_DAYS} days, not {days}", remedy="make it anew then"
        )


def _hashed(secret: str) -> str:
    # The secret is random and long: a fast hash of it cannot be turned back.
    return sha256(secret.encode("utf-8", "replace")).hexdigest()

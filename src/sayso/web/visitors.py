"""Visitors: who asks, what they may do in a case, and the token their forms carry."""

import getpass
from dataclasses import dataclass

from fastapi import Request

from sayso.errors import StoreError
from sayso.ports import Store
from sayso.records.laid import LaidReading
from sayso.records.shelf import ROLES, SCOPES, TOKEN_PREFIX, Role, Scope, User
from sayso.web.settings import Settings
from sayso.web.tokens import form_token, is_header_token, session_token


class SignInNeededError(Exception):
    """Nobody is signed in, and this store has accounts."""


class NotAllowedError(Exception):
    """The visitor's role does not allow this."""


class NotThereError(Exception):
    """There is no such page, or none that this visitor may know of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody at a page. ``user`` is None for the one person whose own store this is.

    ``scope``: how far the token goes that a program shows; None for a person who is signed in.
    """

    name: str
    user: User | None
    csrf: str
    scope: Scope | None = None

    def role(self, case: str) -> Role | None:
        """What the visitor may do in a case; the person whose own store it is owns every case."""
        if self.user is None:
            return "owner"
        role = dict(self.user.roles).get(case)
        if role is None or self.scope is None:
            return role
        return ROLES[min(ROLES.index(role), SCOPES.index(self.scope))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One visitor at one case: what every page of a case begins with."""

    store: Store
    settings: Settings
    visitor: Visitor
    case: str
    role: Role

    @property
    def may_decide(self) -> bool:
        """Whether the visitor may add documents and decide."""
        return self.role != "reader"


def store_of(request: Request) -> Store:
    """The store that this server serves."""
    store: Store = request.app.state.store
    return store


def settings_of(request: Request) -> Settings:
    """The settings of this server."""
    settings: Settings = request.app.state.settings
    return settings


def visitor(request: Request) -> Visitor:
    """Who asks.

    Raises:
        SignInNeededError: nobody is signed in who would have to be.
    """
    store, token = store_of(request), session_token(request)
    if token.startswith(TOKEN_PREFIX) and request.url.path.startswith("/api/"):
        found = store.tokens.user(token) if is_header_token(request) else None
        if found is None:
            raise SignInNeededError
        owner, scope = found
        return Visitor(name=owner.name, user=owner, csrf="", scope=scope)
    user = store.sessions.user(token) if token else None
    if user is not None:
        return Visitor(name=user.name, user=user, csrf=form_token(request))
    if settings_of(request).local and not store.accounts.list():
        return Visitor(name=_own_name(), user=None, csrf=form_token(request))
    raise SignInNeededError


def token_keeper(request: Request) -> Visitor:
    """Whoever may make and revoke tokens: who is signed in, or shows a token of scope "admin".

    Raises:
        SignInNeededError: nobody is signed in.
        NotAllowedError: the token goes less far, or the store has no accounts.
    """
    who = visitor(request)
    if who.user is None or who.scope not in (None, "admin"):
        raise NotAllowedError
    return who


def desk_at(request: Request, case: str, *, least: Role = "reader") -> Desk:
    """The visitor at that case.

    Raises:
        NotThereError: there is no such case, or the visitor has no part in it.
        NotAllowedError: the visitor's role there is not enough.
    """
    who, store = visitor(request), store_of(request)
    role = who.role(case)
    if role is None or (who.user is None and case not in {one.name for one in store.cases()}):
        raise NotThereError
    if ROLES.index(role) < ROLES.index(least):
        raise NotAllowedError
    return Desk(store=store, settings=settings_of(request), visitor=who, case=case, role=role)


def laid_reading(desk: Desk, document: str) -> LaidReading:
    """A document of the case with the decisions laid over it.

    Raises:
        NotThereError: the case has no such document.
    """
    try:
        return desk.store.documents.reading(document, case=desk.case)
    except StoreError as error:
        if error.where:  # the database's own trouble
            raise
        raise NotThereError from error


def reader_desk(request: Request, case: str) -> Desk:
    """The desk of whoever may look at the case."""
    return desk_at(request, case)


def analyst_desk(request: Request, case: str) -> Desk:
    """The desk of whoever may decide in the case."""
    return desk_at(request, case, least="analyst")


def _own_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user on this machine
        return "owner"

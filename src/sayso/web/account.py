"""One's own account: what one may do where, and another password."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.errors import ConfigError
from sayso.web.forms import Posted, posted
from sayso.web.rendering import go_to, page
from sayso.web.tokens import SESSION_COOKIE
from sayso.web.turns import Turns
from sayso.web.visitors import NotThereError, Visitor, store_of, visitor

router = APIRouter(include_in_schema=False, prefix="/account")
_WRONG = "That is not your password now."
_DIFFERENT = "The new password was not written twice alike."


@router.get("")
def account(request: Request) -> Response:
    """The account of whoever is signed in."""
    return page(request, "account.html", visitor=_owner(request), wrong="")


@router.post("/password")
async def change(request: Request, sent: Annotated[Posted, Depends(posted)]) -> Response:
    """Another password; every other session of the account ends."""
    who = _owner(request)
    turns: Turns = request.app.state.sign_ins
    address = request.client.host if request.client else "unknown"
    return await turns.take(address, lambda: _change(request, sent, who, address))


def _change(request: Request, sent: Posted, who: Visitor, address: str) -> Response:
    store = store_of(request)
    old, new, again = (
        next(iter(sent.every(name)), "") for name in ("password", "new", "new_again")
    )
    # As signing in: a guess here is counted among the guesses there.
    if store.sessions.sign_in(who.name, old, address=address) is None:
        return page(request, "account.html", status=422, visitor=who, wrong=_WRONG)
    if new != again:
        return page(request, "account.html", status=422, visitor=who, wrong=_DIFFERENT)
    store.accounts.change(who.name, password=new)
    token = store.sessions.sign_in(who.name, new, address=address)
    if token is None:
        raise ConfigError("the account was changed meanwhile", remedy="sign in again")
    response = go_to("/account", told="password")
    response.set_cookie(
        SESSION_COOKIE,
        token,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


def _owner(request: Request) -> Visitor:
    """Whoever is signed in; one person's own store has no accounts."""
    who = visitor(request)
    if who.user is None:
        raise NotThereError
    return who

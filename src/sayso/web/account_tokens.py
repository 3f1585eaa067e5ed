"""The tokens of one's own account: made here for programs, and revoked at once."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.errors import ConfigError
from sayso.records.shelf import SCOPES, Scope
from sayso.web.choices import chosen
from sayso.web.forms import Posted, posted
from sayso.web.rendering import go_to, page
from sayso.web.visitors import Visitor, store_of, token_keeper

router = APIRouter(include_in_schema=False, prefix="/account/tokens")
DAYS = (7, 30, 90, 366)
_SCOPES: dict[Scope, str] = {
    "read": "read: look, and export",
    "write": "write: add documents and decide, too",
    "admin": "admin: make and revoke tokens, too",
}


@router.get("")
def tokens(request: Request, who: Annotated[Visitor, Depends(token_keeper)]) -> Response:
    """The visitor's tokens, and the form of a new one."""
    return _shown(request, who)


@router.post("")
def make(
    request: Request,
    who: Annotated[Visitor, Depends(token_keeper)],
    sent: Annotated[Posted, Depends(posted)],
) -> Response:
    """A new token: the answer to this form is the one page that shows its secret."""
    days = sent.number("days") or 0
    if days not in DAYS:
        raise ConfigError("choose for how many days it is good")
    secret, _ = store_of(request).tokens.make(
        who.name,
        name=sent.needed("name", "what the token is for"),
        scope=chosen(Scope, sent.text("scope", SCOPES[0]), "scope"),
        days=days,
    )
    shown = _shown(request, who, secret=secret)
    shown.headers["cache-control"] = "no-store"
    return shown


@router.post("/{token}/revoke")
def revoke(
    request: Request,
    token: str,
    who: Annotated[Visitor, Depends(token_keeper)],
    sent: Annotated[Posted, Depends(posted)],
) -> Response:
    """End a token at once."""
    store_of(request).tokens.revoke(token, user=who.name)
    return go_to("/account/tokens", told="revoked")


def _shown(request: Request, who: Visitor, *, secret: str = "") -> Response:
    return page(
        request,
        "account_tokens.html",
        visitor=who,
        tokens=store_of(request).tokens.list(who.name),
        secret=secret,
        scopes=_SCOPES,
        days=DAYS,
    )

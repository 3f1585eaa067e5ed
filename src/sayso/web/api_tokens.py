"""The JSON API's tokens: a program's own, made by who is signed in and revoked at once."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import Field

from sayso.records.shelf import AccessToken, Scope
from sayso.web.api import Text, json_only
from sayso.web.api_schema import json_answer, problems, schema_of, told_once
from sayso.web.forms import check_origin
from sayso.web.visitors import NotThereError, Visitor, store_of, token_keeper

router = APIRouter(prefix="/api/tokens", responses=problems(401, 403, 404, 422))


@dataclass(frozen=True, kw_only=True)
class NewToken:
    """What a token is for, how far it goes, and for how many days it is good."""

    name: Annotated[Text, Field(min_length=1, max_length=100)]
    scope: Scope = "read"
    days: Annotated[int, Field(ge=1, le=366, strict=True)] = 90


@dataclass(frozen=True, kw_only=True)
class MadeToken:
    """A new token: its secret is told this once."""

    secret: str
    token: AccessToken


@router.get("", responses=schema_of(tuple[AccessToken, ...]))
def tokens(request: Request, who: Annotated[Visitor, Depends(token_keeper)]) -> Response:
    """The tokens of whoever asks, without their secrets."""
    return json_answer(store_of(request).tokens.list(who.name))


@router.post(
    "",
    status_code=201,
    dependencies=[Depends(json_only)],
    responses=schema_of(MadeToken, status=201),
)
def make(
    request: Request, who: Annotated[Visitor, Depends(token_keeper)], sent: NewToken
) -> Response:
    """A new token of whoever asks."""
    secret, token = store_of(request).tokens.make(
        who.name, name=sent.name, scope=sent.scope, days=sent.days
    )
    return told_once(MadeToken(secret=secret, token=token), status=201)


@router.delete("/{token}", status_code=204, responses={204: {"description": "Revoked."}})
def revoke(
    request: Request, token: str, who: Annotated[Visitor, Depends(token_keeper)]
) -> Response:
    """End a token at once."""
    check_origin(request)
    store = store_of(request)
    if token not in {one.id for one in store.tokens.list(who.name)}:
        raise NotThereError
    store.tokens.revoke(token, user=who.name)
    return Response(status_code=204)

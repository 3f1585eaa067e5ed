"""Signing in and out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.web.forms import Posted, posted
from sayso.web.rendering import go_to, page
from sayso.web.tokens import SESSION_COOKIE, session_token
from sayso.web.turns import Turns
from sayso.web.visitors import store_of

router = APIRouter(include_in_schema=False)
_WRONG = "Name and password do not fit."


@router.get("/sign-in")
def form(request: Request) -> Response:
    """The form."""
    return page(
        request, "sign_in.html", next=_own_path(request.query_params.get("next", "")), wrong=""
    )


@router.post("/sign-in")
async def sign_in(request: Request, sent: Annotated[Posted, Depends(posted)]) -> Response:
    """Begin a session, and go where the visitor wanted to go."""
    address = request.client.host if request.client else "unknown"
    turns: Turns = request.app.state.sign_ins
    return await turns.take(address, lambda: _sign_in(request, sent, address))


def _sign_in(request: Request, sent: Posted, address: str) -> Response:
    password = next(iter(sent.every("password")), "")
    sessions = store_of(request).sessions
    token = sessions.sign_in(sent.text("name"), password, address=address)
    goal = _own_path(sent.text("next"))
    if token is None:
        return page(request, "sign_in.html", status=401, next=goal, wrong=_WRONG)
    if before := session_token(request):
        sessions.sign_out(before)
    response = go_to(goal or "/")
    response.set_cookie(
        SESSION_COOKIE,
        token,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


@router.post("/sign-out")
def sign_out(request: Request, sent: Annotated[Posted, Depends(posted)]) -> Response:
    """End the session."""
    token = session_token(request)
    if token:
        store_of(request).sessions.sign_out(token)
    response = go_to("/sign-in", told="signed-out")
    response.delete_cookie(SESSION_COOKIE)
    return response


def _own_path(path: str) -> str:
    """The path where it leads to a page here; nothing may send a visitor elsewhere."""
    own = path.startswith("/cases/") and "//" not in path and "\\" not in path
    return path if own and path.isprintable() else ""

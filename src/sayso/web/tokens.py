"""Tokens: a browser's session, and the secret that shows that a form is a page of ours."""

import secrets
from hashlib import blake2b

from starlette.requests import Request

SESSION_COOKIE = "sayso_session"
FORM_COOKIE = "sayso_form"


def session_token(request: Request) -> str:
    """The token of a session: of a browser's cookie, or of a program's header; else empty."""
    given = request.headers.get("authorization", "")
    if given.startswith("Bearer "):
        return given.removeprefix("Bearer ").strip()
    return request.cookies.get(SESSION_COOKIE, "")


def is_header_token(request: Request) -> bool:
    """Whether the token was sent by a program, and not by a browser of its own accord."""
    return request.headers.get("authorization", "").startswith("Bearer ")


def form_token(request: Request) -> str:
    """What the forms of this browser must carry: known to its own pages and to nobody else."""
    seed = request.cookies.get(FORM_COOKIE) or str(request.state.form_seed)
    key = request.cookies.get(SESSION_COOKIE, "").encode()[:64]
    return blake2b(seed.encode(), key=key, digest_size=20, person=b"sayso-form").hexdigest()


def new_seed() -> str:
    """The secret of a browser that has none yet."""
    return secrets.token_urlsafe(24)

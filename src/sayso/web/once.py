"""Once: what is sent twice, by a double click or after a broken connection, is acted on once.

A form that decides carries a word that no other page has; a program gives such a request a key of
its own. Whoever sends the same again is given the answer that the first was given, as soon as there
is one, for as long as the server runs and keeps it. An answer with a secret is kept for as long as
a second click or another try takes, and no longer.
"""

import asyncio
import re
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qs

import anyio.to_thread
from fastapi import Request
from fastapi.responses import JSONResponse

from sayso.errors import SaysoError
from sayso.web.guard import App, Message, Receive, Scope, Send
from sayso.web.visitors import SignInNeededError, Visitor, visitor

FIELD = "once"
HEADER = "Idempotency-Key"
KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
_FORM = "application/x-www-form-urlencoded"
_DECIDES = ("/cases", "/account/tokens")
_MOST_ANSWERS = 2_000
_MOST_BYTES = 32 * 2**20
_LONGEST = 2**20
"""Answers beyond that are those of whole pages, which decide nothing that matters twice."""
_FAILED = 400
SECRET_SECONDS = 10.0
"""How long an answer is kept that is shown this once."""
_NO_KEY = f"{HEADER}: 1 to 64 letters, digits, _ or -; a UUID will do."
_OTHER = f"This {HEADER} came with something else before; give each request its own."

Answer = tuple[Message, ...]


@dataclass(slots=True, kw_only=True)
class _Asked:
    """What was sent, and the answer that is promised: None where nothing was done."""

    digest: bytes
    answer: asyncio.Future[Answer | None]
    size: int = 0


class Once:
    """An ASGI application around another, which never sees the same request again."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._asked: OrderedDict[tuple[str, ...], _Asked] = OrderedDict()
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as before where the same was asked before; else pass on."""
        if scope["type"] != "http" or scope["method"] != "POST":
            await self.app(scope, receive, send)
            return
        request = Request({**scope, "app": self.app})
        key = _given_key(request)
        if key is not None and not KEY.fullmatch(key):
            await _refuse(_NO_KEY, scope, receive, send)
            return
        # Each time anew: who may no longer ask is told what the application tells them.
        who = await anyio.to_thread.run_sync(_who, request) if _may_repeat(request) else None
        if who is None:
            await self.app(scope, receive, send)
            return
        body, last = await _whole(receive)
        name = _of_program(request, who, key) if key is not None else _of_form(request, who, body)
        again = _again(body, last, receive)
        if name is None:
            await self.app(scope, again, send)
            return
        digest = sha256(body).digest()
        while (before := self._asked.get(name)) is not None:
            if before.digest != digest:
                await _refuse(_OTHER, scope, again, send)
                return
            answer = await asyncio.shield(before.answer)
            if answer is not None:
                for message in answer:
                    await send(dict(message))
                return
        await self._first(name, digest, scope, (again, send))

    async def _first(
        self, name: tuple[str, ...], digest: bytes, scope: Scope, ends: tuple[Receive, Send]
    ) -> None:
        """Answer, and keep the answer where something was done."""
        receive, send = ends
        asked = _Asked(digest=digest, answer=asyncio.get_running_loop().create_future())
        self._asked[name] = asked
        said: list[Message] = []

        async def heard(message: Message) -> None:
            said.append(dict(message))
            await send(message)

        try:
            await self.app(scope, receive, heard)
        finally:
            is_done = _is_done(said)
            self._keep(name, asked, _size(said) if is_done else None)
            if is_done and _has_secret(said):
                asyncio.get_running_loop().call_later(SECRET_SECONDS, self._keep, name, asked, None)
            # Whoever waits for it already is given it, even where it is not kept.
            asked.answer.set_result(tuple(said) if is_done else None)

    def _keep(self, name: tuple[str, ...], asked: _Asked, size: int | None) -> None:
        """Keep what was asked, and let go of the oldest; of no size, or too large: let go of it."""
        if self._asked.get(name) is not asked:
            return
        if size is None or size > _LONGEST:
            del self._asked[name]
            self._bytes -= asked.size
            return
        asked.size = size
        self._bytes += size
        while len(self._asked) > _MOST_ANSWERS or self._bytes > _MOST_BYTES:
            _, oldest = self._asked.popitem(last=False)
            self._bytes -= oldest.size


def _given_key(request: Request) -> str | None:
    return request.headers.get(HEADER) if _is_program(request) else None


def _may_repeat(request: Request) -> bool:
    if _is_program(request):
        return HEADER in request.headers
    # Who signs in again begins another session: only what decides is done once.
    is_form = request.headers.get("content-type", "").startswith(_FORM)
    return is_form and request.url.path.startswith(_DECIDES)


def _is_program(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _who(request: Request) -> Visitor | None:
    try:
        return visitor(request)
    except (SignInNeededError, SaysoError):
        return None


async def _refuse(told: str, scope: Scope, receive: Receive, send: Send) -> None:
    await JSONResponse({"error": told}, status_code=422)(scope, receive, send)


async def _whole(receive: Receive) -> tuple[bytes, Message]:
    """All that is sent, which the guard before us has bounded; and the last message."""
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if message["type"] != "http.request" or not message.get("more_body", False):
            return body, message


def _again(body: bytes, last: Message, receive: Receive) -> Receive:
    """What gives the body that was read already, then what comes after it."""
    is_whole = last["type"] == "http.request"
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": not is_whole}]
    if not is_whole:  # the sender is gone
        waiting.append(last)

    async def then() -> Message:
        return waiting.pop(0) if waiting else await receive()

    return then


def _of_program(request: Request, who: Visitor, key: str) -> tuple[str, ...]:
    """Who sends to where with which key: whatever they send with it."""
    return (who.name, who.scope or "", request.url.path, key)


def _of_form(request: Request, who: Visitor, body: bytes) -> tuple[str, ...] | None:
    """Who sends what to where from which page; None of a form that has no such word."""
    if not parse_qs(body.decode("latin-1")).get(FIELD, [""])[0]:
        return None
    headers = (request.headers.get(name, "") for name in ("cookie", "hx-request"))
    path = f"{request.url.path}?{request.url.query}"
    return (who.name, path, *headers, sha256(body).hexdigest())


def _is_done(said: list[Message]) -> bool:
    if not said or said[0].get("status", _FAILED) >= _FAILED:
        return False
    return not said[-1].get("more_body", False) and said[-1]["type"] == "http.response.body"


def _has_secret(said: list[Message]) -> bool:
    """Whether it says that it is to be kept nowhere."""
    headers = dict(said[0].get("headers", ()))
    return b"no-store" in headers.get(b"cache-control", b"")


def _size(said: list[Message]) -> int:
    return sum(len(one.get("body", b"")) for one in said)

"""Once: a form that is sent twice, by a double click or a retry, is acted on once.

Every form of ours carries a word that no other page has. Whoever sends the same words from the
same page again is given the answer that the first was given, as soon as there is one.
"""

import asyncio
from collections import OrderedDict
from hashlib import sha256
from urllib.parse import parse_qs

from sayso.web.guard import App, Message, Receive, Scope, Send

FIELD = "once"
_FORM = b"application/x-www-form-urlencoded"
_DECIDES = "/cases"
_MOST_ANSWERS = 500
_MOST_BYTES = 64 * 2**10
"""Answers beyond that are those of whole pages, which decide nothing that matters twice."""
_FAILED = 400

Answer = tuple[Message, ...]


class Once:
    """An ASGI application around another, which never sees a form of ours again."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._answers: OrderedDict[str, asyncio.Future[Answer | None]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as before where the same was asked before; else pass on."""
        headers = dict(scope.get("headers", ()))
        is_form = headers.get(b"content-type", b"").startswith(_FORM)
        is_posted = scope["type"] == "http" and scope["method"] == "POST" and is_form
        # Who signs in again begins another session: only what decides is done once.
        if not (is_posted and scope["path"].startswith(_DECIDES)):
            await self.app(scope, receive, send)
            return
        body, last = await _whole(receive)
        key = _key(scope, headers, body)
        if key is None:
            await self.app(scope, _again(body, last, receive), send)
            return
        while (before := self._answers.get(key)) is not None:
            answer = await asyncio.shield(before)
            if answer is not None:
                for message in answer:
                    await send(message)
                return
        await self._first(key, scope, _again(body, last, receive), send)

    async def _first(self, key: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and keep the answer where something was done."""
        promised = self._answers[key] = asyncio.get_running_loop().create_future()
        said: list[Message] = []

        async def heard(message: Message) -> None:
            said.append(dict(message))
            await send(message)

        try:
            await self.app(scope, receive, heard)
        finally:
            done = _is_done(said)
            if not done:
                self._answers.pop(key, None)
            promised.set_result(tuple(said) if done else None)
            while len(self._answers) > _MOST_ANSWERS:
                self._answers.popitem(last=False)


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


def _key(scope: Scope, headers: dict[bytes, bytes], body: bytes) -> str | None:
    """Who sends what to where from which page; None of a form that has no such word."""
    word = parse_qs(body.decode("latin-1")).get(FIELD, [""])[0]
    if not word:
        return None
    parts = (scope["path"].encode(), scope.get("query_string", b""), headers.get(b"cookie", b""))
    return sha256(b"\0".join((*parts, headers.get(b"hx-request", b""), body))).hexdigest()


def _is_done(said: list[Message]) -> bool:
    if not said or said[0].get("status", _FAILED) >= _FAILED:
        return False
    is_whole = not said[-1].get("more_body", False) and said[-1]["type"] == "http.response.body"
    return is_whole and sum(len(one.get("body", b"")) for one in said) <= _MOST_BYTES

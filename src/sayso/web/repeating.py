"""Repeating: a request that is sent again with the same key is done once, and answered alike."""

import asyncio
import re
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from fastapi import Request
from fastapi.responses import Response
from fastapi.routing import APIRoute

from sayso.errors import ConfigError
from sayso.web.visitors import visitor

HEADER = "Idempotency-Key"
KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
_MOST_KEPT = 2_000
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


@dataclass(slots=True)
class _Kept:
    """What was sent with a key, and what was answered."""

    digest: bytes
    lock: asyncio.Lock
    answer: Response | None = None


class Repeated:
    """What was answered to requests with a key, as long as the server runs; the newest 2,000."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, ...], _Kept] = OrderedDict()

    async def once(self, key: tuple[str, ...], body: bytes, make: Handler, of: Request) -> Response:
        """The answer to a request, made once for each key of a visitor.

        Raises:
            ConfigError: the key came with something else before.
        """
        digest = sha256(body).digest()
        kept = self._kept.setdefault(key, _Kept(digest, asyncio.Lock()))
        if kept.digest != digest:
            raise ConfigError(
                f"this {HEADER} came with something else before", remedy="give each its own key"
            )
        try:
            async with kept.lock:
                if kept.answer is None:
                    answer = await make(of)
                    if answer.status_code >= 300:
                        return answer
                    kept.answer = answer
        finally:
            if kept.answer is None and not kept.lock.locked():
                self._kept.pop(key, None)
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return Response(
            kept.answer.body, status_code=kept.answer.status_code, media_type="application/json"
        )


class Repeatable(APIRoute):
    """A route that decides, which a program may safely send again."""

    def get_route_handler(self) -> Handler:
        """What answers, once for each key."""
        make = super().get_route_handler()

        async def handle(request: Request) -> Response:
            key = request.headers.get(HEADER)
            if key is None or request.method != "POST" or request.url.path == "/api/session":
                return await make(request)
            if not KEY.fullmatch(key):
                raise ConfigError(
                    f"{HEADER}: 1 to 64 letters, digits, _ or -", remedy="a UUID will do"
                )
            repeated: Repeated = request.app.state.repeated
            who = visitor(request)  # again each time: who may no longer ask is told nothing
            body = await request.body()
            return await repeated.once(
                (who.name, who.scope or "", request.url.path, key), body, make, request
            )

        return handle

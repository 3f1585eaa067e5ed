"""The guard before every page: whose host is named, how much is sent, what a browser may do."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.formparsers import MultiPartException

from sayso.web.settings import Settings
from sayso.web.tokens import FORM_COOKIE, new_seed

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    b"content-security-policy": POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
}
_LOCAL_NAMES = {"localhost", "127.0.0.1", "[::1]"}
_TOO_LARGE = "That is more than this workbench takes at once; send it in parts.\n"


class TooLargeError(MultiPartException):
    """More was sent than the limit allows. Of this kind, so that a form half read is cleared up."""

    def __init__(self) -> None:
        super().__init__("too large")


class Guard:
    """An ASGI application around another, which never sees what is turned away here."""

    def __init__(self, app: App, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self.at_exit: list[Callable[[], None]] = []
        """What ends the work in other processes: called as soon as the server is told to end."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on with a body that cannot grow beyond its limit."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if not self._is_ours(_name(headers.get(b"host", b""))):
            # A page elsewhere whose name was made to point here must not read what is here.
            await _answer(send, 421, "This workbench does not answer to that name.\n")
            return
        limit = self._limit(scope["path"], headers.get(b"content-type", b""))
        if _declared(headers) > limit:
            await _answer(send, 413, _TOO_LARGE)
            return
        started = False
        body = _Body(receive, limit)
        seed = new_seed()
        scope.setdefault("state", {})["form_seed"] = seed
        wants_cookie = _wants_cookie(scope["path"], headers)

        async def watched_send(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = _with_ours(message.get("headers", []))
                if b"transfer-encoding" in headers and not body.is_whole:
                    # Answered before it was all sent: what never ends is not listened to.
                    message["headers"].append((b"connection", b"close"))
                if wants_cookie:
                    message["headers"].append(_cookie(seed, scope["scheme"]))
            await send(message)

        try:
            await self.app(scope, body.receive, watched_send)
        except TooLargeError:
            if started:
                raise
            await _answer(send, 413, _TOO_LARGE)

    def _is_ours(self, name: str) -> bool:
        if not self.settings.local and not self.settings.names:
            return True
        return name in _LOCAL_NAMES or name in self.settings.names

    def _limit(self, path: str, kind: bytes) -> int:
        """What may be sent: files go to disk as they come, all else is held in memory."""
        if not path.rstrip("/").endswith("/documents"):
            return self.settings.most_form_bytes
        if kind.startswith(b"multipart/form-data"):
            return self.settings.most_upload_bytes
        is_json = kind.startswith(b"application/json")
        return self.settings.most_json_bytes if is_json else self.settings.most_form_bytes


def _wants_cookie(path: str, headers: dict[bytes, bytes]) -> bool:
    """Whether this browser has no secret yet from which its forms' tokens are made."""
    has_one = f"{FORM_COOKIE}=".encode() in headers.get(b"cookie", b"")
    return not has_one and not path.startswith(("/static", "/api"))


def _cookie(seed: str, scheme: str) -> tuple[bytes, bytes]:
    secure = "; Secure" if scheme == "https" else ""
    written = f"{FORM_COOKIE}={seed}; Path=/; HttpOnly; SameSite=Lax{secure}"
    return b"set-cookie", written.encode()


def _name(host: bytes) -> str:
    written = host.decode("latin-1").lower()
    bare, _, port = written.rpartition(":")
    return bare if bare and port.isdigit() else written


def _declared(headers: dict[bytes, bytes]) -> int:
    length = headers.get(b"content-length", b"0")
    return int(length) if length.isdigit() else 0


class _Body:
    """What is sent, as far as it was asked for: never more than the limit."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._left = limit
        self.is_whole = False

    async def receive(self) -> Message:
        """The next part.

        Raises:
            TooLargeError: it is more than the limit.
        """
        message = await self._receive()
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            if self._left < 0:
                raise TooLargeError
            self.is_whole = not message.get("more_body", False)
        return message


def _with_ours(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    given = {name.lower() for name, _ in headers}
    ours = [(name, value) for name, value in HEADERS.items() if name not in given]
    if b"cache-control" not in given:
        ours.append((b"cache-control", b"no-store"))
    return [*headers, *ours]


async def _answer(send: Send, status: int, told: str) -> None:
    body = told.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
        *HEADERS.items(),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

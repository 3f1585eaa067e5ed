"""Transports: standard input and output, or HTTP on this machine behind a token."""

import hashlib
import hmac
import socket
from typing import Any

import anyio
from mcp.server.lowlevel.server import Server
from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

PATH = "/mcp"
MOST_BODY = 16 * 1024 * 1024
"""Bytes of one request: a text of five million characters, and what JSON makes of it."""
_MOST_SESSIONS = 100
LEAST_TOKEN = 32
"""Characters of a token that is nobody's guess."""


def serve_stdio(server: Server[Any]) -> None:
    """Serve one client over standard input and output, until it ends."""

    async def serve() -> None:
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    anyio.run(serve)


def serve_http(server: Server[Any], listening: socket.socket, token: str) -> None:
    """Serve whoever holds the token, until interrupted."""
    import uvicorn

    port = listening.getsockname()[1]
    config = uvicorn.Config(
        http_app(server, port=port, token=token),
        log_level="error",
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=1,
    )
    uvicorn.Server(config).run(sockets=[listening])


def http_app(server: Server[Any], *, port: int, token: str) -> ASGIApp:
    """The application: the token first, then Host and Origin, then the protocol."""
    hosts = [f"{host}:{port}" for host in ("127.0.0.1", "localhost")]
    security = TransportSecuritySettings(
        allowed_hosts=hosts, allowed_origins=[f"http://{host}" for host in hosts]
    )
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        transport_security=security,
        max_request_body_size=MOST_BODY,
        max_sessions=_MOST_SESSIONS,
    )
    return _TokenGuard(app, token)


class _TokenGuard:
    """Lets through who brings the token, whatever the address; all others learn nothing."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._digest = _digest(token.encode())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._is_known(Headers(scope=scope)):
            refusal = PlainTextResponse(
                "A token is needed: Authorization: Bearer TOKEN\n",
                status_code=401,
                headers={"WWW-Authenticate": "Bearer"},
            )
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_known(self, headers: Headers) -> bool:
        given = headers.getlist("authorization")
        if len(given) != 1:
            return False
        kind, _, token = given[0].partition(" ")
        # Digests of one length are compared, in a time that tells nothing of where they part.
        same = hmac.compare_digest(_digest(token.strip().encode("latin-1")), self._digest)
        return same and kind.lower() == "bearer"


def _digest(token: bytes) -> bytes:
    return hashlib.sha256(token).digest()

"""A visitor without a browser: sends what a browser would send, and what one would not."""

import re
import socket
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import httpx
import uvicorn
from httpx import Response
from tests.web.filled import PASSWORD

from sayso.ports import Store
from sayso.records.shelf import Scope
from sayso.web.app import create_app
from sayso.web.guard import Guard
from sayso.web.settings import Settings

File = tuple[str, tuple[str, bytes]]
SECONDS = 300
"""How long to wait for what should come at once, on a machine that has much else to do."""


class Client:
    """One visitor of a workbench."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.http = httpx.Client(base_url=home, follow_redirects=True, timeout=SECONDS)

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def get(self, path: str, **options: Any) -> Response:
        return self.http.get(path, **options)

    def token(self) -> str:
        """The token that the forms of this visitor carry."""
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', self.get("/sign-in").text)
        assert found is not None
        return found[1]

    def post(
        self,
        path: str,
        fields: Mapping[str, str | Sequence[str]] | None = None,
        *,
        files: Sequence[File] = (),
        headers: Mapping[str, str] | None = None,
        stay: bool = False,
    ) -> Response:
        """A form of ours, sent from a page of ours."""
        return self.http.post(
            path,
            data={"csrf": self.token(), **(fields or {})},
            files=list(files) or None,
            headers={"origin": self.home, **(headers or {})},
            follow_redirects=not stay,
        )

    def sign_in(self, name: str, password: str = PASSWORD) -> Response:
        return self.post("/sign-in", {"name": name, "password": password})

    def raw(self, head: str, body: Iterable[bytes] = ()) -> int:
        """The status of an answer to bytes that no well-made program would send."""
        host, port = self.home.removeprefix("http://").rsplit(":", 1)
        with socket.create_connection((host, int(port)), timeout=SECONDS) as connection:
            connection.sendall(head.replace("\n", "\r\n").encode() + b"\r\n\r\n")
            try:
                for piece in body:
                    connection.sendall(piece)
            except (BrokenPipeError, ConnectionResetError):
                pass  # it hung up: what it said before that is still to be read
            return int(connection.recv(4096).split(b" ")[1])


def program(home: str, store: Store, name: str, scope: Scope) -> httpx.Client:
    """A program with a token of that account and scope."""
    secret, _ = store.tokens.make(name, name="a test", scope=scope, days=1)
    headers = {"authorization": f"Bearer {secret}"}
    return httpx.Client(base_url=home, headers=headers, timeout=SECONDS)


@contextmanager
def running(store: Store, settings: Settings | None = None) -> Iterator[tuple[str, Guard]]:
    """The address of a real server of a workbench in this process, and its application."""
    app = create_app(store, settings or Settings())
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen(64)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", app
    finally:
        server.should_exit = True
        thread.join(SECONDS)
        listening.close()

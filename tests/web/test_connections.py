"""Whoever is slow, or many, loses a connection; whoever asks as people do does not."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any, ClassVar

import httpx
import pytest
import uvicorn

from sayso.ports import Store
from sayso.web.app import create_app
from sayso.web.connections import Connection

SECONDS = 300
"""How long to wait for what should come at once."""
HEAD = b"GET /sign-in HTTP/1.1\r\nhost: 127.0.0.1\r\n"
FORM = HEAD.replace(b"GET", b"POST") + (
    b"content-type: application/x-www-form-urlencoded\r\ncontent-length: 100000\r\n\r\nname="
)


class Hasty(Connection):
    """Looks often, so that a test need not wait long."""

    look_seconds = 0.05


class Driven(Connection):
    """Looks when it is told to."""

    look_seconds = SECONDS
    made: ClassVar[list["Driven"]] = []

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.made.append(self)

    def look(self) -> None:
        asyncio.run_coroutine_threadsafe(self._look_now(), self.loop).result(SECONDS)

    async def _look_now(self) -> None:
        self._look()


class Few(Connection):
    """Room for three."""

    most = 3


@contextmanager
def running(store: Store, protocol: type[Connection]) -> Iterator[tuple[str, int]]:
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(store), http=protocol, ws="none", log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield listening.getsockname()[:2]
    finally:
        server.should_exit = True
        thread.join(SECONDS)
        listening.close()


def begun(place: tuple[str, int], sent: bytes) -> socket.socket:
    made = socket.create_connection(place, timeout=SECONDS)
    made.sendall(sent)
    return made


def is_ended(connection: socket.socket) -> bool:
    """Waits until the server has ended it; whatever it answers before that is passed over."""
    try:
        while connection.recv(2**16):
            pass
    except ConnectionResetError:
        pass
    return True


@pytest.mark.parametrize("sent", [b"", HEAD, FORM], ids=["nothing", "half a head", "half a form"])
def test_what_is_sent_by_halves_is_not_waited_for(store: Store, sent: bytes) -> None:
    with running(store, Hasty) as place, begun(place, sent) as slow:
        assert is_ended(slow)


def test_what_nobody_reads_is_not_kept(store: Store) -> None:
    with running(store, Hasty) as place:
        made = socket.socket()
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        made.settimeout(SECONDS)
        made.connect(place)
        ask = b"GET /static/style.css HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"
        with made, pytest.raises((ConnectionResetError, BrokenPipeError)):
            send_again(made, ask * 100_000)


def send_again(connection: socket.socket, words: bytes) -> None:
    """Send the same again and again: far more than is read of it, however busy the server is."""
    for _ in range(40):
        connection.sendall(words)


def test_whoever_asks_again_and_again_keeps_the_connection(store: Store) -> None:
    with running(store, Driven) as place:
        visitor = HTTPConnection(*place, timeout=SECONDS)
        Driven.made.clear()
        for _ in range(6):
            visitor.request("GET", "/sign-in")
            assert visitor.getresponse().read()
            (kept,) = Driven.made
            kept.look()
        visitor.close()


def test_whoever_asks_no_more_owes_a_request(store: Store) -> None:
    with running(store, Driven) as place:
        visitor = HTTPConnection(*place, timeout=SECONDS)
        Driven.made.clear()
        visitor.request("GET", "/sign-in")
        assert visitor.getresponse().read()
        (kept,) = Driven.made
        for _ in range(4):
            kept.look()
        assert is_ended(visitor.sock)
        visitor.close()


def test_whoever_owes_a_request_gives_way_to_a_new_visitor(store: Store) -> None:
    with running(store, Few) as place:
        slow = [begun(place, HEAD) for _ in range(3)]
        answer = httpx.get(f"http://{place[0]}:{place[1]}/sign-in", timeout=SECONDS)
        assert answer.status_code == 200
        assert is_ended(slow[0])
        for one in slow:
            one.close()


def test_a_form_that_is_broken_off_is_not_logged(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    with running(store, Hasty) as place, begun(place, FORM) as slow:
        assert is_ended(slow)
    assert not caplog.records

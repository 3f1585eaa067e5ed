"""Fetching: from a real server on this machine, which may behave as badly as it likes."""

import gzip
import socket
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import ClassVar

import pytest
from tests.readers.layouts import make_pdf

from sayso.errors import ReadError
from sayso.readers import load
from sayso.readers.fetch import Fetched, fetch
from sayso.records.limits import Limits

PAGE = b"<!DOCTYPE html><title>Ice</title><h1>Ice</h1><p>The port of Tarsk is shut.</p>"
MEDIA_TYPES = ("text/html", "text/plain", "application/pdf")
PATIENCE = 100.0
SHORT = 0.1
"""Seconds."""
RELEASE = Event()
"""Set when the tests are over, so that nobody waits for a hanging answer."""


class Server(BaseHTTPRequestHandler):
    """Answers by the path that it is asked for."""

    agents: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.agents.append(self.headers["User-Agent"])
        name, _, rest = self.path.strip("/").partition("/")
        with suppress(OSError):  # the client has gone
            getattr(self, f"answer_{name}", self.answer_missing)(rest)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send(self, data: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(200)
        for name, value in {"Content-Type": kind, **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def answer_page(self, _: str) -> None:
        self.send(PAGE)

    def answer_pdf(self, _: str) -> None:
        pdf = make_pdf([[(60, 700, 11, "The port of Tarsk is shut.")]])
        self.send(pdf, "application/octet-stream")

    def answer_text(self, _: str) -> None:
        self.send(b"The port of Tarsk is shut.", "text/plain")

    def answer_untyped(self, _: str) -> None:
        self.send(b"# Ice\n\nThe port is *shut*.", "")

    def answer_zipped(self, _: str) -> None:
        self.send(gzip.compress(PAGE), Content_Encoding="gzip")

    def answer_bomb(self, _: str) -> None:
        self.send(gzip.compress(bytes(1_000_000)), Content_Encoding="gzip")

    def answer_picture(self, _: str) -> None:
        self.send(b"\x89PNG", "image/png")

    def answer_announced(self, _: str) -> None:
        self.send(b"", Content_Length="999999999")

    def answer_endless(self, _: str) -> None:
        self.send(b"")
        while not RELEASE.is_set():
            self.wfile.write(b"words " * 1_000)

    def answer_trickle(self, _: str) -> None:
        self.send(b"")
        while not RELEASE.wait(0.01):
            self.wfile.write(b"w")

    def answer_slow_headers(self, _: str) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while not RELEASE.wait(0.01):
            self.wfile.write(b"x")

    def answer_hang(self, _: str) -> None:
        RELEASE.wait()

    def answer_broken(self, _: str) -> None:
        self.send(b"half", Content_Length="100")

    def answer_hop(self, rest: str) -> None:
        """Redirect as often as the path says, or for ever."""
        left = int(rest) if rest.isdigit() else -1
        self.send_response(302)
        self.send_header(
            "Location", "/page" if left == 1 else f"/hop/{left - 1}" if rest else "/hop"
        )
        self.end_headers()

    def answer_leave(self, rest: str) -> None:
        self.send_response(301)
        self.send_header("Location", {"file": "file:///etc/passwd", "ftp": "ftp://a/b"}[rest])
        self.end_headers()

    def answer_status(self, rest: str) -> None:
        self.send_error(int(rest))

    def answer_missing(self, _: str) -> None:
        self.send_error(404)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of the server, without a stroke at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    RELEASE.set()
    server.shutdown()
    thread.join()
    server.server_close()


def get(address: str, *, time_limit: float = PATIENCE) -> Fetched:
    return fetch(address, media_types=MEDIA_TYPES, time_limit=time_limit, size_limit=200_000)


@pytest.mark.parametrize("path", ["page", "zipped", "hop/1", "hop/5"])
def test_a_page_is_fetched_after_a_few_redirects(site: str, path: str) -> None:
    assert get(f"{site}/{path}") == Fetched(PAGE, "text/html")
    assert Server.agents[-1].startswith("sayso/")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("hop/6", "redirects more than 5 times; give the address that it leads to"),
        ("hop", "redirects more than 5 times"),
        ("leave/file", "leads to an address of “file:”, and Sayso fetches http and https only"),
        ("leave/ftp", "leads to an address of “ftp:”"),
        ("nowhere", "does not exist (HTTP 404); check the address"),
        ("status/403", "refuses to be read (HTTP 403)"),
        ("status/500", "answers with HTTP 500"),
        ("picture", "is of the type image/png, which Sayso does not read; give the address of a"),
        ("announced", "is larger than 200,000 bytes"),
        ("endless", "is larger than 200,000 bytes"),
        ("bomb", "is larger than 200,000 bytes"),
        ("broken", "broke off before it was complete"),
    ],
)
def test_a_bad_answer_is_told(site: str, path: str, told: str) -> None:
    with pytest.raises(ReadError) as caught:
        get(f"{site}/{path}")
    assert str(caught.value).startswith(f"{site}/{path}: {told}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["trickle", "slow_headers", "hang"])
def test_a_slow_answer_is_given_up_in_time(site: str, path: str) -> None:
    """None of these answers has an end: that the call comes back is what is tested."""
    with pytest.raises(ReadError, match=r"has not answered in full within 0\.1 seconds; try again"):
        get(f"{site}/{path}", time_limit=SHORT)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ftp://tarsk.example/a", "is an address of “ftp:”, and Sayso fetches http and https only"),
        ("file:///etc/passwd", "is an address of “file:”"),
        ("http://", "is no valid address"),
        ("http://[::1", "is no valid address"),
        ("http://127.0.0.1:99999/", "is no valid address"),
    ],
)
def test_a_bad_address_is_told(address: str, told: str) -> None:
    with pytest.raises(ReadError) as caught:
        get(address)
    assert str(caught.value).startswith(f"{address}: {told}")


def test_a_refused_connection_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens there
        with pytest.raises(ReadError, match="refuses the connection or cannot be reached"):
            get(f"http://127.0.0.1:{taken.getsockname()[1]}/")


def test_a_server_that_does_not_speak_tls_is_told(site: str) -> None:
    with pytest.raises(ReadError, match="cannot be read over a secure connection"):
        get(site.replace("http:", "https:"))


@pytest.mark.parametrize("path", ["page", "pdf", "text", "zipped"])
def test_an_address_is_loaded_as_what_it_is(site: str, path: str) -> None:
    document = load(f"{site}/{path}", limits=Limits(seconds=PATIENCE))
    assert "The port of Tarsk is shut." in document.text
    assert document.location == f"{site}/{path}"


def test_the_name_tells_the_format_where_the_server_does_not(site: str) -> None:
    document = load(f"{site}/untyped/note.md", limits=Limits(seconds=PATIENCE))
    assert document.title == "Ice"

"""Documents by their address: of one's own network for whose store it is, of nobody's else."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar

import pytest
from tests.web.client import Client
from tests.web.filled import CASE

from sayso.ports import Store
from sayso.records.shelf import DocumentQuery

HOME = f"/cases/{CASE}/addresses"
NOTE = b"Rosa Vint said that the weir gate was open on Monday."


class Server(BaseHTTPRequestHandler):
    """Sends a note, and remembers that it was asked."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(NOTE)))
        self.end_headers()
        self.wfile.write(NOTE)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a note on this machine."""
    Server.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://name:secret@127.0.0.1:{server.server_port}/note.txt"
    server.shutdown()
    thread.join()
    server.server_close()


def test_ones_own_store_takes_what_stands_at_an_address_and_shows_no_password(
    own: Client, store: Store, address: str
) -> None:
    answer = own.post(HOME, {"address": address})
    assert answer.status_code == 200
    assert "read: " in answer.text
    assert "secret" not in answer.text
    row = store.documents.list(DocumentQuery(case=CASE, words="weir")).rows[0]
    assert row.name == "note.txt"
    assert row.claims > 0
    assert row.location == address.replace("name:secret@", "")
    assert "is here already" in own.post(HOME, {"address": address}).text
    own.post(f"/cases/{CASE}/documents/{row.id}/remove")
    assert "was taken out of this case" in own.post(HOME, {"address": address}).text


def test_whoever_has_an_account_makes_the_server_ask_nobody_of_its_own_network(
    comers: Callable[..., Client], address: str
) -> None:
    answer = comers("ana").post(HOME, {"address": address})
    assert "an address that only this network can reach, and was not followed" in answer.text
    assert "--allow-private" not in answer.text
    assert Server.asked == []


@pytest.mark.parametrize("wrong", ["file:///etc/passwd", "ftp://example.org/a", "note.txt"])
def test_what_is_no_address_of_the_web_is_told(own: Client, wrong: str) -> None:
    answer = own.post(HOME, {"address": wrong})
    assert answer.status_code == 200
    assert "could not be read: " in answer.text


def test_whoever_reads_only_adds_nothing(comers: Callable[..., Client], address: str) -> None:
    assert comers("rita").post(HOME, {"address": address}).status_code == 403
    assert Server.asked == []

"""Where a redirect may lead, and what becomes of a password in an address."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar
from urllib.parse import unquote

import pytest

from sayso.errors import ReadError
from sayso.readers import load
from sayso.readers.addresses import is_private, leads_to_private, without_password
from sayso.readers.locate import shown
from sayso.records.limits import Limits

REFUSED = "leads to an address that only this network can reach, and was not followed; give that"
TEXT = b"The minister said that the gate was open on Monday."


class Server(BaseHTTPRequestHandler):
    """Sends a text, or onward to the address that its path holds; remembers who asked what."""

    asked: ClassVar[list[tuple[str, str | None]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["Authorization"]))
        onward = unquote(self.path.partition("?to=")[2])
        self.send_response(302 if onward else 200)
        self.send_header("Location" if onward else "Content-Type", onward or "text/plain")
        self.send_header("Content-Length", "0" if onward else str(len(TEXT)))
        self.end_headers()
        if not onward:
            self.wfile.write(TEXT)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def servers() -> Iterator[tuple[str, str]]:
    """The hosts and ports of two servers of this machine."""
    Server.asked.clear()
    made = [ThreadingHTTPServer(("127.0.0.1", 0), Server) for _ in range(2)]
    threads = [Thread(target=server.serve_forever, args=(0.01,)) for server in made]
    for thread in threads:
        thread.start()
    one, other = (f"127.0.0.1:{server.server_port}" for server in made)
    yield one, other
    for server, thread in zip(made, threads, strict=True):
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_redirect_to_this_machine_is_refused_and_never_asked(servers: tuple[str, str]) -> None:
    one, other = servers
    for onward in (f"http://{other}/admin", f"//{other}/", f"http://localhost:{other[10:]}/"):
        with pytest.raises(ReadError, match=REFUSED):
            load(f"http://{one}/?to={onward}")
    assert all(path.startswith("/?to=") for path, _ in Server.asked)


@pytest.mark.parametrize(
    "onward", ["http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[::1]/"]
)
def test_a_redirect_into_this_network_is_refused_without_waiting(
    servers: tuple[str, str], onward: str
) -> None:
    with pytest.raises(ReadError, match=REFUSED):
        load(f"http://{servers[0]}/?to={onward}")


def test_what_a_name_means_is_looked_at_once_more_when_its_host_has_answered(
    servers: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name may lead to the internet when it is looked up, and to this machine a moment later."""
    one, other = servers
    monkeypatch.setattr("sayso.readers.fetch.leads_to_private", lambda *_: False)
    with pytest.raises(ReadError, match=REFUSED):
        load(f"http://{one}/?to=http://{other}/")
    assert len(Server.asked) == 1


def test_whoever_asks_for_it_is_led_there(servers: tuple[str, str]) -> None:
    one, other = servers
    document = load(f"http://{one}/?to=http://{other}/", limits=Limits(private_addresses=True))
    assert document.text.encode() == TEXT


def test_a_redirect_within_the_host_that_was_named_is_followed(servers: tuple[str, str]) -> None:
    assert load(f"http://{servers[0]}/?to=/here").text.encode() == TEXT


def test_a_password_is_sent_to_its_host_and_is_in_nothing_that_is_kept(
    servers: tuple[str, str],
) -> None:
    address = f"http://ana:hunter2@{servers[0]}/note"
    document = load(address)
    assert document.location == f"http://{servers[0]}/note"
    assert Server.asked == [("/note", "Basic YW5hOmh1bnRlcjI=")]


def test_a_password_is_sent_to_nobody_else(servers: tuple[str, str]) -> None:
    one, other = servers
    address = f"http://ana:hunter2@{one}/?to=http://{other}/"
    load(address, limits=Limits(private_addresses=True))
    assert [told is not None for _, told in Server.asked] == [True, False]


def test_a_password_is_in_no_message() -> None:
    for address in ("http://ana:hunter2@127.0.0.1:1/", "ftp://ana:hunter2@127.0.0.1/"):
        with pytest.raises(ReadError) as caught:
            load(address)
        assert "hunter2" not in str(caught.value)
        assert "127.0.0.1" in str(caught.value)


@pytest.mark.parametrize(
    ("address", "left"),
    [
        ("https://ana:pw@example.org/a@b", "https://example.org/a@b"),
        ("https://ana@example.org", "https://example.org"),
        ("https://a:b@c:d@example.org/", "https://example.org/"),
        ("https://example.org/?mail=a@b", "https://example.org/?mail=a@b"),
        ("notes/a@b.txt", "notes/a@b.txt"),
    ],
)
def test_what_is_shown_of_an_address(address: str, left: str) -> None:
    assert shown(address) == without_password(address) == left


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "::1", "::", "fe80::1%eth0", "fd00::1", "ff02::1"),  # noqa: S104
        *("::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1"),
    ],
)
def test_addresses_that_only_this_network_can_reach(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize("host", ["93.184.216.34", "2606:2800::1", "64:ff9b::5db8:d822"])
def test_addresses_of_the_internet(host: str) -> None:
    assert not is_private(host)


def test_a_name_that_nobody_knows_is_for_whoever_asks_there_to_tell() -> None:
    assert not leads_to_private("nowhere.invalid", 80)
    assert leads_to_private("localhost", 80)

"""Behind a proxy on the same machine, which does the encryption: as the guide sets it up."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.web.client import Client
from tests.web.filled import CASE, PASSWORD
from tests.web.served import served
from tests.web.test_accounts import WRITES

NAME = "workbench.example"
HOME = f"https://{NAME}"


@pytest.fixture(scope="module")
def address(filled_files: dict[bool, Path]) -> Iterator[str]:
    with served(str(filled_files[True]), "--name", NAME) as found:
        yield found


@pytest.fixture
def proxied(address: str) -> Iterator[Client]:
    """A visitor whose requests come as nginx passes them on."""
    with Client(address) as client:
        client.http.headers.update(passed_on("192.0.2.1"))
        yield client


def passed_on(whose: str) -> dict[str, str]:
    return {"host": NAME, "x-forwarded-proto": "https", "x-forwarded-for": whose}


def sign_in(client: Client, password: str = PASSWORD, **headers: str) -> httpx.Response:
    fields = {"name": "ana", "password": password}
    return client.post("/sign-in", fields, headers={"origin": HOME, **headers}, stay=True)


def test_cookies_go_over_encrypted_connections_alone(proxied: Client) -> None:
    first = proxied.get("/sign-in").headers["set-cookie"]
    proxied.http.cookies.set("sayso_form", first.partition("=")[2].partition(";")[0])
    answer = sign_in(proxied)
    assert answer.status_code == 303
    for cookie in (first, answer.headers["set-cookie"]):
        assert "; Secure" in cookie
        assert "; HttpOnly" in cookie


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (HOME, 401),
        (f"http://{NAME}", 403),
        ("https://elsewhere.example", 403),
        (f"https://{NAME}.elsewhere.example", 403),
        (f"{HOME}:8443", 403),
    ],
)
def test_forms_are_taken_from_encrypted_pages_of_that_name(
    proxied: Client, origin: str, status: int
) -> None:
    first = proxied.get("/sign-in").headers["set-cookie"]
    proxied.http.cookies.set("sayso_form", first.partition("=")[2].partition(";")[0])
    assert sign_in(proxied, "not the password", origin=origin).status_code == status


def test_other_names_are_not_answered(proxied: Client) -> None:
    assert proxied.get("/sign-in").status_code == 200
    assert proxied.get("/sign-in", headers={"host": "elsewhere.example"}).status_code == 421


def test_whoever_is_on_the_machine_needs_an_account_too(address: str) -> None:
    with Client(address) as client:
        assert client.get("/").url.path == "/sign-in"
        assert client.get("/api/cases").status_code == 401
        for path, fields in WRITES:
            answer = client.post(f"/cases/{CASE}/{path}", fields)
            assert answer.url.path == "/sign-in"


def test_tries_are_counted_for_each_address_that_the_proxy_names(address: str) -> None:
    with Client(address) as client:

        def tried(name: str, whose: str) -> int:
            sent = {"name": name, "password": "x" * 12}
            return client.http.post("/api/session", json=sent, headers=passed_on(whose)).status_code

        statuses = [tried(f"nobody {number}", "192.0.2.7") for number in range(60)]
        assert statuses[0] == 401
        assert statuses[-1] == 429
        assert tried("nobody else", "192.0.2.8") == 401

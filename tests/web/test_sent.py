"""What is sent may be endless, packed, broken or no text: it is refused early, in one line."""

import io
import zipfile
from collections.abc import Iterator

import pytest
from tests.web.client import Client, running
from tests.web.filled import CASE

from sayso import orders
from sayso.errors import ReadError
from sayso.ports import Store
from sayso.web.settings import Settings

ENDLESS = "Host: localhost\nTransfer-Encoding: chunked\nContent-Type:"
FORM = "application/x-www-form-urlencoded"
JSON = {"content-type": "application/json"}


class Stream:
    """Up to two gigabytes, a piece at a time; how much was taken is known."""

    def __init__(self) -> None:
        self.taken = 0

    def __iter__(self) -> Iterator[bytes]:
        while self.taken < 2**31:
            self.taken += 65536
            yield b"10000\r\n" + b"x" * 65536 + b"\r\n"


def test_ten_gigabytes_are_refused_before_they_are_sent(own: Client) -> None:
    for path in (f"/cases/{CASE}/documents", "/sign-in", f"/api/cases/{CASE}/ratings"):
        head = f"POST {path} HTTP/1.1\nHost: localhost\nContent-Length: {10 * 2**30}"
        assert own.raw(head) == 413, path


def test_a_body_that_does_not_say_how_long_it_is_is_cut_off(store: Store) -> None:
    head = b'--b\r\ncontent-disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    stream = Stream()

    def form() -> Iterator[bytes]:
        yield b"%x\r\n%b\r\n" % (len(head), head)
        yield from stream

    with running(store, Settings(most_upload_bytes=200_000)) as (home, _), Client(home) as client:
        path = f"/cases/{CASE}/documents"
        sent = f"POST {path} HTTP/1.1\n{ENDLESS} multipart/form-data; boundary=b"
        assert client.raw(sent, form()) == 413
    assert stream.taken < 2**28


@pytest.mark.parametrize(
    ("path", "kind", "status"),
    [
        ("/nowhere/documents", FORM, 404),
        ("/static/x/workbench.css", FORM, 405),
        ("/sign-in", FORM, 422),
        (f"/cases/{CASE}/documents", FORM, 413),
        (f"/api/cases/{CASE}/ratings", "application/json", 413),
        (f"/api/cases/{CASE}/documents", "application/json", 413),
    ],
)
def test_a_body_that_nobody_reads_is_not_listened_to_for_ever(
    own: Client, path: str, kind: str, status: int
) -> None:
    stream = Stream()
    assert own.raw(f"POST {path} HTTP/1.1\n{ENDLESS} {kind}", stream) == status
    assert stream.taken < 2**28


def test_a_zip_bomb_is_told_of_in_one_line(own: Client) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * (300 * 2**20))
    answer = own.post(
        f"/cases/{CASE}/documents", files=[("files", ("bomb.docx", packed.getvalue()))]
    )
    assert answer.status_code == 200
    assert "would unpack to far more than a document holds" in answer.text
    assert "Traceback" not in answer.text


def test_a_file_that_breaks_its_reader_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(path: str, **_: object) -> None:
        raise RecursionError(path)

    monkeypatch.setattr(orders, "load", fails)
    outcome = orders.ReadingOrder()(orders.Held(location="a.txt", data=b"some words"))
    assert isinstance(outcome, ReadError)
    assert str(outcome).startswith("a.txt: its reader failed with RecursionError")


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"\xff",
        b'{"name": "\\ud800", "password": "x"}',
        b'{"name": "x", "password": "\\u0000"}',
    ],
)
def test_json_that_is_broken_or_no_text_is_told_in_one_line(own: Client, body: bytes) -> None:
    answer = own.http.post("/api/session", content=body, headers=JSON)
    assert answer.status_code == 422
    assert answer.json()["error"]


def test_a_field_of_a_form_that_is_no_text_is_told_in_one_line(own: Client) -> None:
    answer = own.post(f"/cases/{CASE}/weigh/question", {"question": "Wh\0?"})
    assert answer.status_code == 422
    assert "something in it is no character" in answer.text


@pytest.mark.parametrize(
    "words",
    ["'; DROP TABLE claims; --", '"', "*", "(((", "a OR", "NEAR(a b)", "-", "\\", "\0", "&|!:*"],
)
def test_words_that_no_database_understands_are_looked_for_all_the_same(
    own: Client, words: str
) -> None:
    for path in (f"/cases/{CASE}/claims", f"/cases/{CASE}/documents", f"/api/cases/{CASE}/claims"):
        assert own.get(path, params={"words": words}).status_code == 200

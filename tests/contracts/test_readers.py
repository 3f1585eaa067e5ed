"""What every reader keeps to: any bytes give a document or one ReadError, the same each time."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import plugins
from sayso.errors import ReadError
from sayso.ports import Reader
from sayso.records import Document

NAMES = plugins.names("readers")
READERS: dict[str, Reader] = {name: plugins.find("readers", name)() for name in NAMES}
STARTS = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<!doctype html><p>",
    b"# ",
    b"Subject: a\n\n",
    b"\xff\xfe",
    b"\x00",
)
BYTES = st.builds(bytes.__add__, st.sampled_from(STARTS), st.binary(max_size=300))
TEXT = st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass"))


def outcome(reader: Reader, data: bytes) -> Document | ReadError:
    try:
        return reader.read(data, location="any")
    except ReadError as error:
        return error


def test_shipped_readers_are_installed() -> None:
    assert {"text", "markdown", "html", "pdf", "docx", "mail"} <= set(NAMES)


def test_no_two_readers_claim_one_ending() -> None:
    endings = [ending for reader in READERS.values() for ending in reader.extensions]
    assert len(endings) == len(set(endings))


@pytest.mark.parametrize("name", NAMES)
def test_endings_and_media_types_are_in_lower_case(name: str) -> None:
    reader = READERS[name]
    assert reader.extensions
    assert all(ending == ending.lower() and ending[0] == "." for ending in reader.extensions)
    assert all(kind == kind.lower() and "/" in kind for kind in reader.media_types)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40)
@given(data=BYTES | TEXT)
def test_any_bytes_give_a_document_or_a_read_error(name: str, data: bytes) -> None:
    found = outcome(READERS[name], data)
    if isinstance(found, ReadError):
        assert found.message
        assert found.where == "any"
        assert "\n" not in str(found)
        return
    assert found.location == "any"
    found.text.encode("utf-8")  # no lone surrogates: it can be written
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  our own bytes
    for block in found.blocks:
        assert found.text[block.start : block.end].strip()


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=10)
@given(data=BYTES | TEXT)
def test_the_same_bytes_give_the_same(name: str, data: bytes) -> None:
    first, second = (outcome(READERS[name], data) for _ in range(2))
    assert first == second or str(first) == str(second)


@pytest.mark.parametrize("name", NAMES)
def test_no_bytes_are_no_document(name: str) -> None:
    assert not getattr(outcome(READERS[name], b""), "text", "")

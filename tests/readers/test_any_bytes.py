"""Any bytes give a Document or a ReadError, from every reader."""

import random
from collections.abc import Callable
from functools import cache, partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.layouts import check_document, make_pdf
from tests.readers.test_docx import memo, save
from tests.readers.test_html import PAGE

from sayso.errors import ReadError
from sayso.readers import load
from sayso.readers.formats import shipped_readers
from sayso.records import Document

READERS = {reader.extensions[0]: reader for reader in shipped_readers()}
NOTE = (
    "# Ice in the strait\n\nBy Mira Dool\n\n29 August 2031\n\n> The port\n> is shut.\n\n- one\n"
    "  - two\n\n1. three\n\n**Outlook**\n\nFigure 1: The roads.\n\n"
    "| a | b |\n|---|---|\n| 1 | 2 |\n"
)
PIECES = [
    "\n",
    "\r\n",
    " ",
    "\t",
    "•",
    "- ",
    "> ",
    "1. ",
    "(a) ",
    "# ",
    "=====",
    "Photo: ",
    "\u2028",
]
PIECES += [
    "word",
    "A line.",
    "By Jo Park",
    "CAPS",
    "©",
    "\ufeff",
    "\x85",
    "é",
    "😀",
    "\x1b",
    "…",
    "|",
]
MAIL = (
    "From: Mira Dool <m@x.example>\nSubject: Ice\nDate: Fri, 29 Aug 2031 10:00:00 +0000\n"
    "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n"
    + "The port is shut, and so it stays.\n"
    * 40
    + "--b\n"
    "Content-Type: text/html\n\n<p>The port is shut.</p>\n--b--\n"
)
TAGS = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<li>",
    "<ul>",
    "</ul>",
    "<br>",
    "<table>",
    "<tr>",
    "<td>",
]
TAGS += ["<h1>", "<blockquote>", "<pre>", "<a href=x>", "<script>", "<!--", "-->", "&#x0;", "&amp;"]
TAGS += ["<article>", "<svg>", "<![CDATA[", "]]>", "<title>", "<figcaption>", "<", ">", "&#xD800;"]


@cache
def seed(extension: str) -> bytes:
    """A sound document of the format."""
    pdf = make_pdf([[(60, 700, 11, "The port is shut, and"), (60, 686, 11, "so it stays.")]] * 2)
    page = PAGE.encode()
    return {
        ".txt": NOTE.encode(), ".md": NOTE.encode(), ".html": page, ".pdf": pdf,
        ".docx": save(memo()), ".eml": MAIL.encode(),
    }[extension]  # fmt: skip


def attempt(read: Callable[[], Document], location: str) -> None:
    """Read, and check what comes of it, whichever of the two it is."""
    outcome: Document | ReadError
    try:
        outcome = read()
    except ReadError as error:
        outcome = error
    if isinstance(outcome, Document):
        check_document(outcome)
        assert outcome.location == location
    else:
        assert outcome.where == ("standard input" if location == "-" else location)
        assert outcome.remedy
        assert "\n" not in str(outcome)


@pytest.mark.parametrize("extension", READERS)
@settings(max_examples=60, derandomize=True)
@given(data=st.binary(max_size=300))
def test_random_bytes(extension: str, data: bytes) -> None:
    attempt(partial(READERS[extension].read, data, location="a"), "a")


@pytest.mark.parametrize("extension", [".txt", ".md"])
@settings(max_examples=200, derandomize=True)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40))
def test_random_layouts(extension: str, pieces: list[str]) -> None:
    attempt(partial(READERS[extension].read, "".join(pieces).encode(), location="a"), "a")


@settings(max_examples=100, derandomize=True)
@given(pieces=st.lists(st.sampled_from(TAGS + PIECES), max_size=40))
def test_random_markup(pieces: list[str]) -> None:
    attempt(partial(READERS[".html"].read, "".join(pieces).encode(), location="a"), "a")


@pytest.mark.parametrize("extension", READERS)
def test_damaged_documents(extension: str) -> None:
    choose = random.Random(2031)  # noqa: S311 - the same damage every time
    sound = seed(extension)
    for _ in range(60):
        data = bytearray(sound)
        for _ in range(choose.randint(1, 12)):
            place = choose.randrange(len(data))
            width = choose.choice((1, 1, 2, 8, 64))
            change = choose.choice(("flip", "drop", "repeat", "cut"))
            if change == "flip":
                data[place] = choose.randrange(256)
            elif change == "drop":
                del data[place : place + width]
            elif change == "repeat":
                data[place:place] = data[place : place + width] * choose.randint(1, 40)
            elif choose.random() < 0.1:
                del data[place + 1 :]
        attempt(partial(READERS[extension].read, bytes(data), location="a"), "a")


@settings(max_examples=100, derandomize=True)
@given(
    start=st.sampled_from(
        [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf"]
    ),
    data=st.binary(max_size=200),
)
def test_standard_input_of_any_kind(start: bytes, data: bytes) -> None:
    attempt(partial(load, "-", data=start + data), "-")

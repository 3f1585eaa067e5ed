"""Formats: which reader reads what, told by name, by media type or by the first bytes."""

import re
from collections.abc import Sequence
from functools import cache

from sayso.errors import ReadError
from sayso.ports import Reader
from sayso.readers.docx import DocxReader
from sayso.readers.html import HtmlReader
from sayso.readers.mail import MailReader
from sayso.readers.markdown import MarkdownReader
from sayso.readers.pdf import PdfReader
from sayso.readers.text import TextReader

_MARKDOWN = re.compile(rb"\A---\r?\n\w+:|^#{1,6} \S|\]\(https?://|\*\*\w", re.MULTILINE)
_HTML = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:(?><!--.{0,2000}?-->)\s*+){0,5}+"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(
    rb"(?=(?:[^\n]*\n){0,60}?(?:message-id|mime-version|return-path|received):)"
    rb"(?:From |[a-z][a-z0-9-]{1,40}:[ \t])",
    re.IGNORECASE,
)
"""Fields that a mail program writes, and nobody who pastes a message."""
_OTHERS = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word, Excel or Outlook file",
        "save it as .docx, or a message as .eml",
    ),
    (b"{\\rtf", "a Rich Text file", "save it as .docx or .txt"),
    (b"PK\x03\x04", "a ZIP archive", "unpack it and give what it holds"),
    (b"\x1f\x8b", "a compressed file", "unpack it and give what it holds"),
    (b"\x89PNG", "a picture", "run OCR on it and give the text"),
    (b"\xff\xd8\xff", "a picture", "run OCR on it and give the text"),
    (b"GIF8", "a picture", "run OCR on it and give the text"),
)

DATA_ENDINGS = (".jsonl", ".json", ".ndjson")
"""Of files that hold readings made before, and no document."""

_DATA = "readings made before go to `sayso link`; a text goes by another ending, as .txt"


@cache
def shipped_readers() -> tuple[Reader, ...]:
    """One reader of each format that Sayso brings."""
    return (TextReader(), MarkdownReader(), HtmlReader(), PdfReader(), DocxReader(), MailReader())


@cache
def known_extensions() -> frozenset[str]:
    """The file-name endings that the shipped readers read, lower case with the dot."""
    return frozenset(ending for reader in shipped_readers() for ending in reader.extensions)


def choose_reader(
    data: bytes,
    *,
    location: str,
    extension: str = "",
    media_type: str = "",
    readers: Sequence[Reader] | None = None,
) -> Reader:
    """The reader for the bytes: by extension, else by media type, else by how they begin.

    A PDF is known by its first bytes whatever it is called.

    Raises:
        ReadError: the bytes begin as a format that Sayso does not read, or the ending is JSON's.
    """
    choice = shipped_readers() if readers is None else readers
    sniffed = _sniff(data)
    for reader in choice:
        if extension and extension.lower() in reader.extensions and sniffed != ".pdf":
            return reader
    for reader in choice:
        if media_type and media_type.lower() in reader.media_types and sniffed != ".pdf":
            return reader if media_type != "text/plain" or not sniffed else _by(sniffed, choice)
    if sniffed:
        return _by(sniffed, choice)
    if extension.lower() in DATA_ENDINGS:
        raise ReadError("is a file of data by its name, no document", where=location, remedy=_DATA)
    for beginning, name, remedy in _OTHERS:
        if data.startswith(beginning):
            raise ReadError(f"is {name}", where=location, remedy=remedy)
    return _by(".txt", choice)


def _by(extension: str, choice: Sequence[Reader]) -> Reader:
    fallback = (*choice, *shipped_readers())
    return next(reader for reader in fallback if extension in reader.extensions)


def _sniff(data: bytes) -> str:
    """The extension of the format that bytes begin as; empty for text and the unknown."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.startswith(b"PK\x03\x04") and (b"word/" in data[:65536] or b"word/" in data[-65536:]):
        return ".docx"
    if _MAIL.match(head.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]):
        return ".eml"
    if _HTML.match(head):
        return ".html"
    return ".md" if _MARKDOWN.search(head) else ""

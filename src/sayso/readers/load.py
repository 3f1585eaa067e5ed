"""Loading: from a location to its document, or to one error that says why not."""

import stat
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from sayso.dossier.credits import find_credits
from sayso.errors import ReadError, unreadable
from sayso.ports import Reader
from sayso.readers.doubts import find_doubts
from sayso.readers.formats import choose_reader, shipped_readers
from sayso.readers.language import check_english
from sayso.readers.limits import FETCH_SECONDS, MAX_BYTES, check_bytes, check_characters
from sayso.readers.locate import STANDARD_INPUT, is_address, shown
from sayso.readers.text import TextReader
from sayso.records import Document
from sayso.records.limits import Limits

_TEXT = "the text"
"""What messages call a text that was at hand."""
_HERE = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")
"""Paths that mean what this process has open, and nothing or something else in another."""


def load(
    location: str,
    *,
    data: bytes | None = None,
    readers: Sequence[Reader] | None = None,
    limits: Limits | None = None,
) -> Document:
    """The document at a path, at an http(s) address, or on standard input ("-").

    ``data`` stands in for what is there, which is taken where it is None. ``readers`` are those
    to choose from (None: those that Sayso ships). ``limits`` bound a download: the time it may
    take (None: 20 seconds), and whether it may be led to private addresses.

    Raises:
        ReadError: there is no English text to be had from it; the message says why.
    """
    choice = shipped_readers() if readers is None else readers
    extension = media_type = ""
    named = shown(location)
    told = _told(location)
    if data is not None:
        extension = "" if location == STANDARD_INPUT else Path(location).suffix
    elif is_address(location):
        from sayso.readers.fetch import fetch

        fetched = fetch(
            location,
            media_types={kind for reader in choice for kind in reader.media_types},
            time_limit=(limits and limits.seconds) or FETCH_SECONDS,
            reach="anywhere" if limits is not None and limits.private_addresses else "named",
        )
        data, media_type = fetched.data, fetched.media_type
        extension = "" if media_type else PurePosixPath(unquote(urlsplit(location).path)).suffix
    else:
        data = take(location)
        extension = "" if location == STANDARD_INPUT else Path(location).suffix
    check_bytes(len(data), location=told, limit=MAX_BYTES)
    if not data.strip(b" \t\r\n\x0c\xef\xbb\xbf"):
        raise _empty(told)
    reader = choose_reader(
        data, location=told, extension=extension, media_type=media_type, readers=choice
    )
    document = reader.read(data, location=told)
    return _checked(replace(document, location=named), told)


def load_text(text: str) -> Document:
    """The document of a text at hand, read as plain text: no bytes, no place it is from.

    Raises:
        ReadError: it is empty, too long, not English, or holds what no text does.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ReadError(
            f"the text holds half a character ({text[error.start]!a})",
            remedy='replace what cannot be decoded: data.decode(errors="replace")',
        ) from error
    check_bytes(len(data), location=_TEXT, limit=MAX_BYTES)
    if not text.strip():
        raise _empty(_TEXT)
    return replace(_checked(TextReader().read(data, location=_TEXT), _TEXT), location=None)


def take(location: str) -> bytes:
    """The bytes of a file, or on standard input ("-"), up to one more than is read at once.

    Raises:
        ReadError: they cannot be had.
    """
    if location == STANDARD_INPUT:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    return _read_file(location)


def is_open_here(location: str) -> bool:
    """Whether a location means what this process has open: another process cannot take it."""
    return location == STANDARD_INPUT or location.startswith(_HERE)


def _read_file(location: str) -> bytes:
    path, named = Path(location), shown(location)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReadError("is a folder", where=named, remedy="give the files in it")
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISFIFO(status.st_mode)):
            raise ReadError("is a device, not a file", where=named, remedy="give a file")
        check_bytes(status.st_size, location=named)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise unreadable(error, where=named) from error


def _checked(document: Document, location: str) -> Document:
    """The document with what is doubtful in it, unless it holds no text or another language's."""
    if not document.text.strip():
        raise _empty(location)
    check_characters(len(document.text), location=location)
    pieces = [document.text[block.start : block.end] for block in document.blocks]
    check_english(pieces or [document.text], location=location)
    return replace(
        document,
        credits=(*find_credits(document), *document.credits),
        problems=(*find_doubts(document), *document.problems),
    )


def _told(location: str) -> str:
    """What an error calls the place: it has no name to look for where it is standard input."""
    return "standard input" if location == STANDARD_INPUT else shown(location)


def _empty(location: str) -> ReadError:
    return ReadError("is empty", where=location, remedy="give a document with text in it")

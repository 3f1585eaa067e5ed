"""Loading: from a location to its document, or to one error that says why not."""

import stat
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from sayso.errors import ReadError
from sayso.ports import Reader
from sayso.readers.formats import choose_reader, shipped_readers
from sayso.readers.language import check_english
from sayso.readers.limits import FETCH_SECONDS, MAX_BYTES, check_bytes, check_characters
from sayso.readers.locate import STANDARD_INPUT, is_address, unreadable
from sayso.records import Document


def load(
    location: str,
    *,
    stdin: bytes | None = None,
    readers: Sequence[Reader] | None = None,
    time_limit: float | None = None,
) -> Document:
    """The document at a path, at an http(s) address, or on standard input ("-").

    ``stdin`` stands in for standard input, which is read where it is None. ``readers`` are
    those to choose from (None: those that Sayso ships). ``time_limit`` is the longest that
    a download may take, in seconds (None: 20).

    Raises:
        ReadError: there is no English text to be had from it; the message says why.
    """
    choice = shipped_readers() if readers is None else readers
    extension = media_type = ""
    if location == STANDARD_INPUT:
        data = sys.stdin.buffer.read(MAX_BYTES + 1) if stdin is None else stdin
    elif is_address(location):
        from sayso.readers.fetch import fetch

        fetched = fetch(
            location,
            media_types={kind for reader in choice for kind in reader.media_types},
            time_limit=FETCH_SECONDS if time_limit is None else time_limit,
        )
        data, media_type = fetched.data, fetched.media_type
        extension = "" if media_type else PurePosixPath(unquote(urlsplit(location).path)).suffix
    else:
        data = _read_file(location)
        extension = Path(location).suffix
    check_bytes(len(data), location=location, limit=MAX_BYTES)
    if not data.strip(b" \t\r\n\x0c\xef\xbb\xbf"):
        raise _empty(location)
    reader = choose_reader(
        data, location=location, extension=extension, media_type=media_type, readers=choice
    )
    return _checked(reader.read(data, location=location), location)


def _read_file(location: str) -> bytes:
    path = Path(location)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReadError("is a folder", where=location, remedy="give the files in it")
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISFIFO(status.st_mode)):
            raise ReadError("is a device, not a file", where=location, remedy="give a file")
        check_bytes(status.st_size, location=location)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise unreadable(error, location=location) from error


def _checked(document: Document, location: str) -> Document:
    """The document, unless it holds no text, too much of it, or another language's."""
    if not document.text.strip():
        raise _empty(location)
    check_characters(len(document.text), location=location)
    pieces = [document.text[block.start : block.end] for block in document.blocks]
    check_english(pieces or [document.text], location=location)
    return document


def _empty(location: str) -> ReadError:
    return ReadError("is empty", where=location, remedy="give a document with text in it")

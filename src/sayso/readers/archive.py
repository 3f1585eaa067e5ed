"""Archives: whether a ZIP file may be opened, judged by its table of contents alone."""

import io
import zipfile

from sayso.errors import ReadError

_MOST_ENTRIES = 5_000
_MOST_BYTES = 256 * 1024 * 1024
"""Unpacked, all entries together."""
_MOST_XML_BYTES = 64 * 1024 * 1024
"""Unpacked, one entry of text."""
_MOST_RATIO = 200
_SMALL = 1024 * 1024
"""Entries that stay below this unpacked may shrink as much as they like."""


def check_archive(data: bytes, *, location: str, what: str) -> None:
    """Raise ReadError if the bytes are no sound ZIP file or would unpack to something huge.

    ``what`` names the format in the message ("a Word document"). Nothing is unpacked but the
    names and sizes; whether the sizes are true is for the reader to find, which stops at them.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
        raise broken(what, location=location) from error
    total = sum(entry.file_size for entry in entries)
    bomb = (
        len(entries) > _MOST_ENTRIES
        or total > _MOST_BYTES
        or any(_is_bomb(entry) for entry in entries)
        or sum(entry.compress_size for entry in entries) > len(data) + _SMALL
    )
    if bomb:
        raise ReadError(
            "would unpack to far more than a document holds",
            where=location,
            remedy="open it in a word processor and save it again",
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise ReadError("is encrypted", where=location, remedy="remove the password and try again")


def broken(what: str, *, location: str) -> ReadError:
    """The error for a damaged file."""
    return ReadError(
        f"is not {what}, or a broken one",
        where=location,
        remedy="open it in a word processor and save it again",
    )


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    text = entry.filename.lower().endswith((".xml", ".rels"))
    if text and entry.file_size > _MOST_XML_BYTES:
        return True
    return entry.file_size > max(_SMALL, _MOST_RATIO * entry.compress_size)

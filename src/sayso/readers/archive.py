"""Archives: the texts of a ZIP file, however hostile it is."""

import io
import lzma
import struct
import zipfile
import zlib

from sayso.errors import ReadError

_MOST_ENTRIES = 5_000
_MOST_BYTES = 256 * 1024 * 1024
"""Unpacked, all entries together."""
_MOST_XML_BYTES = 64 * 1024 * 1024
"""Unpacked, one entry of text."""
_MOST_RATIO = 200
_SMALL = 1024 * 1024
"""Entries that stay below this unpacked may shrink as much as they like."""
_STEP = 64 * 1024


def repacked(data: bytes, *, location: str, what: str) -> bytes:
    """The ZIP file's texts as a ZIP file that is safe to open: what is not XML is left empty.

    ``what`` names the format in messages ("a Word document"). Entries are unpacked up to the
    size that the table of contents states, and what it states is checked first.

    Raises:
        ReadError: the bytes are no sound ZIP file, are encrypted, or unpack to something huge.
    """
    buffer = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
            entries = {entry.filename: entry for entry in source.infolist()}
            _check(list(entries.values()), location=location)
            for name, entry in entries.items():
                target.writestr(name, _unpacked(source, entry) if _is_text(entry) else b"")
    except (
        *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError),
        *(ValueError, NotImplementedError, RuntimeError, struct.error),
    ) as error:
        raise broken(what, location=location) from error
    return buffer.getvalue()


def _check(entries: list[zipfile.ZipInfo], *, location: str) -> None:
    total = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_ENTRIES or total > _MOST_BYTES or any(map(_is_bomb, entries)):
        raise ReadError(
            "would unpack to far more than a document holds",
            where=location,
            remedy="open it in a word processor and save it again",
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise ReadError("is encrypted", where=location, remedy="remove the password and try again")


def _unpacked(source: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """What an entry holds, in small steps, since one step may unpack more than is stated."""
    pieces = []
    with source.open(entry) as file:
        while piece := file.read(_STEP):
            pieces.append(piece)
    return b"".join(pieces)


def broken(what: str, *, location: str) -> ReadError:
    """The error for a damaged file."""
    return ReadError(
        f"is not {what}, or a broken one",
        where=location,
        remedy="open it in a word processor and save it again",
    )


def _is_text(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith((".xml", ".rels"))


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    if _is_text(entry) and entry.file_size > _MOST_XML_BYTES:
        return True
    return entry.file_size > max(_SMALL, _MOST_RATIO * entry.compress_size)

"""Decoding: from the bytes of a text file to its characters, whatever the encoding."""

import codecs
import re

from sayso.errors import ReadError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESS_BYTES = 64 * 1024
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters that no text file needs; tabs, line and page ends and escape are not here."""
_CONTROL_SHARE = 0.02
_WESTERN = "cp1252"
_FOREIGN_SHARE = 0.15
"""English has a smaller share of bytes outside ASCII, whatever single-byte encoding it is in."""


def decode(data: bytes, *, location: str) -> str:
    """The characters of a text file, without its byte order mark and with nothing else changed.

    UTF-8 is tried first, then what a byte order mark says, then what charset-normalizer
    guesses. The result always encodes to UTF-8.

    Raises:
        ReadError: the bytes are no text, or the encoding cannot be told.
    """
    text = _by_mark(data, location=location)
    if text is None:
        text = _utf16_without_mark(data)
    if text is None:
        _refuse_binary("\0" in (head := data.decode("latin-1")), location)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            _refuse_binary(_is_binary(head), location)
            text = _guessed(data, location=location)
    _refuse_binary(_is_binary(text), location)
    return text


def _by_mark(data: bytes, *, location: str) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise ReadError(
                    f"begins as {encoding.upper()} but is not valid {encoding.upper()}",
                    where=location,
                    remedy="save it as UTF-8 and try again",
                ) from error
    return None


def _utf16_without_mark(data: bytes) -> str | None:
    """Text in UTF-16 that lacks its mark: every other byte of English is then zero."""
    head = data[:2000]
    if len(data) < 8 or len(data) % 2:
        return None
    for zeros, letters, encoding in ((1, 0, "utf-16-le"), (0, 1, "utf-16-be")):
        half = len(head) // 2
        if head[zeros::2].count(0) > 0.8 * half and head[letters::2].count(0) == 0:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _guessed(data: bytes, *, location: str) -> str:
    """The text in the encoding that it looks like: UTF-8 with faults, Western, or another."""
    from charset_normalizer import from_bytes

    faulty = data.decode("utf-8", "replace")
    faults = faulty.count("\ufffd")
    if len(faulty) - sum(map(str.isascii, faulty)) > 4 * faults:
        return faulty
    encodings = [_WESTERN, "latin-1"]
    if sum(byte > 0x7F for byte in data) > _FOREIGN_SHARE * len(data):
        match = from_bytes(data[:_GUESS_BYTES]).best()
        encodings.insert(0, match.encoding if match else _WESTERN)
    for encoding in encodings:
        try:
            text = data.decode(encoding)
            text.encode("utf-8")
        except (UnicodeError, LookupError):
            continue
        return text
    raise ReadError(
        "is in an encoding that Sayso cannot tell",
        where=location,
        remedy="save it as UTF-8 and try again",
    )


def _is_binary(text: str) -> bool:
    """Whether there are too many control characters for a text, or a single NUL."""
    if "\0" in text:
        return True
    head = text[:_GUESS_BYTES]
    return len(_CONTROLS.findall(head)) > _CONTROL_SHARE * len(head) + 1


def _refuse_binary(binary: bool, location: str) -> None:
    if binary:
        raise ReadError(
            "holds binary data, not text",
            where=location,
            remedy="give a text, Markdown, HTML, PDF or Word (.docx) document",
        )

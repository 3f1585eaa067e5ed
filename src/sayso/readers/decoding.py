"""Decoding: from the bytes of a text file to its characters, whatever the encoding."""

import codecs
import re
from typing import NamedTuple

from sayso.errors import ReadError
from sayso.records import Problem

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MISTAKEN = ("utf-8", "utf-16-le", "utf-16-be")
"""What a text may be in whose mark is another's."""
_GUESS_BYTES = 64 * 1024
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters that no text file needs; tabs, line and page ends and escape are not here."""
_CONTROL_SHARE = 0.02
_WESTERN = "cp1252"
_FOREIGN_SHARE = 0.15
"""English has a smaller share of bytes outside ASCII, whatever single-byte encoding it is in."""
_ESCAPED = re.compile("[\udc80-\udcff]")
"""What stands for a byte that is no UTF-8 ("surrogateescape")."""
_LONG = re.compile("[\u0800-\ud7ff\ue000-\U0010ffff]")
"""Characters of three bytes or four in UTF-8, which text in another encoding holds by no chance."""
_AS_WESTERN = {
    0xDC00 + byte: bytes([byte]).decode(_WESTERN, "replace") for byte in range(0x80, 0x100)
}


class Decoded(NamedTuple):
    """The characters of a file, and what is in doubt about them."""

    text: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, *, location: str) -> Decoded:
    """The characters of a text file, without its byte order mark and with nothing else changed.

    What a byte order mark says is tried first, where that gives a text, then UTF-16 without a
    mark, UTF-8, and what charset-normalizer guesses. The result always encodes to UTF-8. Where
    the encoding is in doubt, a problem says which was taken, and from which byte on.

    Raises:
        ReadError: the bytes are no text, or the encoding cannot be told.
    """
    problems: tuple[Problem, ...] = ()
    text = _by_mark(data, location=location)
    if text is None:
        text = _utf16_without_mark(data, location=location)
    if text is None:
        _refuse_binary("\0" in (head := data.decode("latin-1")), location)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            _refuse_binary(_is_binary(head), location)
            text, problems = _guessed(data, first=error.start + 1, location=location)
    _refuse_binary(_is_binary(text), location)
    return Decoded(text, problems)


def _by_mark(data: bytes, *, location: str) -> str | None:
    """The text by its mark, unless that is none and another encoding gives one: marks are lost
    and put on again by programs that join files or take them for something else.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            text = _decoded(rest, encoding)
            if text is None or not _looks_english(text):
                others = (_decoded(rest, other) for other in _MISTAKEN)
                text = next((each for each in others if each and _looks_english(each)), text)
            if text is None:
                raise _not_valid(f"begins as {encoding.upper()}", encoding, location)
            return text
    return None


def _utf16_without_mark(data: bytes, *, location: str) -> str | None:
    """Text in UTF-16 that lacks its mark: every other byte of English is then zero.

    Raises:
        ReadError: it ends within a character.
    """
    head = data[:2000]
    half = len(head) // 2
    if len(data) < 8:
        return None
    for zeros, letters, encoding in ((1, 0, "utf-16-le"), (0, 1, "utf-16-be")):
        if head[zeros::2].count(0) > 0.8 * half and head[letters::2].count(0) == 0:
            text = _decoded(data[: len(data) // 2 * 2], encoding)
            if text is None or not _looks_english(text):
                return None
            if len(data) % 2:
                raise _not_valid(f"looks like {encoding.upper()}", encoding, location)
            return text
    return None


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _looks_english(text: str) -> bool:
    """Whether most of it is ASCII: of what is taken for another encoding, next to nothing is."""
    head = text[:_GUESS_BYTES]
    return 2 * sum(map(str.isascii, head)) > len(head) and not _is_binary(head)


def _not_valid(look: str, encoding: str, location: str) -> ReadError:
    return ReadError(
        f"{look} but is not valid {encoding.upper()}",
        where=location,
        remedy="save it as UTF-8 and try again",
    )


def _guessed(data: bytes, *, first: int, location: str) -> Decoded:
    """The text in the encoding that it looks like: UTF-8 with faults, Western, both, or another.

    first: the first byte that is no UTF-8, from 1.
    """
    from charset_normalizer import from_bytes

    escaped = data.decode("utf-8", "surrogateescape")
    faults = len(_ESCAPED.findall(escaped))
    others = len(escaped) - sum(map(str.isascii, escaped)) - faults
    are = f"{faults:,} bytes are" if faults > 1 else "1 byte is"
    told = f"{are} not UTF-8, from byte {first:,} on"
    if others > 3 * faults:
        text = data.decode("utf-8", "replace")
        return Decoded(text, _in_doubt(f"{told}: \ufffd stands there"))
    encodings = [_WESTERN, "latin-1"]
    if sum(byte > 0x7F for byte in data) > _FOREIGN_SHARE * len(data):
        match = from_bytes(data[:_GUESS_BYTES]).best()
        encodings.insert(0, match.encoding if match else _WESTERN)
    elif _LONG.search(escaped):
        text = escaped.translate(_AS_WESTERN)
        return Decoded(text, _in_doubt(f"{told}: read as Western ({_WESTERN})"))
    for encoding in encodings:
        try:
            text = data.decode(encoding)
            text.encode("utf-8")
        except (UnicodeError, LookupError):
            continue
        if encoding == _WESTERN and not others:
            return Decoded(text)
        return Decoded(text, _in_doubt(f"{told}: all was read as {encoding}, which it looks like"))
    raise ReadError(
        "is in an encoding that Sayso cannot tell",
        where=location,
        remedy="save it as UTF-8 and try again",
    )


def _in_doubt(message: str) -> tuple[Problem, ...]:
    return (
        Problem(message=message, remedy="if words are garbled, save it as UTF-8 and read it again"),
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
            remedy="give a text, Markdown, HTML, PDF, Word (.docx) or e-mail (.eml) document",
        )

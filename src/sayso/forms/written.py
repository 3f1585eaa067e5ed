"""The text of a file that a person wrote, and a mistake in it as a line."""

from collections.abc import Iterable
from pathlib import Path

from sayso.errors import ReadError, unreadable
from sayso.records.mistake import Mistake


def read_written(path: Path) -> str:
    """The text of a file: UTF-8, its byte-order mark and carriage returns taken off.

    Raises:
        ReadError: the file cannot be read, or is no UTF-8.
    """
    return decode_written(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        ReadError: the file cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(error, where=str(path)) from error


def decode_written(data: bytes, name: str) -> str:
    """The text that the bytes of a file hold, as ``read_written`` gives it.

    Raises:
        ReadError: it is no UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(
            "the file is not UTF-8 text", where=name, remedy="save it as UTF-8"
        ) from error
    return text.replace("\r\n", "\n")


def told(name: str, mistake: Mistake) -> str:
    """One mistake as a line: file:line:column: what is wrong; what to do."""
    remedy = f"; {mistake.remedy}" if mistake.remedy else ""
    return f"{name}:{mistake.line}:{mistake.column}: {mistake.message}{remedy}"


def told_all(name: str, mistakes: Iterable[Mistake]) -> str:
    """The mistakes, one a line."""
    return "\n".join(told(name, mistake) for mistake in mistakes)

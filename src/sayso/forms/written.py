"""The text of a file that a person wrote, and a mistake in it as a line."""

from pathlib import Path

from sayso.errors import ReadError
from sayso.records.mistake import Mistake


def read_written(path: Path) -> str:
    """The text of a file: UTF-8, its byte-order mark and carriage returns taken off.

    Raises:
        ReadError: the file cannot be read, or is no UTF-8.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ReadError(error.strerror or str(error), where=str(path)) from error
    except UnicodeDecodeError as error:
        raise ReadError(
            "the file is not UTF-8 text", where=str(path), remedy="save it as UTF-8"
        ) from error
    return text.replace("\r\n", "\n")


def told(name: str, mistake: Mistake) -> str:
    """One mistake as a line: file:line:column: what is wrong; what to do."""
    remedy = f"; {mistake.remedy}" if mistake.remedy else ""
    return f"{name}:{mistake.line}:{mistake.column}: {mistake.message}{remedy}"

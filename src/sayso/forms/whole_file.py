"""A file that appears under its name only when it is whole, and is never torn."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from sayso.errors import ConfigError


@contextmanager
def whole_file(path: Path) -> Iterator[IO[str]]:
    """A stream of text to a file beside it, which takes its place when the block ends well."""
    with whole_bytes(path) as stream, TextIOWrapper(stream, encoding="utf-8", newline="") as text:
        yield text


@contextmanager
def whole_bytes(path: Path) -> Iterator[IO[bytes]]:
    """A stream to a file beside it, which takes its place when the block ends well."""
    part = part_beside(path)
    try:
        with part.open("xb") as stream:
            yield stream
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def part_beside(path: Path) -> Path:
    """A name in the same folder that nothing has."""
    return path.with_name(f".sayso-{secrets.token_hex(6)}.part")


def append_text(path: Path, block: str, *, read: bytes) -> None:
    """Put a block behind what a file holds, with an empty line between and the file's line ends.

    ``read``: what the file held when the block was made.

    Raises:
        ConfigError: the file holds something else by now; nothing is written.
    """
    text = read.decode("utf-8")
    line_end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    with whole_file(path) as stream:
        stream.write(text + (gap + block).replace("\n", line_end))
        stream.flush()
        if path.read_bytes() != read:
            raise ConfigError(
                "was changed by somebody else meanwhile; nothing is written",
                where=str(path),
                remedy="run the command again",
            )

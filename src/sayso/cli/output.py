"""Output: where readings are written, whole or not at all."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sayso.cli.messages import say
from sayso.errors import ConfigError
from sayso.forms.whole_file import part_beside, whole_bytes, whole_file

_FULL = frozenset((errno.ENOSPC, errno.EFBIG, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)))
"""What the system says where a file has no room, or its disk has gone."""


class Output:
    """Standard output, or a file that appears under its name only when it is whole.

    That it is written is said on standard error, with what it ``holds``, unless ``quiet``.

    Raises:
        ConfigError: the file cannot be written; told before anything is read.
    """

    def __init__(self, target: str | None, *, quiet: bool = False) -> None:
        self.named, self.quiet, self.holds = str(target), quiet, ""
        self.path = None if target is None or target == "-" else Path(target).resolve()
        if self.path is not None:
            _check_writable(self.path, named=self.named)

    @contextmanager
    def open(self) -> Iterator[IO[str]]:
        """A stream to write to. The file is put in its place when the block ends well.

        Raises:
            ConfigError: there is no room for it.
        """
        with self._told():
            if self.path is None:
                yield _standard_output()
            elif _is_special(self.path):
                with self.path.open("w", encoding="utf-8", newline="") as stream:
                    yield stream
            else:
                with whole_file(self.path) as stream:
                    yield stream
                self.tell_written()

    @contextmanager
    def open_as_it_comes(self, *, after: int = 0) -> Iterator[IO[str]]:
        """A stream to the file itself, which keeps what is written however the block ends.

        after: the bytes of it that stay; all behind them is written anew.
        """
        if self.path is None or _is_special(self.path):
            with self.open() as stream:
                yield stream
            return
        with self._told(), self.path.open("a", encoding="utf-8", newline="") as stream:
            stream.truncate(after)
            try:
                yield stream
            except BaseException:
                self.tell("holds what was read so far; --resume goes on with the rest")
                raise
        self.tell_written()

    def tell_written(self) -> None:
        """Say that the file is written, and what it holds where that is known."""
        self.tell(f"written, {self.holds}" if self.holds else "written")

    def tell(self, what: str) -> None:
        """Say something of the file."""
        if not self.quiet:
            say(f"{self.named}: {what}")

    @contextmanager
    def open_binary(self) -> Iterator[IO[bytes]]:
        """The same for bytes.

        Raises:
            ConfigError: they would go to a terminal, or there is no room for them.
        """
        if self.on_terminal:
            raise ConfigError("the format is no text", remedy="name a file with -o")
        with self._told():
            if self.path is None:
                yield sys.stdout.buffer
            elif _is_special(self.path):
                with self.path.open("wb") as stream:
                    yield stream
            else:
                with whole_bytes(self.path) as stream:
                    yield stream
                self.tell_written()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the system says of a stream that is full has no file's name."""
        try:
            yield
        except OSError as error:
            if error.errno not in _FULL or self.path is None:
                raise
            told = error.strerror or str(error)
            remedy = "make room, or choose another file for -o"
            raise ConfigError(
                f"cannot be written: {told}", where=self.named, remedy=remedy
            ) from error

    @property
    def on_terminal(self) -> bool:
        """Whether what is written shows up on a terminal."""
        return self.path is None and sys.stdout.isatty()


def _check_writable(path: Path, *, named: str) -> None:
    def refuse(message: str, remedy: str) -> ConfigError:
        return ConfigError(message, where=named, remedy=remedy)

    if path.is_dir():
        raise refuse("is a folder", f"name a file in it, such as {Path(named) / 'readings.html'}")
    if not path.parent.is_dir():
        raise refuse("its folder does not exist", f"make {path.parent} first")
    if path.exists() and not os.access(path, os.W_OK):
        raise refuse("may not be written to", "choose another file for -o")
    if not _is_special(path):
        try:
            with part_beside(path).open("x") as trial:
                pass
        except OSError as error:
            told = error.strerror or str(error)
            raise refuse(f"cannot be written: {told}", "choose another file for -o") from error
        Path(trial.name).unlink()


def _is_special(path: Path) -> bool:
    # A device or a named pipe is written to, not replaced.
    return path.exists() and not stat.S_ISREG(path.stat().st_mode)


def _standard_output() -> IO[str]:
    # JSON and HTML are UTF-8 whatever the locale; a terminal keeps its own encoding.
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        if sys.stdout.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", newline="")
    return sys.stdout

"""What workers of the tests are given to do, as functions that another process can import."""

import os
import re
import signal
from pathlib import Path

KEPT: list[bytearray] = []
"""What a task leaves behind in the process that did it."""


def double(number: int) -> int:
    return number * 2


def process(_: object) -> int:
    return os.getpid()


def think(folder: Path) -> bool:
    """Never ends, and lets no other thread of its process run: one call of ``re`` is all."""
    (folder / "began").write_text(str(os.getpid()))
    return re.fullmatch("(a|a)*b", "a" * 60) is not None


def think_or_double(task: Path | int) -> bool | int:
    return task * 2 if isinstance(task, int) else think(task)


def grow(mebibytes: int) -> int:
    """So much memory, every byte of it written, gone when it is done."""
    return len(bytearray(b"x") * (mebibytes * 2**20))


def keep(mebibytes: int) -> int:
    """So much memory that stays."""
    KEPT.append(bytearray(b"x") * (mebibytes * 2**20))
    return os.getpid()


def crash(_: object) -> None:
    """As a library that gets no more memory ends a process."""
    os.kill(os.getpid(), signal.SIGABRT)


def shout(words: str) -> str:
    """As a library prints where no output of its own belongs."""
    os.write(1, words.encode())
    os.write(2, words.encode())
    return words

"""The write-ahead log of SQLite: whether its end, and what was kept last with it, is lost.

SQLite passes over all that comes after a damaged place in it, without a word.
"""

import shutil
import sqlite3
import struct
import time
from pathlib import Path

_HEADER, _FRAME = 32, 24
_MAGIC = (0x377F0682, 0x377F0683)
_SHARED = struct.Struct("=16xI")  # of the shared index: the last frame that SQLite goes by
_TRIES, _PAUSE_SECONDS = 10, 0.1
_LOST = "the end of its write-ahead log is damaged: what was kept last is lost"


def losses(path: Path, *, read_only: bool, fixed: bool) -> tuple[str, ...]:
    """What is lost of a database's write-ahead log, each in a line.

    A damaged log is copied beside it first, as SQLite throws it away once it was opened to write;
    while the copy is there, it is told of. fixed: the log cannot be read, in a folder that nobody
    may write to.
    """
    log, copy = beside(path, "-wal"), beside(path, "-wal.damaged")
    told = []
    if fixed:
        if log.exists() and log.stat().st_size > _HEADER:
            told.append(
                f"what was kept last stands in {log.name}, which cannot be read in a folder that "
                "may not be written to; copy both files to another"
            )
    elif _is_damaged(path, log):
        if read_only:
            told.append(f"{_LOST}; copy {log.name} before anything writes, and restore a backup")
        elif not copy.exists():
            shutil.copyfile(log, copy)
    if copy.exists():
        told.append(f"{_LOST}; the log was copied to {copy.name}: restore a backup, or delete it")
    return tuple(told)


def beside(path: Path, ending: str) -> Path:
    """The file of that ending beside a database."""
    return path.with_name(f"{path.name}{ending}")


def _is_damaged(path: Path, log: Path) -> bool:
    """Whether something finished stands after the place up to which SQLite reads.

    A writer that is just finishing looks the same, for a moment.
    """
    for attempt in range(_TRIES):
        try:
            if not _has_more(path, log):
                return False
        except (FileNotFoundError, struct.error):
            pass  # a writer is just emptying it: look again
        if attempt < _TRIES - 1:
            time.sleep(_PAUSE_SECONDS)
    return log.exists() and log.stat().st_size > _HEADER


def _has_more(path: Path, log: Path) -> bool:
    if not log.exists() or log.stat().st_size <= _HEADER:
        return False
    reached = _reached(path)
    with log.open("rb") as file:
        header = file.read(_HEADER)
        magic, _, size = struct.unpack_from(">3I", header)
        little = magic == _MAGIC[0]
        if magic not in _MAGIC or _sum(header[:24], (0, 0), little=little) != _told(header, 24):
            return True
        step = _FRAME + size
        whole = log.stat().st_size - step  # what a kill has cut short was not finished
        begin = _HEADER + reached * step
        file.seek(begin - step + 16 if reached else 24)
        sums, sound = _told(file.read(8), 0), True
        for at in range(begin, whole + 1, step):
            file.seek(at)
            frame = file.read(step)
            if frame[8:16] != header[16:24]:
                continue  # of an older log
            sums = _sum(frame[:8] + frame[_FRAME:], sums, little=little)
            sound = sound and sums == _told(frame, 16)
            # The last of something that was finished; whole, its writer was killed before it
            # could tell the index.
            if any(frame[4:8]) and not sound:
                return True
    return False


def _sum(data: bytes, sums: tuple[int, int], *, little: bool) -> tuple[int, int]:
    """The checksum of SQLite's log over data, going on from that of what stands before."""
    one, other = sums
    words = struct.unpack(f"{'<' if little else '>'}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + other) & 0xFFFFFFFF
        other = (other + second + one) & 0xFFFFFFFF
    return one, other


def _told(data: bytes, at: int) -> tuple[int, int]:
    one, other = struct.unpack_from(">2I", data, at)
    return one, other


def _reached(path: Path) -> int:
    """The number of the log's frames that SQLite goes by."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        connection.execute("PRAGMA schema_version").fetchone()  # which makes it read the log
        with beside(path, "-shm").open("rb") as shared:
            return int(_SHARED.unpack(shared.read(_SHARED.size))[0])
    finally:
        connection.close()

"""The intake: uploaded files read in a process of their own, and kept in the case.

A file may be hostile or huge. It is written under a name of ours, read where a crash or a long
computation holds up no other visitor, and deleted.
"""

import hashlib
import logging
import multiprocessing
import tempfile
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Literal

from anyio import CapacityLimiter

from sayso.errors import EngineError, ReadError, SaysoError
from sayso.pages.draw_words import quoted
from sayso.records import Reading
from sayso.records.shelf import OriginalFile
from sayso.web.visitors import Desk

ENGINE = "standard"
SCALE = "icd203"
_MOST_NAME = 200
_AT_ONCE = 4
_log = logging.getLogger("sayso.web")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one uploaded file. ``document`` is its id where it was read."""

    name: str
    what: Literal["added", "known", "unread"]
    document: str | None = None
    claims: int = 0
    message: str = ""


class Intake:
    """Reads files in one worker process, started when the first file comes."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()
        self.limiter = CapacityLimiter(_AT_ONCE)

    def take(self, desk: Desk, name: str, data: bytes) -> Outcome:
        """Read one file and keep its reading in the case."""
        name = plain_name(name)
        digest = hashlib.sha256(data).hexdigest()
        documents = desk.store.documents
        known = documents.holds(digest, case=desk.case, engine=ENGINE, scale=SCALE)
        if known is not None:
            return Outcome(name=name, what="known", document=known)
        try:
            reading = self._read(name, data)
        except SaysoError as error:
            return Outcome(name=name, what="unread", message=told(error))
        new = documents.add(
            reading,
            case=desk.case,
            file=OriginalFile(name=name, sha256=digest),
            who=desk.visitor.name,
        )
        return Outcome(
            name=name,
            what="added" if new else "known",
            document=reading.document.id,
            claims=len(reading.claims),
        )

    def close(self) -> None:
        """End the worker process."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def _read(self, name: str, data: bytes) -> Reading:
        try:
            outcome = self._workers().submit(read_upload, name, data).result(self._seconds)
        except BrokenProcessPool as error:
            self.close()
            raise EngineError(
                "reading it ended the process that read it",
                where=name,
                remedy="it may need more memory than there is; split it",
            ) from error
        except TimeoutError as error:
            self.close()
            raise EngineError(
                f"reading it took longer than {self._seconds:g} s",
                where=name,
                remedy="split it, or add it with `sayso add`",
            ) from error
        if isinstance(outcome, SaysoError):
            raise outcome
        return outcome

    def _workers(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(1, mp_context=context)
            return self._pool


def read_upload(name: str, data: bytes) -> Reading | SaysoError:
    """The reading of a file's bytes, or what went wrong, as a value that a process can send."""
    from sayso import pipeline
    from sayso.readers.load import load

    with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
        path = Path(folder) / f"upload{_ending(name)}"
        path.write_bytes(data)
        try:
            document = load(str(path))
            return pipeline.read(replace(document, location=name), engine=ENGINE, scale=SCALE)
        except SaysoError as error:
            plain = type(error) if type(error) in (ReadError, EngineError) else ReadError
            return plain(error.message, where=name, remedy=error.remedy)
        except Exception as error:  # a reader may fail in any way; the other files are to be read
            _log.error("unexpected", exc_info=error)
            return ReadError(f"its reader failed with {type(error).__name__}", where=name)


def plain_name(name: str) -> str:
    """The last part of a file's name, as words: it is shown and kept, and never opened."""
    parts = [
        part for part in quoted(name).replace("\\", "/").split("/") if part not in ("", ".", "..")
    ]
    return parts[-1][-_MOST_NAME:] if parts else "a file without a name"


def told(error: SaysoError) -> str:
    """What went wrong and what to do, without where: the page shows that already."""
    return f"{error.message}; {error.remedy}" if error.remedy else error.message


def _ending(name: str) -> str:
    ending = PurePosixPath(name).suffix.lower()
    return ending if ending.isascii() and ending[1:].isalnum() and len(ending) <= 10 else ""

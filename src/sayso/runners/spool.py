"""A spool: bytes in a temporary file that has no name, so that nothing of it is ever left."""

import os
import tempfile
from contextlib import suppress
from weakref import WeakValueDictionary, finalize

from sayso.errors import EngineError

IN_MEMORY = 24_000_000
"""Bytes that are held without a file: little never needs one."""
_LENGTH_BITS = 32
_known: "WeakValueDictionary[int, TempSpool]" = WeakValueDictionary()
"""Those that are open, by their descriptors: what a worker hands back is of one it was given."""
_given: "list[TempSpool]" = []
"""Those that this process was given, for as long as it lasts."""


class TempSpool:
    """Holds bytes in a file where temporary files are kept (``TMPDIR``); see ``Spool``.

    The file has lost its name before anything is in it: it is gone with the last process that has
    it open, however that ends. A worker that is started with its descriptor may be sent it. Where
    there is no folder for such files, and where processes cannot share them, it holds all in
    memory.
    """

    def __init__(self) -> None:
        self._memory = bytearray()
        self._file: int | None = None
        self._most = IN_MEMORY

    @property
    def room(self) -> int:
        """How many bytes more it holds in memory."""
        return 0 if self._file is not None else max(self._most - len(self._memory), 0)

    def put(self, data: bytes) -> int:
        """Where the bytes are now.

        Raises:
            EngineError: there is no room for them.
        """
        if self._file is None and len(self._memory) + len(data) > self._most:
            self._open()
        if self._file is None:
            place = len(self._memory)
            self._memory += data
        else:
            place = os.lseek(self._file, 0, os.SEEK_END)
            _write(self._file, data)
        return place << _LENGTH_BITS | len(data)

    def get(self, place: int) -> bytes:
        """The bytes that were put there."""
        at, length = place >> _LENGTH_BITS, place & ((1 << _LENGTH_BITS) - 1)
        if self._file is None:
            return bytes(self._memory[at : at + length])
        found = os.pread(self._file, length, at)
        while len(found) < length:
            more = os.pread(self._file, length - len(found), at + len(found))
            if not more:
                raise EngineError("a temporary file has lost what was in it", remedy="try it again")
            found += more
        return found

    @property
    def descriptor(self) -> int | None:
        """What a process must have open to be sent it; None where it holds all in memory.

        Raises:
            EngineError: there is no room for its file.
        """
        if self._file is None:
            self._open()
        return self._file

    def _open(self) -> None:
        self._most = 1 << 62
        if os.name != "posix":
            return
        try:
            with tempfile.TemporaryFile(buffering=0) as file:
                own = os.dup(file.fileno())
        except OSError:
            return
        self._hold(own)
        _write(own, self._memory)
        self._memory = bytearray()

    def _hold(self, file: int) -> None:
        self._file = file
        finalize(self, os.close, file)
        _known[file] = self

    def __reduce__(self) -> tuple[object, ...]:
        if (file := self.descriptor) is not None:
            return _found, (file,)
        return _of_bytes, (bytes(self._memory),)


def _found(file: int) -> TempSpool:
    if file not in _known:
        spool = TempSpool()
        spool._hold(file)
        _given.append(spool)
    return _known[file]


def _of_bytes(data: bytes) -> TempSpool:
    spool = TempSpool()
    spool._memory, spool._most = bytearray(data), 1 << 62
    return spool


def _write(file: int, data: bytes | bytearray) -> None:
    view = memoryview(data)
    try:
        while view:
            view = view[os.write(file, view) :]
    except OSError as error:
        told = (error.strerror or str(error)).lower()
        where = ""
        with suppress(OSError):
            where = f" in {tempfile.gettempdir()}"
        raise EngineError(
            f"temporary files{where} cannot be written ({told})",
            remedy="make room there, or name another folder with TMPDIR",
        ) from error

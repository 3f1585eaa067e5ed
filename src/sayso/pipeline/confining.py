"""Confining: one call done in a process of its own, which a limit of memory binds."""

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from sayso.dossier.link import Known
from sayso.dossier.packed import Packed, PackedReadings
from sayso.errors import EngineError, SaysoError
from sayso.records.limits import Limits
from sayso.runners.spool import TempSpool
from sayso.runners.worker import Worker

Made = TypeVar("Made")


class Confiner:
    """Does calls in processes of their own, each ended when its call is done or given up.

    ``memory_bytes``: the most that such a process may take; None: as much as it asks for.
    """

    def __init__(self, memory_bytes: int | None) -> None:
        self._limits = Limits(memory_bytes=memory_bytes)
        self._at_work: set[Worker] = set()
        self._lock = Lock()
        self._ended = False

    def __call__(self, function: Callable[..., Made], /, *given: Any, what: str) -> Made:
        """What the function gives; it can be imported by name. ``what``: it is done to.

        Raises:
            SaysoError: the function raised it.
            EngineError: it needs more than it may, or was given up.
            ConfigError: no process starts.
        """
        worker = Worker(_called, self._limits, _descriptors(given))
        with self._lock:
            self._at_work.add(worker)
        if self._ended:
            worker.end()
        try:
            outcome = worker.do((function, given))
        finally:
            worker.end()
            with self._lock:
                self._at_work.discard(worker)
        if isinstance(outcome, _Raised):
            raise outcome.error
        if isinstance(outcome, EngineError):
            remedy = "link fewer documents at once, or give it more with --memory-limit"
            raise EngineError(outcome.message, where=what, remedy=remedy)
        made: Made = outcome
        return made

    def spool(self) -> TempSpool:
        """A temporary file, which the process has too if it is given what is held there."""
        return TempSpool()

    def end(self) -> None:
        """End every process at once, from whatever thread; calls that they were at are given up."""
        self._ended = True
        with self._lock:
            at_work = tuple(self._at_work)
        for worker in at_work:
            worker.kill()
        for worker in at_work:
            worker.end()


def _descriptors(given: tuple[Any, ...]) -> tuple[int, ...]:
    """The files that a process must have open to be given these."""
    packed = [one for one in given if isinstance(one, Packed | PackedReadings)]
    packed += [each for one in given if isinstance(one, Known) for each in one.all]
    spools = (one.spool for one in packed)
    found = {one.descriptor for one in spools if isinstance(one, TempSpool)}
    return tuple(sorted(one for one in found if one is not None))


class _Raised:
    """An error that the function meant to raise: its own line, with its own remedy."""

    def __init__(self, error: SaysoError) -> None:
        self.error = error


def _called(call: tuple[Callable[..., Any], tuple[Any, ...]]) -> Any:
    function, given = call
    try:
        return function(*given)
    except SaysoError as error:
        return _Raised(error)

"""The workplace: what a worker process runs, within its limits and never longer than its parent."""

import contextlib
import logging
import math
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from sayso.errors import EngineError
from sayso.records.limits import USUAL, Limits
from sayso.runners.frames import (
    BEGUN,
    LAST_OUTCOME,
    OUT_OF_MEMORY,
    OUTCOME,
    READY,
    REFUSED,
    Kind,
    receive,
    send,
)

try:
    import fcntl
    import resource
except ImportError:  # Windows has neither: there a worker is bounded by its parent's clock alone
    pass

_SECONDS_OVER = 2
"""Processor time beyond the limit, for the parent's clock to be the one that ends a task."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What a worker is told first."""

    function: bytes
    """Pickled. One that has a method ``prepare`` is prepared before the first task."""
    limits: Limits
    log_level: int


def main(lifeline: int | None) -> None:
    """Do the tasks that come on standard input, and answer on standard output, until it ends.

    ``lifeline`` is the end of a pipe whose other end the parent holds.
    """
    tasks, outcomes = _streams()
    _attend_to_parent(lifeline)
    first = receive(tasks)
    if first is None:
        return
    setup: Setup = pickle.loads(first[1])
    _log_as(setup.log_level)
    _confine(setup.limits)
    try:
        function: Callable[[Any], Any] = pickle.loads(setup.function)
    except Exception as error:  # whatever the import of it may raise
        send(outcomes, REFUSED, f"{type(error).__name__}: {error}".encode(errors="replace"))
        return
    with contextlib.suppress(Exception):  # what is wrong is told at the first task
        getattr(function, "prepare", lambda: None)()
    send(outcomes, READY)
    while (frame := receive(tasks)) is not None:
        send(outcomes, BEGUN)
        _allow(setup.limits.seconds)
        kind, payload = _outcome(function, frame[1])
        if kind == OUTCOME and _is_large(setup.limits):
            kind = LAST_OUTCOME
        send(outcomes, kind, payload)
        if kind != OUTCOME:
            break
        del frame, payload
    os._exit(0)  # nothing is left to be tidied up, and libraries take their time


def _outcome(function: Callable[[Any], Any], task: bytes) -> tuple[Kind, bytes]:
    try:
        try:
            outcome = function(pickle.loads(task))
        except MemoryError:
            raise
        except Exception as error:  # as a value: the tasks behind it go on
            outcome = EngineError(f"failed with {type(error).__name__}: {error}")
        try:
            return OUTCOME, pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)
        except MemoryError:
            raise
        except Exception as error:  # an outcome may be of any kind
            told = EngineError(f"failed with {type(error).__name__}: {error}")
            return OUTCOME, pickle.dumps(told)
    except MemoryError:
        return OUT_OF_MEMORY, b""


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output, kept from libraries that print, as is what they say of crashes."""
    tasks, outcomes, errors = (os.dup(number) for number in (0, 1, 2))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
    sys.stderr = os.fdopen(errors, "w", encoding="utf-8", errors="backslashreplace", buffering=1)
    return os.fdopen(tasks, "rb"), os.fdopen(outcomes, "wb")


def _attend_to_parent(lifeline: int | None) -> None:
    # Ctrl-C reaches every process of a terminal; the parent alone is to act on it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if lifeline is None:
        return
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    # The kernel itself ends this process when the parent's end of the pipe closes, however that
    # came about: no thread could, while a library or an expression is at work.
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
    flags = fcntl.fcntl(lifeline, fcntl.F_GETFL)
    fcntl.fcntl(lifeline, fcntl.F_SETFL, flags | os.O_ASYNC)
    if os.getppid() == 1:  # it had ended before
        os._exit(1)


def _log_as(level: int) -> None:
    if level:
        logger = logging.getLogger("sayso")
        logger.addHandler(logging.StreamHandler())
        logger.setLevel(level)


def _confine(limits: Limits) -> None:
    """Have the kernel hold this process to a limit of memory, and leave no image of it behind."""
    if os.name != "posix":
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if limits.memory_bytes is not None:
        _lower(resource.RLIMIT_DATA, limits.memory_bytes)


def _allow(seconds: float | None) -> None:
    """Have the kernel end this process after so much more time of the processor."""
    if seconds is not None and os.name == "posix":
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        until = math.ceil(time.process_time() + seconds) + _SECONDS_OVER
        until = until if most == resource.RLIM_INFINITY else min(until, most)
        resource.setrlimit(resource.RLIMIT_CPU, (until, most))


def _lower(kind: int, amount: int) -> None:
    soft, hard = resource.getrlimit(kind)
    known = [one for one in (soft, hard, amount) if one != resource.RLIM_INFINITY]
    resource.setrlimit(kind, (min(known), hard))


def _is_large(limits: Limits) -> bool:
    """Whether so much memory stayed with this process that the next document would pay for it."""
    try:
        resident = int(Path("/proc/self/statm").read_bytes().split()[1])
    except (OSError, ValueError, IndexError):
        return False
    most = limits.memory_bytes or USUAL.memory_bytes or 0
    return resident * os.sysconf("SC_PAGE_SIZE") > most // 2

"""A worker: one process that does tasks one at a time, and can be ended in the midst of one."""

import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from sayso.errors import ConfigError, EngineError
from sayso.records.limits import GIBIBYTE, Limits
from sayso.runners.frames import (
    LAST_OUTCOME,
    OUT_OF_MEMORY,
    OUTCOME,
    READY,
    REFUSED,
    SETUP,
    TASK,
    Kind,
    receive,
    send,
)
from sayso.runners.workplace import Setup

_START_SECONDS = 120.0
"""The longest that a process may take to begin, on a machine that has much else to do."""
_GRACE_SECONDS = 0.5
"""Beyond the limit: a download that keeps it tells more than a process that was ended."""
_CRASHES = {"SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGSEGV", "SIGTRAP"}
"""How libraries end a process that gets no more memory."""


class Worker:
    """Does tasks in a process that starts with the first of them, and anew after it has died."""

    def __init__(
        self, function: Callable[[Any], Any], limits: Limits, descriptors: Sequence[int] = ()
    ) -> None:
        """descriptors: files that the process is to have open too, by the same numbers."""
        self._descriptors = descriptors
        level = logging.getLogger("sayso").level
        # It is sent by name: the process imports it, and nothing of the caller's main program.
        self._setup = Setup(function=pickle.dumps(function), limits=limits, log_level=level)
        self._limits = limits
        self._process: _Process | None = None
        self._turn = threading.Lock()
        self._ended = False

    def do(self, task: Any) -> Any:
        """What the function gives for the task, or an EngineError that says what came between.

        A caller who comes while another's task is being done waits; a task's time begins with it.

        Raises:
            ConfigError: no process starts, or none that can import the function.
        """
        try:
            sent = pickle.dumps(task, pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # a task may be of any kind
            return EngineError(f"failed with {type(error).__name__}: {error}")
        with self._turn:
            while not self._ended:
                process = self._running()
                is_fresh = process.done == 0
                try:
                    kind, outcome = process.exchange(sent)
                except ConfigError:
                    if self._ended:  # before it had begun
                        break
                    raise
                if kind != OUTCOME:
                    self._process = None
                    process.end()
                if kind in (OUTCOME, LAST_OUTCOME):
                    return outcome
                if self._ended:
                    break
                # What died of memory, or before it began, may have died of the tasks before.
                if isinstance(outcome, _Death) and not (outcome.may_be_others and not is_fresh):
                    return outcome.told(self._limits)
        return EngineError("was given up", remedy="try it again")

    def kill(self) -> None:
        """Kill the process, whatever it does, and wait for nothing; no task is begun after that."""
        self._ended = True
        if process := self._process:
            process.kill()

    def end(self) -> None:
        """End the process at once, whatever it does; a task that it was at is given up."""
        self.kill()
        with self._turn:
            if self._process is not None:
                self._process.end()
                self._process = None

    def _running(self) -> "_Process":
        if self._process is not None and not self._process.is_alive:
            self._process.end()
            self._process = None
        if self._process is None:
            self._process = _Process(self._setup, self._descriptors)
            if self._ended:  # meanwhile
                self._process.kill()
        return self._process


class _Death:
    """How a process ended that should not have."""

    def __init__(self, code: int | None, *, late: bool, memory: bool, idle: bool) -> None:
        self.name = _signal_name(code)
        self.late = late or self.name == "SIGXCPU"
        self.memory = memory
        self.may_be_others = idle or memory or self.name in _CRASHES

    def told(self, limits: Limits) -> EngineError:
        """One line: what happened, and what to do."""
        if self.late:
            return EngineError(
                f"took longer than {limits.seconds:g} s, the most that it may",
                remedy="split it, or give it more with --time-limit",
            )
        allowed = "" if limits.memory_bytes is None else _size(limits.memory_bytes)
        more = "split it, or give it more with --memory-limit"
        if self.memory and allowed:
            return EngineError(f"needs more than {allowed} of memory, the most it may", remedy=more)
        if self.name in _CRASHES and allowed:
            told = f"its worker process died ({self.name}), most likely of the limit of {allowed}"
            return EngineError(told, remedy=more)
        return EngineError(
            "its worker process died",
            remedy="it may need more memory than there is: split it, or use 1 job",
        )


class _Process:
    """A process of this Python that runs the workplace."""

    def __init__(self, setup: Setup, descriptors: Sequence[int]) -> None:
        self.done = 0
        self._limits = setup.limits
        self._began = False
        self._late = False
        lifeline: int | None = None
        self._hold: int | None = None
        if os.name == "posix":
            lifeline, self._hold = os.pipe()
        program = (
            f"import sys; sys.path[:] = {sys.path!r}; "
            f"from sayso.runners.workplace import main; main({lifeline})"
        )
        try:
            with _interrupts_held_back():  # the process that starts here inherits that
                self._process = subprocess.Popen(
                    [sys.executable, "-c", program],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    pass_fds=() if lifeline is None else (lifeline, *descriptors),
                    # Processes at work share the cores: numpy's threads would only wait for them.
                    env={"OPENBLAS_NUM_THREADS": "1", **os.environ},
                )
        except OSError as error:
            self._let_go()
            raise _no_start(error.strerror or str(error)) from error
        finally:
            if lifeline is not None:
                os.close(lifeline)
        with suppress(OSError):
            self._send(SETUP, pickle.dumps(setup))

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def exchange(self, task: bytes) -> tuple[bytes, Any]:
        """The kind of the answer, and the outcome, or the death that came in its place."""
        if not self._began:
            self._begin()
        with self._ended_after(self._limits.seconds):
            with suppress(BrokenPipeError):
                self._send(TASK, task)
            begun = receive(self._outcomes)
            frame = begun and receive(self._outcomes)
        if frame is None or frame[0] == OUT_OF_MEMORY:
            code = None if frame else self._code()
            death = _Death(code, late=self._late, memory=frame is not None, idle=begun is None)
            return OUT_OF_MEMORY, death
        self.done += 1
        try:
            return frame[0], pickle.loads(frame[1])
        except Exception as error:  # its class may not be importable here
            return frame[0], EngineError(f"failed with {type(error).__name__}: {error}")

    def kill(self) -> None:
        """End it at once, from whatever thread."""
        self._process.kill()

    def end(self) -> None:
        """End it, and leave nothing of it."""
        self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self._process.wait()
        self._let_go()

    def _begin(self) -> None:
        with self._ended_after(_START_SECONDS):
            frame = receive(self._outcomes)
        if frame is None or frame[0] != READY:
            refused = frame is not None and frame[0] == REFUSED
            told = frame[1].decode(errors="replace") if frame is not None and refused else ""
            told = told or f"ended with {_signal_name(self._code()) or self._process.returncode}"
            self.end()
            raise _no_start(told)
        self._began = True

    @contextmanager
    def _ended_after(self, seconds: float | None) -> Iterator[None]:
        if seconds is None:
            yield
            return

        def end() -> None:
            self._late = True
            self.kill()

        clock = threading.Timer(seconds + _GRACE_SECONDS, end)
        clock.daemon = True
        clock.start()
        try:
            yield
        finally:
            clock.cancel()
            clock.join()

    def _send(self, kind: Kind, payload: bytes) -> None:
        if self._process.stdin is not None:
            send(self._process.stdin, kind, payload)

    @property
    def _outcomes(self) -> Any:
        return self._process.stdout

    def _code(self) -> int | None:
        try:
            return self._process.wait(1)
        except subprocess.TimeoutExpired:
            return None

    def _let_go(self) -> None:
        if self._hold is not None:
            os.close(self._hold)
            self._hold = None


def _no_start(told: str) -> ConfigError:
    return ConfigError(f"worker processes do not start: {told}", remedy="use 1 job without limits")


def _signal_name(code: int | None) -> str:
    try:
        return signal.Signals(-code).name if code is not None and code < 0 else ""
    except ValueError:
        return f"signal {-(code or 0)}"


def _size(amount: int) -> str:
    if amount % GIBIBYTE:
        return f"{amount / 2**20:g} MiB"
    return f"{amount // GIBIBYTE} GiB"


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    # Ctrl-C reaches every process of a terminal; the parent alone is to act on it.
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

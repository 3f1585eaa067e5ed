"""Process runner: tasks spread over worker processes, outcomes in the order of the tasks.

Each worker is a pool of one and does its tasks in order: when it dies, the task that it died of
is known, and the tasks behind it go to its successor.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from sayso.errors import ConfigError, EngineError

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

_AHEAD = 2
"""Tasks given to a worker at a time, so that it does not wait while outcomes are used."""
_WINDOW = 16
"""Tasks begun for each worker at most, done or not, while the first of them is not done."""
_START_SECONDS = 30.0


class ProcessRunner:
    """Up to ``jobs`` workers, started as tasks come.

    The function, the tasks and the outcomes are pickled. However the run ends, the workers end
    with it; one that dies costs the task it was at and nothing else.
    """

    def __init__(self, *, jobs: int) -> None:
        if jobs < 1:
            raise ConfigError(f"{jobs} jobs would read nothing", remedy="ask for 1 or more")
        self.jobs = jobs

    def run(
        self, function: Callable[[Task], Outcome], tasks: Iterable[Task]
    ) -> Iterator[Outcome | EngineError]:
        """The outcomes, in the order of the tasks; an exception becomes an EngineError.

        Raises:
            ConfigError: worker processes do not start here.
        """
        workers: list[_Worker] = []
        begun: deque[_Slot] = deque()
        coming = iter(tasks)
        more = True
        try:
            while more or begun:
                while more and len(begun) < self.jobs * _WINDOW:
                    worker = self._idlest(workers)
                    if worker is None:
                        break
                    try:
                        task = next(coming)
                    except StopIteration:
                        more = False
                        break
                    begun.append(worker.give(function, task))
                while begun and begun[0].done:
                    yield begun.popleft().outcome
                _collect(workers)
        finally:
            for worker in workers:
                worker.stop()

    def _idlest(self, workers: "list[_Worker]") -> "_Worker | None":
        idlest = min(workers, key=lambda worker: len(worker.slots), default=None)
        if len(workers) < self.jobs and (idlest is None or idlest.slots):
            idlest = _Worker()
            workers.append(idlest)
        return idlest if idlest is not None and len(idlest.slots) < _AHEAD else None


class _Slot:
    """One task, and its outcome once it is done."""

    def __init__(self, function: Callable[[Any], Any], task: Any) -> None:
        self.function, self.task = function, task
        self.future: Future[Any] = Future()
        self.outcome: Any = None
        self.done = False

    def finish(self, outcome: Any) -> None:
        self.outcome, self.done = outcome, True


class _Worker:
    """A pool of one process, and the tasks it was given that are not collected yet."""

    def __init__(self) -> None:
        self.slots: deque[_Slot] = deque()
        self._start()

    def _start(self) -> None:
        self.pool = ProcessPoolExecutor(
            1, mp_context=multiprocessing.get_context("spawn"), initializer=_attend_to_parent
        )
        with _interrupts_held_back():  # the process that starts here inherits that
            self.pid = self.pool.submit(os.getpid)

    def give(self, function: Callable[[Any], Any], task: Any) -> _Slot:
        slot = _Slot(function, task)
        self.slots.append(slot)
        self._submit(slot)
        return slot

    def _submit(self, slot: _Slot) -> None:
        try:
            slot.future = self.pool.submit(slot.function, slot.task)
        except BrokenProcessPool as death:
            if slot is self.slots[0]:  # it died idle, of nothing it was given
                self._restart(death)
                slot.future = self.pool.submit(slot.function, slot.task)
            else:  # of a task before this one: collect() sees to both
                slot.future = Future()
                slot.future.set_exception(death)

    def collect(self) -> None:
        """Take what is done, in order; after a death, begin again behind the task at fault."""
        while self.slots and self.slots[0].future.done():
            slot = self.slots.popleft()
            error = slot.future.exception()
            if error is None:
                slot.finish(slot.future.result())
            elif isinstance(error, BrokenProcessPool):
                slot.finish(
                    EngineError(
                        "its worker process died",
                        remedy="it may need more memory than there is: split it, or use 1 job",
                    )
                )
                self._restart(error)
                for waiting in self.slots:
                    self._submit(waiting)
            else:
                slot.finish(EngineError(f"failed with {type(error).__name__}: {error}"))

    def _restart(self, death: BrokenProcessPool) -> None:
        if self.pid.exception() is not None:
            raise ConfigError(
                "worker processes do not start",
                remedy="use 1 job, or call from a file, under `if __name__ == '__main__':`",
            ) from death
        self.pool.shutdown()
        self._start()

    def stop(self) -> None:
        """End the process: at once when tasks are left, which nobody waits for any more."""
        if self.slots:
            wait([self.pid], _START_SECONDS)
            if self.pid.done() and self.pid.exception() is None:
                for process in multiprocessing.active_children():
                    if process.pid == self.pid.result():
                        process.kill()
        self.pool.shutdown(cancel_futures=True)


def _collect(workers: list[_Worker]) -> None:
    first = [worker.slots[0].future for worker in workers if worker.slots]
    if first:
        wait(first, return_when=FIRST_COMPLETED)
    for worker in workers:
        worker.collect()


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


def _attend_to_parent() -> None:
    # Processes at work share the cores: numpy's threads would only wait for them, and busily.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

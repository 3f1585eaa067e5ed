"""A crew: several workers at one function, for whoever calls from several threads."""

import queue
from collections.abc import Callable
from typing import Any

from sayso.records.limits import Limits
from sayso.runners.worker import Worker


class Crew:
    """Up to ``size`` workers, each started when all that have been started are at work."""

    def __init__(self, function: Callable[[Any], Any], *, size: int, limits: Limits) -> None:
        self._workers = [Worker(function, limits) for _ in range(size)]
        # Last in, first out: one that has started goes before one that would have to.
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def do(self, task: Any) -> Any:
        """What the function gives for the task, as ``Worker.do``; waits for its turn."""
        worker = self._idle.get()
        try:
            return worker.do(task)
        finally:
            self._idle.put(worker)

    def kill(self) -> None:
        """Kill every process, and wait for none; no task is begun after that."""
        for worker in self._workers:
            worker.kill()

    def end(self) -> None:
        """End every process at once; tasks that are being done, or wait, are given up."""
        self.kill()
        for worker in self._workers:
            worker.end()

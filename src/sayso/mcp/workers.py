"""Workers: processes that do what the tools ask for, each ended where a call is given up."""

from typing import Any

from anyio import CancelScope, CapacityLimiter, Semaphore, get_cancelled_exc_class, to_thread

from sayso.errors import SaysoError
from sayso.mcp.tasks import Doing, Task
from sayso.records.limits import Limits
from sayso.runners.worker import Worker

_AT_ONCE = 2


class Workers:
    """Does tasks in up to two processes, each held to the limits of ``sayso read``.

    The engine stays loaded between calls. Made within an event loop.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._room = Semaphore(_AT_ONCE)
        self._threads = CapacityLimiter(_AT_ONCE * 2)

    async def do(self, task: Task) -> Any:
        """What the task comes to. Where the call is cancelled, its process ends at once.

        Raises:
            SaysoError: it failed, or went beyond the limits.
        """
        async with self._room:
            worker = self._idle.pop() if self._idle else Worker(Doing(), self._limits)
            self._busy.add(worker)
            try:
                outcome = await to_thread.run_sync(
                    worker.do, task, abandon_on_cancel=True, limiter=self._threads
                )
            except get_cancelled_exc_class():
                with CancelScope(shield=True):
                    await to_thread.run_sync(worker.end)
                raise
            finally:
                self._busy.discard(worker)
            self._idle.append(worker)
        if isinstance(outcome, SaysoError):
            raise outcome
        return outcome

    def close(self) -> None:
        """End every process at once."""
        for worker in (*self._idle, *self._busy):
            worker.end()

"""Process runner: tasks spread over worker processes, outcomes in the order of the tasks."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any, TypeVar

from sayso.errors import ConfigError, EngineError
from sayso.records.limits import Limits
from sayso.runners.crew import Crew

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

_AHEAD = 2
"""Tasks given out for each worker, so that it does not wait while outcomes are used."""
_WINDOW = 16
"""Tasks begun for each worker at most, done or not, while the first of them is not done."""


class ProcessRunner:
    """Up to ``jobs`` workers, started as tasks come, each task held to ``limits``.

    The function, the tasks and the outcomes are pickled. However the run ends, the workers end
    with it; one that dies, or is ended at a limit, costs the task it was at and nothing else.
    """

    def __init__(self, *, jobs: int = 1, limits: Limits | None = None) -> None:
        if jobs < 1:
            raise ConfigError(f"{jobs} jobs would read nothing", remedy="ask for 1 or more")
        self.jobs = jobs
        self.limits = limits or Limits()

    def run(
        self, function: Callable[[Task], Outcome], tasks: Iterable[Task]
    ) -> Iterator[Outcome | EngineError]:
        """The outcomes, in the order of the tasks; an exception becomes an EngineError.

        Raises:
            ConfigError: worker processes do not start here.
        """
        crew = Crew(function, size=self.jobs, limits=self.limits)
        # One thread waits for each worker; tasks are taken and outcomes given in this one.
        waiting = ThreadPoolExecutor(self.jobs)
        begun: deque[Future[Any]] = deque()
        coming = iter(tasks)
        more = True
        try:
            while more or begun:
                while more and self._has_room(begun):
                    try:
                        task = next(coming)
                    except StopIteration:
                        more = False
                        break
                    begun.append(waiting.submit(crew.do, task))
                while begun and begun[0].done():
                    yield begun.popleft().result()
                if begun and not (more and self._has_room(begun)):
                    wait((one for one in begun if not one.done()), return_when=FIRST_COMPLETED)
        finally:
            crew.end()
            waiting.shutdown(cancel_futures=True)

    def _has_room(self, begun: "deque[Future[Any]]") -> bool:
        if len(begun) >= self.jobs * _WINDOW:
            return False
        return sum(not one.done() for one in begun) < self.jobs * _AHEAD

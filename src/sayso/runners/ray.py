"""Ray runner: tasks over the nodes of a Ray cluster, outcomes in the order of the tasks."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from sayso.errors import ConfigError, EngineError, not_installed
from sayso.records.limits import Limits

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

_AHEAD = 4
"""Tasks given out for each job, so that no node waits while outcomes are used."""


class RayRunner:
    """Up to ``jobs`` tasks at once, four times as many given out, on the cluster that Ray finds.

    It is the one that runs already or that ``RAY_ADDRESS`` names; without either, Ray starts one on
    this machine, and it ends with the process. Every node needs Sayso, at the same version.
    """

    def __init__(self, *, jobs: int = 1, limits: Limits | None = None) -> None:
        if jobs < 1:
            raise ConfigError(f"{jobs} jobs would read nothing", remedy="ask for 1 or more")
        if limits is not None and limits.bound_a_process:
            raise ConfigError(
                "Ray holds no task to limits of time or memory",
                remedy="name none, or use the runner 'processes'",
            )
        try:
            import ray
        except ImportError:
            raise not_installed("the runner 'ray' needs Ray", extra="ray") from None
        self._ray: Any = ray
        self.jobs = jobs

    def run(
        self, function: Callable[[Task], Outcome], tasks: Iterable[Task]
    ) -> Iterator[Outcome | EngineError]:
        """The outcomes, in the order of the tasks; an exception becomes an EngineError.

        Raises:
            ConfigError: no cluster is found, and none starts.
        """
        self._connect()
        whole = self._ray.put(function)
        remote = self._ray.remote(max_retries=0, num_cpus=1)(_outcome)
        begun: deque[Any] = deque()
        coming = iter(tasks)
        try:
            while True:
                while len(begun) < self.jobs * _AHEAD:
                    try:
                        begun.append(remote.remote(whole, next(coming)))
                    except StopIteration:
                        break
                if not begun:
                    return
                yield self._outcome(begun.popleft())
        finally:
            for one in begun:
                self._ray.cancel(one, force=True)

    def _outcome(self, given: Any) -> Any:
        try:
            return self._ray.get(given)
        except self._ray.exceptions.RayError as error:
            first = str(error).strip().splitlines()[0]
            return EngineError(f"its worker on the cluster failed: {first}")

    def _connect(self) -> None:
        if self._ray.is_initialized():
            return
        try:
            self._ray.init(log_to_driver=False, include_dashboard=False, logging_level="ERROR")
        except Exception as error:
            first = str(error).strip().splitlines()[0]
            raise ConfigError(
                f"no Ray cluster is found, and none starts here: {first}",
                remedy="start one (ray start --head), or name one in RAY_ADDRESS",
            ) from error


def _outcome(function: Callable[[Any], Any], task: Any) -> Any:
    """What a task comes to, on whichever node."""
    try:
        return function(task)
    except MemoryError:
        return EngineError("needs more memory than there is", remedy="split it")
    except Exception as error:  # as from another process: nothing but outcomes
        return EngineError(f"failed with {type(error).__name__}: {error}")

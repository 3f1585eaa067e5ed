"""Serial runner: one task after another, in this process."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from sayso.errors import ConfigError, EngineError
from sayso.records.limits import Limits

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")


class SerialRunner:
    """Works through the tasks lazily: a task is taken when its outcome is asked for."""

    def __init__(self, *, jobs: int = 1, limits: Limits | None = None) -> None:
        if jobs != 1:
            raise ConfigError(f"one process cannot be {jobs}", remedy="use the runner 'processes'")
        if limits is not None and limits.bound_a_process:
            raise ConfigError(
                "a task in the caller's own process cannot be held to limits",
                remedy="use the runner 'processes'",
            )

    def run(
        self, function: Callable[[Task], Outcome], tasks: Iterable[Task]
    ) -> Iterator[Outcome | EngineError]:
        """The outcomes, in the order of the tasks; an exception becomes an EngineError."""
        for task in tasks:
            outcome: Outcome | EngineError
            try:
                outcome = function(task)
            except MemoryError:
                outcome = EngineError("needs more memory than there is", remedy="split it")
            except Exception as error:  # as from another process: nothing but outcomes
                outcome = EngineError(f"failed with {type(error).__name__}: {error}")
            yield outcome

"""Serial runner: one task after another, in this process."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from sayso.errors import EngineError

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")


class SerialRunner:
    """Works through the tasks lazily: a task is taken when its outcome is asked for."""

    def run(
        self, function: Callable[[Task], Outcome], tasks: Iterable[Task]
    ) -> Iterator[Outcome | EngineError]:
        """The outcomes, in the order of the tasks; an exception becomes an EngineError."""
        for task in tasks:
            outcome: Outcome | EngineError
            try:
                outcome = function(task)
            except Exception as error:  # as from another process: nothing but outcomes
                outcome = EngineError(f"failed with {type(error).__name__}: {error}")
            yield outcome

"""Running: how one function is applied to many tasks, here or elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")


class Run(Protocol):
    """As ``map``: the outcomes in the order of the tasks. Tasks and outcomes may be pickled."""

    def __call__(
        self, function: Callable[[Task], Outcome], tasks: Iterable[Task], /
    ) -> Iterator[Outcome]:
        """What the function gives for each task."""
        ...

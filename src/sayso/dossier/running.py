"""Running: how one function is applied to many tasks, here or elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

from sayso.dossier.packed import PackedReadings, Spool

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

LITTLE = 50_000
"""Characters of text that are linked where they are asked for: were all of their claims alike and
none the same, comparing each two of these would take some 200 MiB."""


class Run(Protocol):
    """As ``map``: the outcomes in the order of the tasks. Tasks and outcomes may be pickled."""

    def __call__(
        self, function: Callable[[Task], Outcome], tasks: Iterable[Task], /
    ) -> Iterator[Outcome]:
        """What the function gives for each task."""
        ...


class Confine(Protocol):
    """Does one call within limits, and tells in one line what it was done to if these are met.

    The function and what it is given may be pickled.
    """

    def __call__(self, function: Callable[..., Outcome], /, *given: Any, what: str) -> Outcome:
        """What the function gives."""
        ...

    def spool(self) -> Spool | None:
        """What holds bytes outside of memory, and can be among what is given to a function."""
        ...

    def end(self) -> None:
        """Give up what is being done, at once, from whatever thread."""
        ...


def is_little(readings: PackedReadings) -> bool:
    """Whether all that is to be linked is so little that it is linked within any limits."""
    return readings.characters <= LITTLE

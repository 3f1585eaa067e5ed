"""Writing: what succeeds goes to the output as it comes, what fails to standard error."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from itertools import chain
from typing import TypeVar

from sayso.cli.messages import say
from sayso.cli.output import Output
from sayso.cli.progress import Progress
from sayso.errors import SaysoError

T = TypeVar("T")


class Tally:
    """Counts what is read and what is not, and says why not."""

    def __init__(self, progress: Progress) -> None:
        self.read = self.failed = 0
        self._progress = progress

    def successes(self, outcomes: Iterable[T | SaysoError]) -> Iterator[T]:
        """The outcomes that are no errors, as they come."""
        for outcome in outcomes:
            if isinstance(outcome, SaysoError):
                self.failed += 1
                with self._progress.aside():
                    say(outcome)
            else:
                self.read += 1
                yield outcome
            self._progress.advance()

    def close(self) -> None:
        """Say how many failed, where there were several."""
        if self.failed and self.failed + self.read > 1:
            say(f"{self.failed} of {self.failed + self.read} documents could not be read")


def write(
    export: Callable[[Iterable[T]], Iterator[str]],
    successes: Iterator[T],
    target: Output,
    progress: Progress,
) -> None:
    """Write what ``export`` makes of the successes; without any, nothing, and no file."""
    first = next(successes, None)
    if first is None:
        return
    with target.open() as stream:
        for piece in export(chain([first], successes)):
            with progress.aside() if target.on_terminal else nullcontext():
                stream.write(piece)
                stream.flush()

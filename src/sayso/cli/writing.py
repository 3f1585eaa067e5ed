"""A tally of what is read: what succeeds goes on, what fails is told on standard error."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from sayso.cli import READ_ALL, READ_SOME, UNUSABLE
from sayso.cli.messages import say
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

    @property
    def status(self) -> int:
        """The status to leave with: whether all could be read, some, or nothing."""
        return READ_ALL if not self.failed else READ_SOME if self.read else UNUSABLE

    def close(self) -> None:
        """Say how many failed, where there were several."""
        if self.failed and self.failed + self.read > 1:
            say(f"{self.failed} of {self.failed + self.read} documents could not be read")

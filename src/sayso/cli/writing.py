"""A tally of what is read: what succeeds goes on, what fails is told on standard error."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from sayso.checks.checked import Checked
from sayso.cli import READ_ALL, READ_SOME, UNUSABLE
from sayso.cli.doubts import doubts_of
from sayso.cli.messages import say
from sayso.cli.progress import Progress
from sayso.errors import SaysoError
from sayso.records import Reading

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
                self._tell_doubts(outcome)
                yield outcome
            self._progress.advance()

    def _tell_doubts(self, outcome: object) -> None:
        reading = outcome.reading if isinstance(outcome, Checked) else outcome
        for line in doubts_of(reading) if isinstance(reading, Reading) else ():
            with self._progress.aside():
                say(line)

    @property
    def status(self) -> int:
        """The status to leave with: whether all could be read, some, or nothing."""
        return READ_ALL if not self.failed else READ_SOME if self.read else UNUSABLE

    def close(self) -> None:
        """Say how many failed, where there were several."""
        if self.failed and self.failed + self.read > 1:
            say(f"{self.failed} of {self.failed + self.read} documents could not be read")

"""Tasks: what one call of a tool has a worker process do, within its limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Protocol

from sayso.errors import CaseError, LedgerError, ReadError, SaysoError
from sayso.orders import Held, ReadingOrder, read_one
from sayso.records import Reading
from sayso.records.register import RegisterName

if TYPE_CHECKING:
    from sayso.checks.checked import Checked
    from sayso.records.dossier import Dossier
    from sayso.records.judgement import Judgement
    from sayso.records.quote import Quote
    from sayso.records.scorecard import Scorecard


class Task(Protocol):
    """Something to be done elsewhere."""

    def do(self) -> Any:
        """What comes of it, or a SaysoError that is raised."""
        ...


@dataclass(frozen=True, slots=True)
class Doing:
    """What a worker runs: the task that it is sent."""

    def prepare(self) -> None:
        """Load the engine, before the first task comes."""
        ReadingOrder().prepare()

    def __call__(self, task: Task) -> Any:
        """What the task comes to, or its error as a value."""
        try:
            return task.do()
        except SaysoError as error:
            error.__cause__ = error.__context__ = None
            return error.with_traceback(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTask:
    """A document to be read: its bytes, or an address."""

    what: Held | str
    order: ReadingOrder

    def do(self) -> Reading:
        """Its reading."""
        return read_one(self.what, self.order)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckTask:
    """A reading to be checked."""

    reading: Reading
    select: tuple[str, ...] | None
    ignore: tuple[str, ...]
    register: RegisterName | None = None

    def do(self) -> "Checked":
        """Its findings."""
        from sayso.pipeline import check

        return check(self.reading, select=self.select, ignore=self.ignore, register=self.register)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTask:
    """Readings to be linked."""

    readings: Sequence[Reading]
    days: int
    since: date | None
    until: date | None
    likeness: bool
    about: str

    def do(self) -> "Dossier":
        """Their dossier."""
        from sayso.dossier.focus import focus_on
        from sayso.pipeline import link

        dossier = link(
            self.readings,
            days=self.days,
            since=self.since,
            until=self.until,
            likeness=self.likeness,
        )
        return focus_on(dossier, self.about)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteTask:
    """Words to be looked for."""

    words: str
    reading: Reading
    among: Sequence[Reading]

    def do(self) -> "Quote":
        """What came of it."""
        from sayso.pipeline import quote_among

        return quote_among(self.words, self.reading, self.among)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighTask:
    """A case file to be weighed."""

    data: bytes
    name: str
    draws: int
    seed: int

    def do(self) -> "Judgement":
        """Its judgement."""
        from sayso.cases.case_file import read_case
        from sayso.forms.written import decode_written, told_all
        from sayso.pipeline import weigh

        case, mistakes = read_case(decode_written(self.data, self.name))
        if case is None:
            raise CaseError(told_all(self.name, mistakes))
        return weigh(case, draws=self.draws, seed=self.seed)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreTask:
    """A ledger to be scored."""

    data: bytes
    name: str
    on: date
    count: Literal["first", "time"]
    since: date | None
    until: date | None
    draws: int
    seed: int

    def do(self) -> "Scorecard":
        """Its scorecard."""
        from sayso.forms.written import decode_written
        from sayso.ledgers.loading import check_ledger_text
        from sayso.pipeline import score

        ledger, mistakes = check_ledger_text(decode_written(self.data, self.name), self.name)
        if ledger is None:
            raise LedgerError("\n".join(mistakes))
        return score(
            ledger,
            on=self.on,
            count=self.count,
            since=self.since,
            until=self.until,
            draws=self.draws,
            seed=self.seed,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodeTask:
    """A file of readings that were made before, one a line."""

    data: bytes
    name: str

    def do(self) -> tuple[Reading | ReadError, ...]:
        """The readings, or what is wrong with a line."""
        from sayso.readers.readings import parse_readings

        return tuple(parse_readings(self.data.splitlines(), self.name))

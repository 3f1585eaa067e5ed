"""Orders: how documents are to be read, and what one of them comes to by such an order."""

import logging
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sayso import plugins
from sayso.checks.ignores import find_ignores, with_notes, without_notes
from sayso.errors import ConfigError, EngineError, ReadError, SaysoError
from sayso.ports import Engine, Reader
from sayso.readers.load import load
from sayso.readers.locate import shown
from sayso.records import Document, Reading
from sayso.records.limits import Limits
from sayso.uncollected import uncollected

if TYPE_CHECKING:
    from sayso.analysis.analysis import Analysis
    from sayso.checks.checked import Checked
    from sayso.checks.selection import Choice
    from sayso.claims.explanation import SentenceFate

Failure = ReadError | EngineError

_REPORT = "report it, with the traceback that --debug gives"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The bytes of a document that are at hand already, and where they are from."""

    location: str
    data: bytes


Task = str | Document | Held | ReadError


class Explained(NamedTuple):
    """A reading, and what became of each of its sentences and of the marks in them."""

    reading: Reading
    fates: "tuple[SentenceFate, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOrder:
    """How documents are to be read: names and plain values, which any process can be sent.

    ``options`` are the engine's own, by name.
    """

    engine: str = "standard"
    options: tuple[tuple[str, object], ...] = ()
    scale: str = "icd203"
    published: date | None = None
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        if self.published is not None and type(self.published) is not date:
            raise ConfigError(
                f"published is a datetime.date, not {self.published!r}",
                remedy='give date.fromisoformat("2031-05-09"), or the date() of a datetime',
            )

    def prepare(self) -> None:
        """Load the engine, before the first document comes."""
        _engine(self.engine, self.options)

    def __call__(self, task: Task) -> "Reading | Failure | ConfigError":
        """What one task comes to, as a value that another process can send back."""
        try:
            return read_one(task, self)
        except (ReadError, EngineError, ConfigError) as error:
            # A kept error must not keep alive the document it failed on.
            error.__cause__ = error.__context__ = None
            return error.with_traceback(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckingOrder:
    """How documents are to be read and checked."""

    reading: ReadingOrder
    codes: "Choice"

    def prepare(self) -> None:
        """Load the engine, before the first document comes."""
        self.reading.prepare()

    def __call__(self, task: Task) -> "Checked | Failure | ConfigError":
        """What is found in one document, or why it cannot be read."""
        from sayso.checks.checked import check_draft

        outcome = self.reading(task)
        return check_draft(outcome, codes=self.codes) if isinstance(outcome, Reading) else outcome


def read_one(task: Task, order: ReadingOrder) -> Reading:
    """The reading of one task.

    Raises:
        ReadError, EngineError, ConfigError: there is none; the message says why.
        MemoryError: it needs more than there is, or more than its process may have.
    """
    document = _document(task, order)
    ignores = find_ignores(document)
    # A note to Sayso is no part of what the document says.
    with uncollected():
        reading = _analysed(without_notes(document, ignores), task, order)[1]
    return with_notes(reading, document) if ignores else reading


def explain_one(task: Task, order: ReadingOrder) -> Explained:
    """The reading of one task, and where each mark and sentence of it went.

    Raises:
        ReadError, EngineError, ConfigError: there is none; the message says why.
    """
    from sayso.claims.explanation import explain

    document = _document(task, order)
    bare = without_notes(document, find_ignores(document))
    with uncollected():
        analysis, reading = _analysed(bare, task, order)
        return Explained(reading, explain(analysis, reading))


def _analysed(document: Document, task: Task, order: ReadingOrder) -> "tuple[Analysis, Reading]":
    from sayso.analysis.analyse import analyse
    from sayso.claims.make_reading import make_reading
    from sayso.scales.scale import load_scale

    engine, scale = _engine(order.engine, order.options), load_scale(order.scale)
    try:
        analysis = analyse(document, engine.mark(document))
        reading = make_reading(analysis, scale, engine=order.engine, made_by=engine.made_by)
        return analysis, reading
    except MemoryError:
        raise
    except SaysoError as error:
        where = error.where or name_of(task)
        raise EngineError(error.message, where=where, remedy=error.remedy) from error
    except Exception as error:  # a plug-in may fail in any way
        raise EngineError(
            f"the engine {order.engine!r} failed with {_told(error)}",
            where=name_of(task),
            remedy=_REPORT,
        ) from error


def _document(task: Task, order: ReadingOrder) -> Document:
    if isinstance(task, ReadError):
        raise task
    try:
        if isinstance(task, Document):
            document = task
        elif isinstance(task, Held):
            document = load(task.location, data=task.data, readers=readers())
        else:
            document = load(task, readers=readers(), limits=order.limits)
    except ConfigError as error:  # a reader's library is missing: other formats can be read
        raise ReadError(error.message, where=error.where, remedy=error.remedy) from error
    except (SaysoError, MemoryError):
        raise
    except Exception as error:  # a plug-in may fail in any way
        raise ReadError(
            f"its reader failed with {_told(error)}", where=name_of(task), remedy=_REPORT
        ) from error
    return replace(document, published=order.published) if order.published else document


@cache
def readers() -> tuple[Reader, ...]:
    """One of each reader that is installed."""
    return tuple(plugins.find("readers", name)() for name in plugins.names("readers"))


@lru_cache(maxsize=1)
def _engine(name: str, options: tuple[tuple[str, object], ...]) -> Engine:
    try:
        engine: Engine = plugins.find("engines", name)(**dict(options))
    except TypeError as error:  # an option that it does not have
        given = ", ".join(option for option, _ in options)
        raise ConfigError(
            f"the engine {name!r} does not take these options: {given or 'none'}",
            remedy="see what it is built with",
        ) from error
    return engine


def _told(error: Exception) -> str:
    _log.debug("unexpected", exc_info=error)
    return f"{type(error).__name__}: {error}"


def name_of(task: Task) -> str:
    """Where a task is from, for messages."""
    if isinstance(task, Document):
        return task.location or task.title or task.id
    if isinstance(task, Held):
        return task.location
    return task.where if isinstance(task, ReadError) else shown(task)

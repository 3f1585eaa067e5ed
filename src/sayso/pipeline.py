"""The verbs, strung together: readings of locations, findings of readings, judgements of cases."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache, partial
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

from sayso import plugins
from sayso.checks.ignores import find_ignores, with_notes, without_notes
from sayso.errors import ConfigError, EngineError, ReadError, SaysoError
from sayso.ports import Engine, Reader, Runner
from sayso.readers.load import load
from sayso.readers.locate import locate
from sayso.records import Document, Reading

if TYPE_CHECKING:
    from sayso.checks.checked import Checked
    from sayso.records.case import Case
    from sayso.records.judgement import Judgement

Location = str | Path | Document
"""A file's path, a folder's, an ``http(s)`` address, "-" for standard input; or what was read."""
Failure = ReadError | EngineError
_Task = str | Document | ReadError

_REPORT = "report it, with the traceback that --debug gives"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """How documents are to be read: names and plain values, which any process can be sent."""

    engine: str
    scale: str
    published: date | None
    time_limit: float | None = None


def read(
    location: Location,
    *,
    engine: str = "standard",
    scale: str = "icd203",
    published: date | None = None,
) -> Reading:
    """The reading of one document.

    ``scale`` names the scale that gives words of estimative probability their intervals.
    ``published`` is the day that relative times and forecasts count from, whatever the document
    says of itself.

    Raises:
        ReadError: the document cannot be read.
        EngineError: the engine failed on it.
        ConfigError: no such engine or scale.
    """
    order = _Order(engine=engine, scale=scale, published=published)
    return _reading(location if isinstance(location, Document) else str(location), order)


def read_all(
    locations: Iterable[Location | ReadError],
    *,
    engine: str = "standard",
    scale: str = "icd203",
    published: date | None = None,
    jobs: int = 1,
    time_limit: float | None = None,
) -> Iterator[Reading | Failure]:
    """One reading, or what went wrong, for each document, in order and as soon as it is known.

    Folders are searched for documents, which come in the order of their names. Locations are
    taken as they are needed; an error among them comes out in its place. ``jobs`` processes
    work at once. ``time_limit`` is in seconds, for each address.

    Raises:
        ConfigError: no such engine or scale, or no worker process starts.
    """
    order = _Order(engine=engine, scale=scale, published=published, time_limit=time_limit)
    if jobs == 1:
        plugins.find("engines", engine)
        runner: Runner = plugins.find("runners", "serial")()
    else:
        plugins.look_up("engines", engine)  # the processes that read will load it
        runner = plugins.find("runners", "processes")(jobs=jobs)
    return _outcomes(locations, order, runner)


def check(
    location: Location | Reading,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    scale: str = "icd203",
    published: date | None = None,
) -> "Checked":
    """The tradecraft faults of one document, each at its place, less what its notes silence.

    ``select`` and ``ignore`` name rules by code ("S103"), by the beginning of one ("S"), or as
    "default" or "all"; without ``select`` the rules that are on by default are applied. A Reading
    is checked as it is, whatever ``scale`` and ``published`` say.

    Raises:
        ReadError: the document cannot be read.
        EngineError: the engine failed on it.
        ConfigError: no such rule or scale.
    """
    from sayso.checks.checked import check_draft
    from sayso.checks.selection import choose_codes

    codes = choose_codes(select, ignore)
    if not isinstance(location, Reading):
        location = read(location, scale=scale, published=published)
    return check_draft(location, codes=codes)


def check_all(
    locations: Iterable[Location | ReadError],
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    scale: str = "icd203",
    published: date | None = None,
) -> "Iterator[Checked | Failure]":
    """What ``check`` finds, or what went wrong, for each document, in order and one by one.

    Raises:
        ConfigError: no such rule or scale.
    """
    from sayso.checks.checked import check_draft
    from sayso.checks.selection import choose_codes

    codes = choose_codes(select, ignore)
    for outcome in read_all(locations, scale=scale, published=published):
        yield check_draft(outcome, codes=codes) if isinstance(outcome, Reading) else outcome


def weigh(
    case: "Case | str | Path", *, draws: int = 10_000, seed: int = 0, seconds: float = 10.0
) -> "Judgement":
    """The judgement of a case, or of the file that holds one: the same for the same case.

    ``draws`` are for the bands; where they would take longer than ``seconds``, fewer are drawn
    and the judgement says so.

    Raises:
        ReadError: the file cannot be read.
        CaseError: it holds mistakes, told a line each, or its evidence is impossible.
    """
    from sayso.cases.case_file import load_case
    from sayso.hypotheses.budget import Effort
    from sayso.hypotheses.weigh import weigh as weigh_case
    from sayso.records.case import Case

    if not isinstance(case, Case):
        case = load_case(Path(case))
    return weigh_case(case, Effort(draws=draws, seed=seed, seconds=seconds))


def find_documents(paths: Iterable[str]) -> tuple[str | ReadError, ...]:
    """The documents at files, folders, addresses and "-", each once; an error in place of none."""
    endings = frozenset(ending for reader in _readers() for ending in reader.extensions)
    return locate(paths, extensions=endings)


def _outcomes(
    locations: Iterable[Location | ReadError], order: _Order, runner: Runner
) -> Iterator[Reading | Failure]:
    tasks, begun = tee(_tasks(locations, order))
    for outcome, task in zip(runner.run(partial(_outcome, order), tasks), begun, strict=False):
        if isinstance(outcome, ConfigError):
            raise outcome
        if isinstance(outcome, EngineError) and not outcome.where:
            yield EngineError(outcome.message, where=_name(task), remedy=outcome.remedy)
        else:
            yield outcome


def _tasks(locations: Iterable[Location | ReadError], order: _Order) -> Iterator[_Task]:
    for location in locations:
        if isinstance(location, (Document, ReadError)):
            yield location
            continue
        for found in find_documents([str(location)]):
            yield _standard_input(order) if found == "-" else found


def _standard_input(order: _Order) -> Document | ReadError:
    # Read here: only this process has the standard input that was meant.
    try:
        return _document("-", order)
    except ReadError as error:
        return error


def _outcome(order: _Order, task: _Task) -> Reading | ReadError | EngineError | ConfigError:
    """What one task comes to, as a value that another process can send back."""
    try:
        return _reading(task, order)
    except (ReadError, EngineError, ConfigError) as error:
        # A kept error must not keep alive the document it failed on.
        error.__cause__ = error.__context__ = None
        return error.with_traceback(None)


def _reading(task: _Task, order: _Order) -> Reading:
    engine = _engine(order.engine, order.scale)
    document = _document(task, order)
    ignores = find_ignores(document)
    try:
        # A note to Sayso is no part of what the document says.
        reading = engine.read(without_notes(document, ignores))
        return with_notes(reading, document) if ignores else reading
    except SaysoError as error:
        where = error.where or _name(task)
        raise EngineError(error.message, where=where, remedy=error.remedy) from error
    except Exception as error:  # a plug-in may fail in any way
        raise EngineError(
            f"the engine {order.engine!r} failed with {_told(error)}",
            where=_name(task),
            remedy=_REPORT,
        ) from error


def _document(task: _Task, order: _Order) -> Document:
    if isinstance(task, ReadError):
        raise task
    try:
        if isinstance(task, Document):
            document = task
        else:
            document = load(task, readers=_readers(), time_limit=order.time_limit)
    except ConfigError as error:  # a reader's library is missing: other formats can be read
        raise ReadError(error.message, where=error.where, remedy=error.remedy) from error
    except SaysoError:
        raise
    except Exception as error:  # a plug-in may fail in any way
        raise ReadError(
            f"its reader failed with {_told(error)}", where=_name(task), remedy=_REPORT
        ) from error
    return replace(document, published=order.published) if order.published else document


@cache
def _readers() -> tuple[Reader, ...]:
    return tuple(plugins.find("readers", name)() for name in plugins.names("readers"))


@lru_cache(maxsize=1)
def _engine(name: str, scale: str) -> Engine:
    engine: Engine = plugins.find("engines", name)(scale=scale)
    return engine


def _told(error: Exception) -> str:
    _log.debug("unexpected", exc_info=error)
    return f"{type(error).__name__}: {error}"


def _name(task: _Task) -> str:
    if isinstance(task, Document):
        return task.location or task.title or task.id
    return task.where if isinstance(task, ReadError) else task

"""Reading and checking, strung together: readings of locations, findings of readings."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sayso import plugins
from sayso.errors import ConfigError, EngineError, ReadError, SaysoError
from sayso.orders import (
    CheckingOrder,
    Explained,
    Failure,
    Held,
    ReadingOrder,
    Task,
    explain_one,
    name_of,
    read_one,
    readers,
)
from sayso.ports import Runner
from sayso.readers.load import is_open_here, load_text, take
from sayso.readers.locate import locate
from sayso.records import Document, Reading
from sayso.records.limits import Limits

if TYPE_CHECKING:
    from sayso.checks.checked import Checked
    from sayso.checks.selection import Choice

Location = str | Path | Document
"""A file's path, a folder's, an ``http(s)`` address, "-" for standard input; or what was read."""
Outcome = TypeVar("Outcome")


def read(  # noqa: PLR0913  one for each option of the command
    location: Location | None = None,
    *,
    text: str | None = None,
    engine: str = "standard",
    options: Mapping[str, object] | None = None,
    scale: str = "icd203",
    published: date | None = None,
    limits: Limits | None = None,
) -> Reading:
    """The reading of one document, made in this process: of a location, or of a ``text`` at hand.

    ``options`` are the engine's own, by name. ``scale`` names the scale that gives words of
    estimative probability their intervals.
    ``published`` is the day that relative times and forecasts count from, whatever the document
    says of itself. With ``limits`` of time or memory it is read in a process that is started for
    it and can be ended; without, a hostile file may take what memory and time there is.

    Raises:
        ReadError: the document cannot be read.
        EngineError: the engine failed on it, or it went beyond the limits.
        ConfigError: no such engine or scale.
    """
    order = ReadingOrder(
        engine=engine,
        options=tuple(sorted((options or {}).items())),
        scale=scale,
        published=published,
        limits=limits or Limits(),
    )
    task = _task(location, text)
    if order.limits.bound_a_process:
        return _only(task, order, _runner(order, jobs=1))
    try:
        return read_one(task, order)
    except MemoryError as error:
        raise EngineError(
            "needs more memory than there is", where=name_of(task), remedy="split it"
        ) from error


def read_all(  # noqa: PLR0913  one for each option of the command
    locations: Location | Iterable[Location | ReadError],
    *,
    engine: str = "standard",
    options: Mapping[str, object] | None = None,
    scale: str = "icd203",
    published: date | None = None,
    jobs: int = 1,
    runner: str | None = None,
    limits: Limits | None = None,
) -> Iterator[Reading | Failure]:
    """One reading, or what went wrong, for each document, in order and as soon as it is known.

    Folders are searched for documents, which come in the order of their names. One location
    stands for a list of one. Locations are taken as they are needed; an error among them comes out
    in its place. ``jobs`` processes work at once. ``limits`` hold for each document; with limits of
    time or memory one job is a process too, else it is this one. ``runner`` names what does the
    work instead: "ray" a cluster.

    Raises:
        ConfigError: no such engine, scale or runner, or no worker process starts.
    """
    order = ReadingOrder(
        engine=engine,
        options=tuple(sorted((options or {}).items())),
        scale=scale,
        published=published,
        limits=limits or Limits(),
    )
    does = _runner(order, jobs=jobs, name=runner)
    return _outcomes(_tasks(locations), order, does)


def explain(
    location: Location,
    *,
    engine: str = "standard",
    options: Mapping[str, object] | None = None,
    scale: str = "icd203",
    published: date | None = None,
    limits: Limits | None = None,
) -> Explained:
    """The reading of one document, and where each of its sentences and marks went.

    Every span that the engine marks as a source, a cue or a content ends in claims, in a part of
    one, in a problem, or is lost; so does every sentence. Each says which, and why. It is read in
    this process; of ``limits`` those of its size and of fetching hold.

    Raises:
        ReadError: the document cannot be read.
        EngineError: the engine failed on it.
        ConfigError: no such engine or scale.
    """
    order = ReadingOrder(
        engine=engine,
        options=tuple(sorted((options or {}).items())),
        scale=scale,
        published=published,
        limits=limits or Limits(),
    )
    return explain_one(_task(location), order)


def check(  # noqa: PLR0913  one for each option of the command
    location: Location | Reading | None = None,
    *,
    text: str | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    register: str | None = None,
    scale: str = "icd203",
    published: date | None = None,
    limits: Limits | None = None,
) -> "Checked":
    """The tradecraft faults of one document, each at its place, less what its notes silence.

    ``select`` and ``ignore`` name rules by code ("S103"), by the beginning of one ("S"), or as
    "default" or "all"; without ``select`` the rules that are on by default are applied, some of
    them only to a text of their register: ``register`` says that it is an "assessment", "news",
    "talk" or a "record", whatever it looks like. A Reading
    is checked as it is, whatever ``scale`` and ``published`` say. ``limits`` are as for ``read``.

    Raises:
        ReadError: the document cannot be read.
        EngineError: the engine failed on it, or it went beyond the limits.
        ConfigError: no such rule, register or scale.
    """
    from sayso.checks.checked import check_draft
    from sayso.checks.selection import choose_rules

    codes = choose_rules(select, ignore, register)
    if isinstance(location, Reading):
        return check_draft(location, codes=codes)
    if limits is None or not limits.bound_a_process:
        return check_draft(read(location, text=text, scale=scale, published=published), codes=codes)
    reading = ReadingOrder(scale=scale, published=published, limits=limits)
    order = CheckingOrder(reading=reading, codes=codes)
    return _only(_task(location, text), order, _runner(reading, jobs=1))


def check_all(  # noqa: PLR0913  one for each option of the command
    locations: Location | Iterable[Location | ReadError],
    *,
    select: "Iterable[str] | Choice | None" = None,
    ignore: Iterable[str] = (),
    register: str | None = None,
    scale: str = "icd203",
    published: date | None = None,
    limits: Limits | None = None,
) -> "Iterator[Checked | Failure]":
    """What ``check`` finds, or what went wrong, for each document, in order and one by one.

    ``limits`` are as for ``read_all``: they hold for reading and checking together.

    Raises:
        ConfigError: no such rule, register or scale.
    """
    from sayso.checks.selection import choose_rules

    codes = choose_rules(select, ignore, register)
    reading = ReadingOrder(scale=scale, published=published, limits=limits or Limits())
    order = CheckingOrder(reading=reading, codes=codes)
    return _outcomes(_tasks(locations), order, _runner(reading, jobs=1))


def find_documents(
    paths: Iterable[str], *, pass_over: Callable[[str], None] = lambda _: None
) -> tuple[str | ReadError, ...]:
    """The documents at files, folders, addresses and "-", each once; an error in place of none.

    Files in folders that no reader knows by their ending are given to ``pass_over``.
    """
    endings = frozenset(ending for reader in readers() for ending in reader.extensions)
    return locate(paths, extensions=endings, pass_over=pass_over)


def find_runner(name: str | None, *, jobs: int, limits: Limits | None = None) -> Runner:
    """The runner of that name; worker processes where none is named.

    Raises:
        ConfigError: there is none of that name, or it cannot be had as asked for.
    """
    found: Runner = plugins.find("runners", name or "processes")(jobs=jobs, limits=limits)
    return found


def _runner(order: ReadingOrder, *, jobs: int, name: str | None = None) -> Runner:
    """What does the work: this process where it may, else others."""
    if name is not None:
        plugins.look_up("engines", order.engine)
        return find_runner(name, jobs=jobs, limits=order.limits)
    if jobs == 1 and not order.limits.bound_a_process:
        plugins.find("engines", order.engine)
        serial: Runner = plugins.find("runners", "serial")()
        return serial
    plugins.look_up("engines", order.engine)  # the processes that read will load it
    return find_runner(None, jobs=jobs, limits=order.limits)


def _outcomes(
    tasks: Iterable[Task],
    order: Callable[[Task], Outcome | Failure | ConfigError],
    runner: Runner,
) -> Iterator[Outcome | Failure]:
    given, begun = tee(tasks)
    for outcome, task in zip(runner.run(order, given), begun, strict=False):
        if isinstance(outcome, ConfigError):
            raise outcome
        if isinstance(outcome, EngineError) and not outcome.where:
            yield EngineError(outcome.message, where=name_of(task), remedy=outcome.remedy)
        else:
            yield outcome


def _only(
    task: Task, order: Callable[[Task], Outcome | Failure | ConfigError], runner: Runner
) -> Outcome:
    (outcome,) = _outcomes([task], order, runner)
    if isinstance(outcome, SaysoError):
        raise outcome
    return outcome


def _task(location: Location | None, text: str | None = None) -> str | Document:
    """The one document that is asked for.

    Raises:
        ConfigError: it is neither a location nor a text, or both.
        ReadError: the text cannot be read.
    """
    if (location is None) == (text is None):
        raise ConfigError(
            "one document is read: a location or a text", remedy='give a path, or text="…"'
        )
    if text is not None:
        if not isinstance(text, str):
            raise ConfigError(f"text is a str, not {type(text).__name__}", remedy="decode it")
        return load_text(text)
    if isinstance(location, Document):
        return location
    named = _named(location)
    if "\n" in named.strip() and not os.path.lexists(named):
        raise ConfigError(
            "a location is a path or an address, not a text", remedy='give the text as text="…"'
        )
    return named


def _named(location: object) -> str:
    """A path or an address as a string.

    Raises:
        ConfigError: it is bytes.
    """
    if isinstance(location, (bytes, bytearray, memoryview)):
        raise ConfigError(
            "a location is a path or an address, not bytes",
            remedy="decode them: text=data.decode(); or write them to a file",
        )
    return str(location)


def _tasks(locations: Location | Iterable[Location | ReadError]) -> Iterator[Task]:
    if isinstance(locations, (str, Path, Document)):
        locations = [locations]
    for location in locations:
        if isinstance(location, (Document, ReadError)):
            yield location
            continue
        for found in find_documents([_named(location)]):
            yield _taken_here(found) if isinstance(found, str) and is_open_here(found) else found


def _taken_here(location: str) -> Held | ReadError:
    # Read here: only this process has the standard input, or the open file, that was meant.
    try:
        return Held(location=location, data=take(location))
    except ReadError as error:
        error.__cause__ = error.__context__ = None
        return error.with_traceback(None)

"""Linking, strung together: what documents say together, and a case begun from it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar

from sayso.errors import EngineError, ReadError, SaysoError
from sayso.orders import Failure
from sayso.pipeline.reading import Location, find_runner, read_all
from sayso.ports import Runner
from sayso.records import Reading
from sayso.records.limits import Limits
from sayso.records.settled import NOTHING_SETTLED, Settled
from sayso.runners.spool import TempSpool

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sayso.dossier.link import Linked
    from sayso.dossier.options import Options
    from sayso.dossier.packed import PackedReadings
    from sayso.records.dossier import Dossier

_Task = TypeVar("_Task")
_Made = TypeVar("_Made")
_DRAFT = """# A draft: who says what, and who has it from whom, as `sayso link` found it.
# Yours to write: the question, the explanations, how likely each makes each item (NA until then),
# how reliable each source is (F until then: that cannot be judged). Take out what does not matter.
# Then: sayso case check FILE      sayso weigh FILE

"""


class Asked(TypedDict, total=False):
    """How documents are to be linked: see ``link``."""

    days: int
    since: date | None
    until: date | None
    likeness: bool
    jobs: int
    runner: str | None
    limits: Limits | None


def link(  # noqa: PLR0913  one for each option of the command
    readings: Iterable[Reading],
    *,
    days: int = 4,
    since: date | None = None,
    until: date | None = None,
    likeness: bool = True,
    jobs: int = 1,
    runner: str | None = None,
    settled: Settled = NOTHING_SETTLED,
    limits: Limits | None = None,
) -> "Dossier":
    """What readings say together: who tells what, from whom, where they part, what was lost.

    The same readings in any order give the same dossier. ``days``: how far apart documents of one
    story may be published. ``since`` and ``until``: only documents published then. Without
    ``likeness`` claims are compared by their words alone, not by what they mean: several times as
    fast, and fewer are found to be one. ``jobs`` and ``runner`` are as for ``read_all``: documents
    and stories are worked at side by side, and the dossier is the same. ``settled``: what people
    decided, which goes before what is found. ``limits``: the memory that linking may take, in a
    process of its own; without them it takes place here and takes what it asks for.

    Raises:
        ConfigError: no such runner, or it does not start.
        EngineError: it needs more memory than it may take.
    """
    from sayso.dossier.options import Options
    from sayso.dossier.packed import pack_readings
    from sayso.dossier.running import is_little

    options = Options(
        days=days,
        since=since,
        until=until,
        encode=encode_meanings if likeness else None,
        settled=settled,
    )
    most = None if limits is None else limits.memory_bytes
    packed = pack_readings(readings, TempSpool(), keep=most is None)
    if most is None or is_little(packed):
        return _linked(packed, options, runner, jobs).dossier
    from sayso.pipeline.confining import Confiner

    confine = Confiner(most)
    return confine(_linked, packed, options, runner, jobs, what="linking").dossier


def _linked(
    readings: "PackedReadings", options: "Options", runner: str | None, jobs: int
) -> "Linked":
    from sayso.dossier.link import link_anew

    alone = runner is None and jobs == 1
    run = map if alone else partial(_each, find_runner(runner, jobs=jobs))
    return link_anew(readings, options, run=run, keyed=False)


def encode_meanings(texts: Sequence[str]) -> "NDArray[np.float32]":
    """A row for each text, of length 1: the product of two is how alike their meanings are.

    The weights are loaded when it is first called.
    """
    from sayso.engines.standard.likeness import encode

    return encode(texts)


def _each(
    runner: Runner, function: Callable[[_Task], _Made], tasks: Iterable[_Task]
) -> Iterator[_Made]:
    """As ``map``, by a runner.

    Raises:
        EngineError: it failed on one of them.
    """
    for outcome in runner.run(function, tasks):
        if isinstance(outcome, EngineError):
            raise outcome
        yield outcome


def link_all(  # noqa: PLR0913  as ``link`` and ``read_all`` together
    locations: Iterable[Location | ReadError],
    *,
    days: int = 4,
    since: date | None = None,
    until: date | None = None,
    likeness: bool = True,
    scale: str = "icd203",
    jobs: int = 1,
    runner: str | None = None,
    limits: Limits | None = None,
) -> "Dossier":
    """What documents and files of readings say together; what cannot be read is listed in it.

    A file that ends in .jsonl or .json holds readings made before, one a line. ``limits`` hold
    for reading each document, those of memory for linking too. Else as ``link`` and ``read_all``.

    Raises:
        ConfigError: no such scale, or no worker process starts.
        EngineError: linking needs more memory than it may take.
    """
    outcomes = readings_of(locations, scale=scale, jobs=jobs, runner=runner, limits=limits)
    failures: list[SaysoError] = []
    dossier = link(
        _readings_among(outcomes, failures),
        days=days,
        since=since,
        until=until,
        likeness=likeness,
        jobs=jobs,
        runner=runner,
        limits=limits,
    )
    return with_failures(dossier, failures)


def _readings_among(
    outcomes: Iterable[Reading | Failure], failures: list[SaysoError]
) -> Iterator[Reading]:
    """The readings as they come; what failed is put with the failures."""
    for outcome in outcomes:
        if isinstance(outcome, Reading):
            yield outcome
        else:
            failures.append(outcome)


def readings_of(
    locations: Iterable[Location | ReadError],
    *,
    scale: str = "icd203",
    jobs: int = 1,
    runner: str | None = None,
    limits: Limits | None = None,
) -> Iterator[Reading | Failure]:
    """The readings in files of readings, then those of documents, or what went wrong with each."""
    from sayso.readers.readings import are_readings, load_readings

    documents: list[Location | ReadError] = []
    for location in locations:
        if isinstance(location, str | Path) and are_readings(str(location)):
            yield from load_readings(str(location))
        else:
            documents.append(location)
    yield from read_all(documents, scale=scale, jobs=jobs, runner=runner, limits=limits)


def with_failures(dossier: "Dossier", failures: Iterable[SaysoError]) -> "Dossier":
    """The dossier with what could not be read among what it leaves out."""
    from sayso.records.dossier import LeftOut

    left = {LeftOut(what=one.where or "a document", why=one.message) for one in failures}
    every = sorted({*dossier.summary.left_out, *left}, key=lambda one: (one.what, one.why))
    return replace(dossier, summary=replace(dossier.summary, left_out=tuple(every)))


def draft_case(dossier: "Dossier") -> str:
    """A case file begun from a dossier: items, reports, copies; the rest is the analyst's.

    Raises:
        CaseError: no claim is told by two documents.
    """
    from sayso.cases.case_toml import write_case
    from sayso.dossier.drafting import draft_case as draft_records
    from sayso.errors import CaseError

    try:
        drafted = draft_records(dossier)
    except ValueError as error:
        raise CaseError(str(error), remedy="link more documents on one matter") from error
    return _DRAFT + write_case(drafted.case, notes=drafted.notes)

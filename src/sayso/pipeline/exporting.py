"""Exporting: any record in any format that it has a form in, into a file, a folder or memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from sayso import plugins
from sayso.checks.checked import Checked
from sayso.errors import ConfigError
from sayso.forms.whole_file import whole_bytes
from sayso.records import Reading
from sayso.records.case import Case
from sayso.records.dossier import Dossier
from sayso.records.judgement import Judgement
from sayso.records.ledger import Ledger
from sayso.records.manner import PLAIN, Manner
from sayso.records.postmortem import PostMortem
from sayso.records.scorecard import Scorecard

if TYPE_CHECKING:
    import pyarrow

_TYPES: tuple[tuple[type, str, str], ...] = (
    (Reading, "reading", "readings"),
    (Checked, "findings", "findings"),
    (Dossier, "dossier", "dossiers"),
    (Judgement, "judgement", "judgements"),
    (PostMortem, "postmortem", "post-mortems"),
    (Scorecard, "scorecard", "scorecards"),
    (Ledger, "ledger", "ledgers"),
)


class Beside(TypedDict, total=False):
    """What a record is written beside, and how, by keywords: ``sayso.records.manner.Manner``."""

    width: int
    everything: bool
    explain: bool
    statistics: bool
    transposed: bool
    source: str
    readings: Mapping[str, Reading] | Iterable[Reading]
    case: Case
    before: Judgement
    changes: tuple[str, ...]
    tell: Callable[[str], None]


class Wishes(Beside, total=False):
    """The same, and the one table that is wanted."""

    table: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A format of a type of record, and its exporter."""

    record: str
    format: str
    exporter: Any

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that the format keeps apart; none of most formats."""
        tables: tuple[str, ...] = getattr(self.exporter, "tables", ())
        return tables

    def check(self, manner: Manner) -> None:
        """Refuse what the format has not.

        Raises:
            ConfigError: no such table, or counts of rules in anything but text.
        """
        if manner.statistics and self.format != "text":
            raise ConfigError(
                "--statistics goes with the text format alone", remedy="leave out one of the two"
            )
        if manner.table is None or manner.table in self.tables:
            return
        if not self.tables:
            raise ConfigError(
                f"the format {self.format} has no tables", remedy="leave out the table"
            )
        raise ConfigError(
            f"no table of {_plural(self.record)} is called {manner.table!r}",
            remedy=f"known: {', '.join(self.tables)}",
        )

    def pieces(self, records: Iterable[Any], manner: Manner = PLAIN) -> Iterator[str | bytes]:
        """What a file in this format holds, as soon as each piece is known."""
        self.check(manner)
        pieces: Iterator[str | bytes] = self.exporter.export(records, manner)
        return pieces

    def fill(self, folder: Path, records: Iterable[Any], manner: Manner = PLAIN) -> None:
        """Write every table into a file of a folder, which is made where it is missing.

        The files appear together, when the last record is written.

        Raises:
            ConfigError: the format has no tables, or the folder cannot be made.
        """
        self.check(manner)
        if not self.tables:
            raise ConfigError(
                "is a folder", where=str(folder), remedy=f"name a file in it for {self.format}"
            )
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            told = error.strerror or str(error)
            raise ConfigError(f"cannot be made: {told}", where=str(folder)) from error
        ending = self.exporter.extensions[0]
        with ExitStack() as stack:
            streams = {
                name: stack.enter_context(whole_bytes(folder / f"{name}{ending}"))
                for name in self.tables
            }
            for name, piece in self.exporter.export_tables(records, manner):
                streams[name].write(_encoded(piece))


def choose_form(record: str, name: str | None = None, path: str | Path | None = None) -> Form:
    """The format of that name, else that of the path's ending, else text.

    ``record``: a type of record, as ``sayso.ports.Exporter`` lists them.

    Raises:
        ConfigError: the type of record has no such form; the message lists those that it has.
    """
    chosen = name or ("text" if path is None else _by_ending(record, Path(path)))
    known = plugins.formats(record)
    if chosen not in known:
        raise ConfigError(
            f"no format of {_plural(record)} is called {chosen!r}",
            remedy=f"known: {', '.join(known)}",
        )
    make = plugins.find("exporters", f"{record}.{chosen}")
    return Form(record=record, format=chosen, exporter=make())


def missing_for(record: str, name: str) -> str | None:
    """The words that install what a format is written with; None where it is there.

    An exporter may say so in ``needs``: a module, and the extra of Sayso that brings it.
    """
    module, extra = getattr(choose_form(record, name).exporter, "needs", (None, ""))
    if module is None or find_spec(module) is not None:
        return None
    return f"pip install 'sayso[{extra}]'"


def export(
    records: Any,
    format: str | None = None,  # noqa: A002  what users call it
    path: str | Path | None = None,
    **wishes: Unpack[Wishes],
) -> str | bytes | None:
    """A record, or several of one type, in a format: written to ``path``, else given back.

    ``format``: "csv", "html", …, else what the path's ending says. A path that is a folder, or
    ends in a slash, takes every table as a file of its own. Bytes come of formats that are no
    text.

    Raises:
        ConfigError: there is no such form of it, or it cannot be written there.
    """
    first, rest = _opened(records)
    form = choose_form(_record_of(first), format, path if format is None else None)
    manner = _manner(wishes)
    if path is None:
        return _joined(form.pieces(rest, manner))
    target = Path(path)
    if target.is_dir() or str(path).endswith(("/", "\\")):
        form.fill(target, rest, manner)
        return None
    pieces = form.pieces(rest, manner)
    try:
        with whole_bytes(target) as stream:
            stream.writelines(map(_encoded, pieces))
    except OSError as error:
        told = error.strerror or str(error)
        raise ConfigError(f"cannot be written: {told}", where=str(path)) from error
    return None


def to_frame(records: Any, table: str | None = None, **wishes: Unpack[Beside]) -> "pyarrow.Table":
    """A table of a record, or of several of one type, as an Arrow table.

    ``pandas``: ``to_frame(…).to_pandas()``; ``polars.from_arrow(to_frame(…))``; DuckDB takes it by
    its name. ``table``: "claims", "sources", …, else the chief one: claims of readings, findings,
    tellings of a dossier, forecasts of a scorecard.

    Raises:
        ConfigError: there is no such table, or pyarrow is missing.
    """
    from sayso.exporters.tables.arrow import arrow_table

    first, rest = _opened(records)
    record = _record_of(first)
    manner = replace(_manner(wishes), table=table)
    choose_form(record, "parquet").check(manner)
    return arrow_table(record, rest, manner)


def _opened(records: Any) -> tuple[Any, Iterable[Any]]:
    """The first record, and all of them."""
    if any(isinstance(records, kind) for kind, _, _ in _TYPES):
        return records, (records,)
    if not isinstance(records, Iterable) or isinstance(records, (str, bytes)):
        raise ConfigError(
            f"{type(records).__name__} is no record that can be written out",
            remedy="give a reading, findings, a dossier, a judgement, a scorecard or a ledger",
        )
    given = iter(records)
    first = next(given, None)
    if first is None:
        raise ConfigError("there is nothing to write out")
    return first, chain([first], given)


def _record_of(record: object) -> str:
    for kind, name, _ in _TYPES:
        if isinstance(record, kind):
            return name
    raise ConfigError(f"{type(record).__name__} is no record that can be written out")


def _plural(record: str) -> str:
    return next((many for _, name, many in _TYPES if name == record), record)


def _manner(wishes: Beside) -> Manner:
    given: dict[str, Any] = dict(wishes)
    readings = given.get("readings", {})
    if not isinstance(readings, Mapping):
        given["readings"] = {one.document.id: one for one in readings}
    try:
        return Manner(**given)
    except TypeError as error:
        raise ConfigError(str(error).partition("() ")[2] or str(error)) from error


def _by_ending(record: str, path: Path) -> str:
    endings = {
        ending: name
        for name in plugins.formats(record)
        for ending in plugins.find("exporters", f"{record}.{name}").extensions
    }
    fitting = [ending for ending in endings if path.name.lower().endswith(ending)]
    if not fitting:
        raise ConfigError(
            f"no format of {_plural(record)} has the ending {path.suffix.lower()!r}"
            if path.suffix
            else "has no ending",
            where=path.name,
            remedy=f"end it in one of {' '.join(sorted(endings))}, or say which with --format",
        )
    return endings[max(fitting, key=len)]


def _joined(pieces: Iterator[str | bytes]) -> str | bytes:
    parts = list(pieces)
    if all(isinstance(part, str) for part in parts):
        return "".join(str(part) for part in parts)
    return b"".join(map(_encoded, parts))


def _encoded(piece: str | bytes) -> bytes:
    return piece.encode("utf-8") if isinstance(piece, str) else piece

"""Going on where an earlier run stopped: which documents a file of readings holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sayso.cli.formats import Writing
from sayso.errors import ConfigError, ReadError
from sayso.orders import ReadingOrder
from sayso.readers.locate import shown
from sayso.records.decoders import decoder
from sayso.records.reading import READING_FORMAT


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What an earlier run wrote: the locations of its documents, and how many bytes are whole."""

    locations: frozenset[str] = frozenset()
    size: int = 0

    def less(self, located: Iterable[str | ReadError]) -> list[str | ReadError]:
        """What is located, without what is done."""
        return [
            one for one in located if isinstance(one, ReadError) or shown(one) not in self.locations
        ]


class _Document(msgspec.Struct):
    location: str | None = None
    published: str | None = None


class _Line(msgspec.Struct):
    format: str
    document: _Document
    engine: str
    scale: str


def grows_by_lines(writing: Writing) -> bool:
    """Whether it is a file in which each reading is a line, so that it can grow."""
    return writing.path is not None and writing.form.format == "json"


def done_before(writing: Writing, order: ReadingOrder) -> Done:
    """What the target holds of an earlier run, which this one is to go on with.

    Raises:
        ConfigError: it is no file of readings in JSON, or they were made in another way.
    """
    if writing.target is None or writing.target.path is None or not grows_by_lines(writing):
        raise ConfigError(
            "--resume goes on with a file of readings in JSON",
            remedy="name one, such as -o readings.jsonl",
        )
    return _find_done(writing.target.path, order, named=writing.target.named)


def _find_done(path: Path, order: ReadingOrder, *, named: str) -> Done:
    """What a file of readings holds; a line that an interrupted run tore is no part of it."""
    if not path.is_file():
        return Done()
    reading, locations, size = decoder(_Line), set(), 0
    with path.open("rb") as stream:
        for number, written in enumerate(stream, start=1):
            if not written.endswith(b"\n"):
                break
            where = f"{named}:{number}"
            try:
                line = reading.decode(written)
            except ValueError as error:  # msgspec's errors are among them
                raise _refused("holds no reading", where) from error
            if line.format != READING_FORMAT:
                raise _refused(f"is of the format {line.format!r}, not {READING_FORMAT!r}", where)
            _check_alike(line, order, where)
            if line.document.location is not None:
                locations.add(line.document.location)
            size += len(written)
    return Done(locations=frozenset(locations), size=size)


def _check_alike(line: _Line, order: ReadingOrder, where: str) -> None:
    """Refuse readings that this run would have made otherwise: one file holds one kind."""
    asked = order.published.isoformat() if order.published else line.document.published
    for what, was, now in (
        ("the engine", line.engine, order.engine),
        ("the scale", line.scale, order.scale),
        ("--published", line.document.published, asked),
    ):
        if was != now:
            raise _refused(f"was read with {what} {was}, and this run has {now}", where)


def _refused(message: str, where: str) -> ConfigError:
    return ConfigError(message, where=where, remedy="give -o another name, or leave out --resume")

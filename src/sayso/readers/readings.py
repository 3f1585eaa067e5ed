"""Readings made before: files of JSON lines, each line that cannot be used told by its number."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from sayso.errors import ReadError, unreadable
from sayso.readers.formats import DATA_ENDINGS
from sayso.records.codec import decode
from sayso.records.decoders import decoder
from sayso.records.reading import READING_FORMAT, Reading

_WHOLE = "make the line anew: sayso read FILE --format json"


class _Head(msgspec.Struct):
    format: object = ""


def are_readings(location: str) -> bool:
    """Whether a path is that of a file of readings, by its ending."""
    return location.lower().endswith(DATA_ENDINGS) and "://" not in location


def load_readings(location: str) -> Iterator[Reading | ReadError]:
    """The reading of each line, or what is wrong with it; empty lines are passed over."""
    try:
        with Path(location).open("rb") as stream:
            yield from parse_readings(stream, location)
    except OSError as error:
        yield unreadable(error, where=location)


def parse_readings(lines: Iterable[bytes], location: str) -> Iterator[Reading | ReadError]:
    """As ``load_readings``, of lines that are at hand."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _reading(line, f"{location}:{number}")


def _reading(line: bytes, where: str) -> Reading | ReadError:
    try:
        named = decoder(_Head).decode(line).format
    except ValueError:  # msgspec's errors are among them
        return ReadError("is no JSON object", where=where, remedy=_WHOLE)
    if named != READING_FORMAT:
        told = f"its format is {named!r}" if named else "names no format"
        return ReadError(f"{told}, not {READING_FORMAT!r}", where=where, remedy=_WHOLE)
    try:
        return decode(line)
    except ValueError as error:
        return ReadError(f"is no whole reading: {error}", where=where, remedy=_WHOLE)

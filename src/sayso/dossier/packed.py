"""Packing: many records held in little memory, each made anew whenever it is asked for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, cast
from zlib import compress, decompress

import msgspec

from sayso.records import Reading

Record = TypeVar("Record")

_LEVEL = 1
"""Of compressing: half as small again at the best level, for ten times the time."""


class Packed(Mapping[str, Record]):
    """Records of one kind by their keys, in order; each is held as compressed JSON.

    What is asked for twice is made twice: equal, and not the same. It can be pickled as it is.
    """

    __slots__ = ("_held", "_kind")

    def __init__(self, kind: type[Record], given: Iterable[tuple[str, Record]] = ()) -> None:
        self._kind = kind
        self._held: dict[str, bytes] = {}
        for key, record in given:
            self.put(key, record)

    def __getitem__(self, key: str) -> Record:
        return _decoded(self._kind, self.json(key))

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, key: object) -> bool:
        return key in self._held

    def put(self, key: str, record: Record) -> None:
        """Hold a record, in the place of what was held by its key."""
        self._held[key] = compress(msgspec.json.encode(record), _LEVEL)

    def json(self, key: str) -> bytes:
        """A record as JSON."""
        return decompress(self._held[key])

    def take(self, key: str, packed: bytes) -> None:
        """Hold what is packed already, in the place of what was held by its key."""
        self._held[key] = packed

    def packed(self, key: str) -> bytes:
        """A record as it is held."""
        return self._held[key]

    def in_order(self, keys: Iterable[str]) -> "Packed[Record]":
        """Those of the keys, in their order."""
        made = Packed(self._kind)
        made._held = {key: self._held[key] for key in keys}
        return made


@dataclass(frozen=True, slots=True)
class PackedReadings:
    """Readings in the order in which they were given, a document as often as it was.

    ``lines`` are ids of documents with their readings, ``characters`` how much text they have.
    """

    lines: tuple[tuple[str, bytes], ...]
    characters: int

    def __iter__(self) -> Iterator[Reading]:
        for _, line in self.lines:
            yield _decoded(Reading, decompress(line))

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def by_document(self) -> Packed[Reading]:
        """The last reading of each document, by its id."""
        made = Packed(Reading)
        for id_, line in self.lines:
            made.take(id_, line)
        return made


def pack_readings(readings: Iterable[Reading]) -> PackedReadings:
    """Readings in little memory; what is packed stays as it is."""
    if isinstance(readings, PackedReadings):
        return readings
    lines, characters = [], 0
    for reading in readings:
        lines.append((reading.document.id, compress(msgspec.json.encode(reading), _LEVEL)))
        characters += len(reading.document.text)
    return PackedReadings(tuple(lines), characters)


def join_packed(packed: Iterable[PackedReadings]) -> PackedReadings:
    """Readings that were packed a few at a time."""
    lines: list[tuple[str, bytes]] = []
    characters = 0
    for one in packed:
        lines += one.lines
        characters += one.characters
    return PackedReadings(tuple(lines), characters)


def _decoded(kind: type[Record], line: bytes) -> Record:
    made: Record = _decoder(cast("Any", kind)).decode(line)
    return made


@cache
def _decoder(kind: type[Any]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)

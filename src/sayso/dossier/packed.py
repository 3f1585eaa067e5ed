"""Packing: many records held in little memory, each made anew whenever it is asked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar, cast, overload
from zlib import compress, decompress

import msgspec
import numpy as np
from numpy.typing import NDArray

from sayso.records import Reading
from sayso.records.decoders import decoder

Record = TypeVar("Record")
_Number = TypeVar("_Number", bound=np.generic)

_LEVEL = 1
"""Of compressing: half as small again at the best level, for ten times the time."""
_COMPRESSED = b"x"
"""What compressed bytes begin with, and JSON never does."""
UNPACKED = 24_000_000
"""Bytes of JSON that are held unpacked as well: of some 900 articles, 60 MiB of memory. Each is
gone through five times."""


class Spool(Protocol):
    """Holds bytes outside of memory, but for the first of them."""

    @property
    def room(self) -> int:
        """How many bytes more it holds in memory, where nothing is gained by compressing them."""
        ...

    def put(self, data: bytes) -> int:
        """Where the bytes are now."""
        ...

    def get(self, place: int) -> bytes:
        """The bytes that were put there."""
        ...


Held = bytes | int
"""What is held of a record: its bytes, or where a spool has them."""


@dataclass(slots=True)
class Allowance:
    """How much may be held unpacked besides: bytes of JSON that are left of it."""

    left: int

    def takes(self, data: bytes) -> bool:
        """Whether so much is left, of which this is then a part."""
        fits = len(data) <= self.left
        self.left -= len(data) if fits else 0
        return fits


_NO_ALLOWANCE = Allowance(0)


class Packed(Mapping[str, Record]):
    """Records of one kind by their keys, in order; each is held as JSON, mostly compressed.

    With a spool they are held there, and their places alone in memory. What is asked for twice is
    made twice, equal and not the same, unless the allowance has room for it. It can be pickled as
    it is, where its spool can, without what is held unpacked.
    """

    __slots__ = ("_allowance", "_held", "_kind", "_made", "spool")

    def __init__(
        self,
        kind: type[Record],
        given: Iterable[tuple[str, Record]] = (),
        spool: Spool | None = None,
        allowance: Allowance = _NO_ALLOWANCE,
    ) -> None:
        self._kind = kind
        self._held: dict[str, Held] = {}
        self._made: dict[str, Record] = {}
        self._allowance = allowance
        self.spool = spool
        for key, record in given:
            self.put(key, record)

    def __reduce__(self) -> tuple[Any, ...]:
        return _packed_of, (self._kind, self._held, self.spool)

    def __getitem__(self, key: str) -> Record:
        if key in self._made:
            return self._made[key]
        data = self.json(key)
        made = decoder(self._kind).decode(data)
        if self._allowance.takes(data):
            self._made[key] = made
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, key: object) -> bool:
        return key in self._held

    def put(self, key: str, record: Record) -> None:
        """Hold a record, in the place of what was held by its key."""
        data = msgspec.json.encode(record)
        self.hold(
            key, _kept_json(data, self.spool), record if self._allowance.takes(data) else None
        )

    def hold_json(self, key: str, data: bytes) -> None:
        """Hold a record that is at hand as JSON, in the place of what was held by its key."""
        self.hold(key, _kept_json(data, self.spool))

    def json(self, key: str) -> bytes:
        """A record as JSON."""
        return _json(self._held[key], self.spool)

    def hold(self, key: str, held: Held, made: Record | None = None) -> None:
        """Hold what its spool has already, or what is packed, in the place of what was held.

        made: the record, where it is at hand and may be held as well.
        """
        self._held[key] = held
        self._made.pop(key, None)
        if made is not None:
            self._made[key] = made

    def take(self, key: str, other: "Packed[Record]") -> None:
        """Hold what another has by this key."""
        held = other._held[key]
        if isinstance(held, int) and other.spool is not self.spool:
            held = _kept(_bytes(held, other.spool), self.spool)
        self.hold(key, held)

    def drop(self, key: str) -> None:
        """Hold a record no more."""
        del self._held[key]
        self._made.pop(key, None)

    def in_order(self, keys: Iterable[str]) -> "Packed[Record]":
        """Those of the keys, in their order."""
        made = Packed(self._kind, spool=self.spool, allowance=self._allowance)
        made._held = {key: self._held[key] for key in keys}
        made._made = {key: self._made[key] for key in made._held if key in self._made}
        return made


def _packed_of(kind: type[Record], held: dict[str, Held], spool: Spool | None) -> Packed[Record]:
    made = Packed(kind, spool=spool)
    made._held = held
    return made


class Row(Sequence[Record], Generic[Record]):
    """Records of one kind by their numbers, held as ``Packed`` holds them."""

    __slots__ = ("_held", "_kind", "_spool")

    def __init__(self, kind: Any, given: Iterable[Record] = (), spool: Spool | None = None) -> None:
        self._kind = kind
        self._held: list[Held] = []
        self._spool = spool
        for record in given:
            self.append(record)

    def append(self, record: Record) -> None:
        """Hold a record after those that are held."""
        self._held.append(_packed(record, self._spool))

    @overload
    def __getitem__(self, number: int) -> Record: ...
    @overload
    def __getitem__(self, number: slice) -> list[Record]: ...
    def __getitem__(self, number: int | slice) -> Record | list[Record]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        made: Record = _unpacked(self._kind, self._held[number], self._spool)
        return made

    def __len__(self) -> int:
        return len(self._held)

    def in_order(self, numbers: Iterable[int]) -> "Row[Record]":
        """Those of the numbers, in their order."""
        made: Row[Record] = Row(self._kind, spool=self._spool)
        made._held = [self._held[number] for number in numbers]
        return made


class Pile(Sequence[NDArray[_Number]], Generic[_Number]):
    """Arrays of one kind of number by their own numbers, in a spool where there is one."""

    __slots__ = ("_held", "_kind", "_spool")

    def __init__(self, kind: type[_Number], spool: Spool | None = None) -> None:
        self._kind = kind
        self._held: list[Held] = []
        self._spool = spool

    def append(self, numbers: NDArray[_Number]) -> None:
        """Hold an array after those that are held."""
        self._held.append(_kept(numbers.tobytes(), self._spool))

    @overload
    def __getitem__(self, number: int) -> NDArray[_Number]: ...
    @overload
    def __getitem__(self, number: slice) -> list[NDArray[_Number]]: ...
    def __getitem__(self, number: int | slice) -> NDArray[_Number] | list[NDArray[_Number]]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        return np.frombuffer(_bytes(self._held[number], self._spool), dtype=self._kind)

    def __len__(self) -> int:
        return len(self._held)

    def in_order(self, numbers: Iterable[int]) -> "Pile[_Number]":
        """Those of the numbers, in their order."""
        made = Pile(self._kind, self._spool)
        made._held = [self._held[number] for number in numbers]
        return made


@dataclass(frozen=True, slots=True)
class PackedReadings:
    """Readings in the order in which they were given, a document as often as it was.

    ``lines`` are ids of documents with their readings, ``characters`` how much text they have.
    ``spool``: what holds them, where it is not memory. ``at_hand``: the first of them as they were
    given, ``left`` how many bytes more may be held so. These are not pickled with the others.
    """

    lines: tuple[tuple[str, Held], ...]
    characters: int
    spool: Spool | None = field(default=None, compare=False)
    at_hand: Sequence[Reading] = field(default=(), compare=False, repr=False)
    left: int = field(default=UNPACKED, compare=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return PackedReadings, (self.lines, self.characters, self.spool)

    def __iter__(self) -> Iterator[Reading]:
        for _, held in self.lines:
            yield self.unpacked(held)

    def unpacked(self, held: Held) -> Reading:
        """The reading of a line."""
        return _unpacked(Reading, held, self.spool)

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def by_document(self) -> Packed[Reading]:
        """The last reading of each document, by its id."""
        made = Packed(Reading, spool=self.spool)
        for id_, held in self.lines:
            made.hold(id_, held)
        return made


def pack_readings(
    readings: Iterable[Reading], spool: Spool | None = None, *, keep: bool = False
) -> PackedReadings:
    """Readings in little memory; what is packed stays as it is.

    keep: whether the first of them are held as they are too, for whoever links them here.
    """
    if isinstance(readings, PackedReadings):
        return readings
    lines, characters = [], 0
    at_hand: list[Reading] = []
    allowance = Allowance(UNPACKED)
    for number, reading in enumerate(readings):
        data = msgspec.json.encode(reading)
        lines.append((reading.document.id, _kept_json(data, spool)))
        characters += len(reading.document.text)
        if keep and len(at_hand) == number and allowance.takes(data):
            at_hand.append(reading)
    return PackedReadings(tuple(lines), characters, spool, tuple(at_hand), allowance.left)


def join_packed(packed: Iterable[PackedReadings], spool: Spool | None = None) -> PackedReadings:
    """Readings that were packed a few at a time, all in the one spool, or all in memory."""
    lines: list[tuple[str, Held]] = []
    characters = 0
    for one in packed:
        lines += one.lines
        characters += one.characters
    return PackedReadings(tuple(lines), characters, spool)


def _packed(record: Any, spool: Spool | None) -> Held:
    return _kept_json(msgspec.json.encode(record), spool)


def _kept_json(data: bytes, spool: Spool | None) -> Held:
    if spool is None or spool.room < len(data):
        data = compress(data, _LEVEL)
    return _kept(data, spool)


def _kept(data: bytes, spool: Spool | None) -> Held:
    return data if spool is None else spool.put(data)


def _bytes(held: Held, spool: Spool | None) -> bytes:
    if isinstance(held, int) and spool is not None:
        return spool.get(held)
    return cast("bytes", held)


def _json(held: Held, spool: Spool | None) -> bytes:
    data = _bytes(held, spool)
    return decompress(data) if data.startswith(_COMPRESSED) else data


def _unpacked(kind: type[Record], held: Held, spool: Spool | None) -> Record:
    return decoder(kind).decode(_json(held, spool))

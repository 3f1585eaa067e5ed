"""The shelf: what a server has read since it started, so that nothing is read twice."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from sayso.records import Reading

_MOST_READINGS = 1_000
_MOST_CHARACTERS = 50_000_000


@dataclass(frozen=True, slots=True)
class Key:
    """What a reading was made of: the bytes, and what was asked for."""

    digest: str
    name: str
    published: date | None
    scale: str

    @classmethod
    def of(cls, data: bytes, name: str, published: date | None, scale: str) -> "Key":
        """The key of a file."""
        return cls(sha256(data).hexdigest(), name, published, scale)


class Shelf:
    """Readings by what they were made of, the ones used last kept longest."""

    def __init__(self) -> None:
        self._readings: OrderedDict[Key, Reading] = OrderedDict()
        self._characters = 0

    def get(self, key: Key) -> Reading | None:
        """The reading that was made of it."""
        found = self._readings.get(key)
        if found is not None:
            self._readings.move_to_end(key)
        return found

    def put(self, key: Key, reading: Reading) -> None:
        """Keep a reading, in place of those that were not used for longest where it is too much."""
        if key not in self._readings:
            self._characters += len(reading.document.text)
        self._readings[key] = reading
        self._readings.move_to_end(key)
        while len(self._readings) > 1 and (
            len(self._readings) > _MOST_READINGS or self._characters > _MOST_CHARACTERS
        ):
            _, dropped = self._readings.popitem(last=False)
            self._characters -= len(dropped.document.text)

    def by_document(self, document: str) -> Reading | None:
        """The newest reading of a document, by the document's id."""
        for reading in reversed(self._readings.values()):
            if reading.document.id == document:
                return reading
        return None

    def list(self) -> tuple[Reading, ...]:
        """A reading of every document, the first read first."""
        return tuple({one.document.id: one for one in self._readings.values()}.values())

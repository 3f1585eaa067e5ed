"""JSON Lines: one reading a line, in the public format."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.records import Reading
from sayso.records.codec import encode


class JsonExporter:
    """Writes each reading as one line of JSON, as soon as it is known."""

    extensions: ClassVar[tuple[str, ...]] = (".json", ".jsonl")

    def export(self, readings: Iterable[Reading]) -> Iterator[str]:
        """A line for each reading, with its line end."""
        for reading in readings:
            yield encode(reading).decode("utf-8") + "\n"

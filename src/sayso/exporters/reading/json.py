"""JSON Lines: one reading a line, in the public format."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.records import Reading
from sayso.records.codec import encode
from sayso.records.manner import PLAIN, Manner


class ReadingJson:
    """Writes each reading as one line of JSON, as soon as it is known."""

    extensions: ClassVar[tuple[str, ...]] = (".json", ".jsonl")
    media_type: ClassVar[str] = "application/x-ndjson"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Reading], manner: Manner = PLAIN) -> Iterator[str]:
        """A line for each reading, with its line end."""
        for reading in records:
            yield encode(reading).decode("utf-8") + "\n"

"""A judgement as a line of JSON, in the public format."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.records.judgement import Judgement
from sayso.records.manner import PLAIN, Manner


class JudgementJson:
    """Writes each judgement as one line."""

    extensions: ClassVar[tuple[str, ...]] = (".json", ".jsonl")
    media_type: ClassVar[str] = "application/x-ndjson"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Judgement], manner: Manner = PLAIN) -> Iterator[str]:
        """A line for each, with its line end."""
        from sayso.records.codec import encode_judgement

        for one in records:
            yield encode_judgement(one).decode("utf-8") + "\n"

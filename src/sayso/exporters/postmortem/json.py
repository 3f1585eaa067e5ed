"""A post-mortem as a line of JSON, in the public format."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.records.manner import PLAIN, Manner
from sayso.records.postmortem import PostMortem


class PostMortemJson:
    """Writes each post-mortem as one line."""

    extensions: ClassVar[tuple[str, ...]] = (".json", ".jsonl")
    media_type: ClassVar[str] = "application/x-ndjson"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[PostMortem], manner: Manner = PLAIN) -> Iterator[str]:
        """A line for each, with its line end."""
        from sayso.records.codec import encode_post_mortem

        for one in records:
            yield encode_post_mortem(one).decode("utf-8") + "\n"

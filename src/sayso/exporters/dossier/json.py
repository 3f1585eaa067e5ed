"""A dossier as JSON Lines: a line for each part, in the public format."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.records.dossier import Dossier
from sayso.records.dossier_codec import encode_dossier
from sayso.records.manner import PLAIN, Manner


class DossierJson:
    """Writes a line for each story, entity and track, then one for the summary."""

    extensions: ClassVar[tuple[str, ...]] = (".json", ".jsonl")
    media_type: ClassVar[str] = "application/x-ndjson"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Dossier], manner: Manner = PLAIN) -> Iterator[str]:
        """The lines, each with its end."""
        for dossier in records:
            for line in encode_dossier(dossier):
                yield line.decode("utf-8") + "\n"

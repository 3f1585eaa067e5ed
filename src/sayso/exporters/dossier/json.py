"""A dossier as JSON Lines: a line for each part, in the public format."""

from collections.abc import Iterator

from sayso.records.dossier import Dossier
from sayso.records.dossier_codec import encode_dossier


def write_json(dossier: Dossier) -> Iterator[str]:
    """A line for each story, entity and track, then one for the summary, each with its end."""
    for line in encode_dossier(dossier):
        yield line.decode("utf-8") + "\n"

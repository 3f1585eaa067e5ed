"""Read by: in which ways the documents of a dossier were read, where there are several."""

from collections.abc import Mapping
from typing import NamedTuple

from sayso.records import Reading
from sayso.records.dossier import ReadBy


class Way(NamedTuple):
    """How a document was read."""

    engine: str
    version: str
    model: str
    scale: str


def way_of(reading: Reading) -> Way:
    """How it was read; what it does not say is empty."""
    made_by = reading.made_by
    version, model = (made_by.version, made_by.model) if made_by else ("", "")
    return Way(reading.engine, version, model, reading.scale)


def told_apart(ways: Mapping[Way, int]) -> tuple[ReadBy, ...]:
    """The ways in which documents were read, where there are several: most documents first."""
    if len(ways) < 2:
        return ()
    ranked = sorted(ways.items(), key=lambda item: (-item[1], item[0]))
    return tuple(ReadBy(**way._asdict(), documents=times) for way, times in ranked)

"""Dossiers to JSON lines and back: a line for each story, entity and track, then the summary."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from sayso.records.codec import make_schema
from sayso.records.decoders import convert
from sayso.records.dossier import DOSSIER_FORMAT, Dossier, Entity, Story, Summary, Track

_PARTS: dict[str, type[Any]] = {
    "story": Story,
    "entity": Entity,
    "track": Track,
    "summary": Summary,
}
_LOST_FROM = ("from_", "from")
"""A loss is from one telling to another; Python keeps the word for itself."""


def encode_dossier(dossier: Dossier) -> Iterator[bytes]:
    """The lines of UTF-8 JSON without their ends, the same bytes for the same dossier."""
    for part in dossier.stories:
        yield _encode("story", part)
    for entity in dossier.entities:
        yield _encode("entity", entity)
    for track in dossier.tracks:
        yield _encode("track", track)
    yield _encode("summary", dossier.summary)


def decode_dossier(lines: Iterable[bytes | str]) -> Dossier:
    """The dossier that lines of JSON hold.

    Raises:
        ValueError: a line is no JSON or no part of a dossier, or there is no summary; the message
            says which line.
    """
    parts: dict[str, list[Any]] = {name: [] for name in _PARTS}
    for number, line in enumerate(lines, start=1):
        try:
            name, part = _decode(line)
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from error
        parts[name].append(part)
    if len(parts["summary"]) != 1:
        raise ValueError("a dossier has one summary, at its end")
    return Dossier(
        stories=tuple(parts["story"]),
        entities=tuple(parts["entity"]),
        tracks=tuple(parts["track"]),
        summary=parts["summary"][0],
    )


def dossier_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a line of a dossier: docs/reference/dossier.schema.json."""
    definitions: dict[str, Any] = {}
    lines = []
    for name, record in _PARTS.items():
        schema = make_schema(record)
        definitions |= schema["$defs"]
        own = definitions.pop(record.__name__)
        head = {"format": {"const": DOSSIER_FORMAT}, "part": {"const": name}}
        lines.append(own | {"properties": head | own["properties"]})
    lost = definitions["Loss"]["properties"]
    python, public = _LOST_FROM
    definitions["Loss"]["properties"] = {
        public if name == python else name: value for name, value in lost.items()
    }
    definitions["Loss"]["required"] = [
        public if name == python else name for name in definitions["Loss"]["required"]
    ]
    return {"oneOf": lines, "$defs": dict(sorted(definitions.items()))}


def _encode(name: str, part: object) -> bytes:
    fields: dict[str, Any] = msgspec.to_builtins(part)
    for loss in fields.get("losses", ()) if name == "story" else ():
        _rename(loss, *_LOST_FROM)
    return msgspec.json.encode({"format": DOSSIER_FORMAT, "part": name} | fields)


def _decode(line: bytes | str) -> tuple[str, Any]:
    fields: Any = msgspec.json.decode(line)
    if not isinstance(fields, dict):
        raise ValueError("a part of a dossier is an object")
    if fields.get("format") != DOSSIER_FORMAT:
        raise ValueError(f"its format is {fields.get('format')!r}, not {DOSSIER_FORMAT!r}")
    name = fields.get("part")
    if not isinstance(name, str) or name not in _PARTS:
        raise ValueError(f"no part of a dossier is called {name!r}")
    losses = fields.get("losses", ()) if name == "story" else ()
    for loss in losses if isinstance(losses, list) else ():
        if isinstance(loss, dict):
            _rename(loss, *reversed(_LOST_FROM))
    return name, convert(fields, _PARTS[name])


def _rename(fields: dict[str, Any], old: str, new: str) -> None:
    # In place of the old one, so that the order of fields stays.
    items = [(new if name == old else name, value) for name, value in fields.items()]
    fields.clear()
    fields.update(items)

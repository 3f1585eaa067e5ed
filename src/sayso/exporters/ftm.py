"""FollowTheMoney: documents, those whom they name, and who acts on whom, as documents say it.

The JSON is written here, since the library needs a compiler to be installed; a test holds it to
the library where there is one. Source: followthemoney.tech, the model and its statements.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha1
from typing import Any, ClassVar

from sayso.exporters.voices import address_of, voice_in_words
from sayso.pages.draw_words import quoted
from sayso.records import Claim, Document, Reading
from sayso.records.dossier import Dossier, Story
from sayso.records.ids import make_id
from sayso.records.linked import Listed
from sayso.records.manner import PLAIN, Manner

_DATASET = "sayso"
_SCHEMAS = {
    "person": "Person",
    "organisation": "Organization",
    "group": "LegalEntity",
    "facility": "Asset",
    "weapon": "Asset",
    "document": "Document",
    "place": "Address",
}
_UNKNOWN = "LegalEntity"
"""Of what acts and is of no known kind: the model has no plain thing."""


@dataclass(slots=True)
class _Entity:
    """An entity in the making: a thing of one schema, with lists of values."""

    id: str
    schema: str
    properties: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, *values: object) -> None:
        """Put values to a property, each once; nothing that is not there."""
        held = self.properties.setdefault(name, [])
        for value in values:
            words = quoted(str(value)) if value not in (None, "") else ""
            if words and words not in held:
                held.append(words)
        if not held:
            del self.properties[name]


class _FtmExporter:
    """Writes an entity a line."""

    extensions: ClassVar[tuple[str, ...]] = (".ftm.json", ".ftm")
    media_type: ClassVar[str] = "application/x-ndjson"
    binary: ClassVar[bool] = False


class ReadingFtm(_FtmExporter):
    """Readings: documents, actors, places, and a note for each claim."""

    def export(self, records: Iterable[Reading], manner: Manner = PLAIN) -> Iterator[str]:
        """The lines of one reading after another."""
        for reading in records:
            yield from map(_line, _of_reading(reading))


class DossierFtm(_FtmExporter):
    """Dossiers: documents, entities over all of them, and who acts on whom."""

    def export(self, records: Iterable[Dossier], manner: Manner = PLAIN) -> Iterator[str]:
        """The lines."""
        for dossier in records:
            yield from map(_line, _of_dossier(dossier, _claims(manner)))


class _StatementExporter:
    """Writes a statement a line: one value of one property, with what it stands in."""

    extensions: ClassVar[tuple[str, ...]] = (".statements.json",)
    media_type: ClassVar[str] = "application/x-ndjson"
    binary: ClassVar[bool] = False


class ReadingFtmStatements(_StatementExporter):
    """Readings."""

    def export(self, records: Iterable[Reading], manner: Manner = PLAIN) -> Iterator[str]:
        """The lines of one reading after another."""
        for reading in records:
            for entity in _of_reading(reading):
                yield from _statements(entity)


class DossierFtmStatements(_StatementExporter):
    """Dossiers."""

    def export(self, records: Iterable[Dossier], manner: Manner = PLAIN) -> Iterator[str]:
        """The lines."""
        for dossier in records:
            for entity in _of_dossier(dossier, _claims(manner)):
                yield from _statements(entity)


def _of_reading(reading: Reading) -> Iterator[_Entity]:
    document = reading.document
    yield _document(document)
    named: list[tuple[str, str, str]] = [
        (one.id, one.name, one.kind or "") for one in reading.actors
    ]
    named += [(one.id, one.name, "place") for one in reading.places]
    for id_, name, kind in named:
        yield _named(f"{document.id}-{id_}", name, kind)
    for claim in reading.claims:
        note = _Entity(f"sayso-claim-{claim.id}", "Note")
        note.add("name", _cut(claim.text))
        note.add("description", f"“{quoted(claim.text)}” {voice_in_words(claim)}")
        note.add("entity", f"sayso-{document.id}", *(
            f"sayso-{document.id}-{id_}" for id_ in (*claim.actors, *claim.places)
        ))  # fmt: skip
        note.add("createdAt", document.published)
        yield note


def _of_dossier(dossier: Dossier, claims: dict[str, Claim]) -> Iterator[_Entity]:
    known = set()
    for one in dossier.entities:
        entity = _named(one.id, one.name, one.kind or "")
        entity.add("alias", *(alias.text for alias in one.aliases if alias.text != one.name))
        known.add(one.id)
        yield entity
    for story in dossier.stories:
        for listed in story.documents:
            yield _document(listed)
        yield from _ties(story, known, claims)


def _ties(story: Story, known: set[str], claims: dict[str, Claim]) -> Iterator[_Entity]:
    told = story.tellings
    for tie in story.ties:
        if not known.issuperset((tie.who, tie.whom)):
            continue
        link = _Entity(f"sayso-{tie.id}", "UnknownLink")
        link.add("subject", f"sayso-{tie.who}")
        link.add("object", f"sayso-{tie.whom}")
        link.add("role", tie.verb)
        link.add("date", tie.day)
        for id_ in (*tie.claims, *tie.denied):
            one = told[id_]
            voice = voice_in_words(claims[id_]) if id_ in claims else one.voice.label
            denies = "; denied" if id_ in tie.denied else ""
            link.add("description", f"“{quoted(one.text)}” {voice}{denies}")
            link.add("proof", f"sayso-{one.document}")
        yield link


def _document(document: Document | Listed) -> _Entity:
    entity = _Entity(f"sayso-{document.id}", "Document")
    entity.add("title", document.title)
    entity.add("publishedAt", document.published)
    entity.add("publisher", document.publisher)
    if isinstance(document, Document):
        entity.add("author", *document.authors)
        address = address_of(document)
        if address.startswith("http"):
            entity.add("sourceUrl", address)
        entity.add("fileName", document.location if not address.startswith("http") else None)
    else:
        entity.add("fileName", document.location)
    return entity


def _named(id_: str, name: str, kind: str) -> _Entity:
    schema = _SCHEMAS.get(kind, _UNKNOWN)
    entity = _Entity(f"sayso-{id_}", schema)
    entity.add("full" if schema == "Address" else "name", name)
    return entity


def _claims(manner: Manner) -> dict[str, Claim]:
    return {claim.id: claim for one in manner.readings.values() for claim in one.claims}


def _cut(words: str) -> str:
    plain = quoted(words)
    return plain if len(plain) <= 120 else f"{plain[:119]}…"


def _line(entity: _Entity) -> str:
    whole = {
        "id": entity.id,
        "schema": entity.schema,
        "properties": entity.properties,
        "datasets": [_DATASET],
    }
    return json.dumps(whole, ensure_ascii=False) + "\n"


def _statements(entity: _Entity) -> Iterator[str]:
    values = [(name, value) for name, held in entity.properties.items() for value in held]
    made = [_statement(entity, name, value) for name, value in values]
    # The library has one more, that holds the entity together: its id is a hash of the others.
    whole = make_id("statements", *sorted(one["id"] for one in made))
    for one in (_statement(entity, "id", whole), *made):
        yield json.dumps(one, ensure_ascii=False) + "\n"


def _statement(entity: _Entity, name: str, value: str) -> dict[str, Any]:
    key = f"{_DATASET}.{entity.id}.{name}.{value}"
    return {
        "id": sha1(key.encode("utf-8"), usedforsecurity=False).hexdigest(),
        "entity_id": entity.id,
        "canonical_id": entity.id,
        "schema": entity.schema,
        "prop": name,
        "value": value,
        "dataset": _DATASET,
        "external": False,
    }

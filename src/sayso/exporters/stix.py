"""STIX 2.1: a report for each document, a note for each claim, an identity for each source.

``confidence`` of STIX is about how far the producer trusts its data, so what a source says of
likelihood stands in an extension. A denial or a doubt is an opinion of its source on the note.
Source: OASIS, STIX Version 2.1 (2021), 4.7 Identity, 4.12 Note, 4.14 Opinion, 4.15 Report, 7.3.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import Any, ClassVar

from sayso.errors import ConfigError, not_installed
from sayso.exporters.voices import address_of, uuid_of, voice_in_words
from sayso.pages.draw_source import source_key, speaker
from sayso.pages.draw_words import percentages, quoted
from sayso.records import Claim, Document, Reading, SourceKind
from sayso.records.dossier import Dossier
from sayso.records.linked import Telling
from sayso.records.manner import PLAIN, Manner

_UNDATED = date(1970, 1, 1)
"""The day of what has none: an object of STIX must have a moment."""
_CLASSES: dict[SourceKind, str] = {
    "person": "individual",
    "author": "unknown",
    "organisation": "organization",
    "document": "unknown",
    "unnamed": "unknown",
    "vague": "group",
    "impersonal": "unknown",
}
_OPINIONS = {"denies": "strongly-disagree", "doubts": "disagree"}
_EXTENSION = f"extension-definition--{uuid_of('stix', 'extension', '1')}"
_SCHEMA = "https://json-schema.org/draft/2020-12/schema"


class _StixExporter:
    """Writes one bundle."""

    extensions: ClassVar[tuple[str, ...]] = (".stix.json", ".stix")
    media_type: ClassVar[str] = "application/stix+json;version=2.1"
    binary: ClassVar[bool] = False
    needs: ClassVar[tuple[str, str]] = ("stix2", "stix")


class ReadingStix(_StixExporter):
    """Readings."""

    def export(self, records: Iterable[Reading], manner: Manner = PLAIN) -> Iterator[str]:
        """The bundle over all readings.

        Raises:
            ConfigError: stix2 is missing.
        """
        bundle = _Bundle()
        for reading in records:
            bundle.add_reading(reading)
        yield bundle.written()


class DossierStix(_StixExporter):
    """Dossiers, with the readings that they were linked of."""

    def export(self, records: Iterable[Dossier], manner: Manner = PLAIN) -> Iterator[str]:
        """The bundle: all readings, and who took which claim and which text from whom.

        Raises:
            ConfigError: stix2 is missing, or nobody gives the readings.
        """
        if not manner.readings:
            raise ConfigError(
                "STIX holds the claims of a dossier's readings", remedy="give them: readings=…"
            )
        bundle = _Bundle()
        for reading in manner.readings.values():
            bundle.add_reading(reading)
        for dossier in records:
            bundle.add_ties(dossier)
        yield bundle.written()


class _Bundle:
    """A bundle in the making: every object once, in the order in which it came."""

    def __init__(self) -> None:
        try:
            import stix2.v21
        except ImportError as error:
            raise not_installed("STIX needs stix2", extra="stix") from error
        self._stix: Any = stix2.v21
        self._objects: dict[str, Any] = {}
        self._maker = self._put(
            "identity", _UNDATED, "sayso", name="Sayso", identity_class="system"
        )
        self._objects[_EXTENSION] = self._stix.ExtensionDefinition(
            id=_EXTENSION,
            created_by_ref=self._maker,
            **_moments(_UNDATED),
            name="Sayso claim",
            description="What a claim says: its kind, place, chain of sources, stance, likelihood",
            schema=_SCHEMA,
            version="1.0.0",
            extension_types=["property-extension"],
            extension_properties=None,
        )

    def add_reading(self, reading: Reading) -> None:
        """The document as a report, its claims as notes, their sources as identities."""
        document = reading.document
        day = document.published or _UNDATED
        notes = {claim.id: self._claim(claim, document, day) for claim in reading.claims}
        refs = [ref for pair in notes.values() for ref in pair if ref]
        for each in reading.inferences:
            marker = quoted(each.marker.text) if each.marker else "no word for it"
            for premise in each.premises:
                told = f"offered as resting on it: “{marker}”"
                refs.append(
                    self._tie(
                        notes[each.conclusion][0], notes[premise][0], "related-to", (day, told)
                    )
                )
        title = document.title or document.location or "a document without a title"
        self._put(
            "report", day, document.id,
            name=quoted(title), published=_moment(day), report_types=["threat-report"],
            description=_dated(document), object_refs=refs or [self._maker],
            external_references=_references(document),
        )  # fmt: skip

    def add_ties(self, dossier: Dossier) -> None:
        """Who took a claim, and who took a text, from whom."""
        for story in dossier.stories:
            days = {one.id: one.published or _UNDATED for one in story.documents}
            for one in story.tellings.values():
                if one.follows is not None:
                    told = f"follows it ({one.because}){_copying(one)}"
                    ends = (_id("note", one.claim), _id("note", one.follows))
                    self._tie(*ends, "derived-from", (days[one.document], told))
            for copy in story.copies:
                told = f"shares {copy.contained:.0%} of the shorter text; {copy.direction}"
                kind = "derived-from" if copy.direction != "unknown" else "related-to"
                ends = (_id("report", copy.by), _id("report", copy.of))
                self._tie(*ends, kind, (days[copy.by], told))

    def written(self) -> str:
        """The bundle as JSON, the same for the same objects."""
        objects = [json.loads(one.serialize()) for one in self._objects.values()]
        bundle = {
            "type": "bundle",
            "id": f"bundle--{uuid_of('bundle', *self._objects)}",
            "objects": objects,
        }
        return json.dumps(bundle, ensure_ascii=False, indent=1) + "\n"

    def _claim(self, claim: Claim, document: Document, day: date) -> tuple[str, str | None]:
        source = self._source(claim, document, day)
        said = speaker(claim)
        note = self._put(
            "note", day, claim.id,
            abstract=voice_in_words(claim), content=quoted(claim.text), authors=[said.label],
            object_refs=[source], extensions={_EXTENSION: _spoken(claim, document)},
        )  # fmt: skip
        opinion = _OPINIONS.get(claim.attributions[-1].stance)
        if opinion is None:
            return note, None
        held = self._put(
            "opinion", day, claim.id,
            opinion=opinion, explanation=voice_in_words(claim), authors=[said.label],
            object_refs=[note],
        )  # fmt: skip
        return note, held

    def _source(self, claim: Claim, document: Document, day: date) -> str:
        """The innermost speaker; those without a name of their own are one of each document."""
        kind, label = source_key(claim.source)
        of = document.id if kind not in ("person", "organisation", "document") else ""
        name = speaker(claim).label
        if kind == "author":
            name = ", ".join(map(quoted, document.authors)) or document.publisher or name
        more = f"{kind}; in “{quoted(document.title or document.id)}”" if of else kind
        return self._put(
            "identity", _UNDATED if not of else day, f"{kind}\x1f{label}\x1f{of}",
            name=quoted(name), identity_class=_CLASSES[kind], description=more,
        )  # fmt: skip

    def _tie(self, start: str, end: str, kind: str, told: tuple[date, str]) -> str:
        return self._put(
            "relationship", told[0], f"{start}\x1f{kind}\x1f{end}",
            source_ref=start, target_ref=end, relationship_type=kind, description=told[1],
        )  # fmt: skip

    def _put(self, kind: str, day: date, key: str, **values: Any) -> str:
        id_ = _id(kind, key)
        if id_ not in self._objects:
            by = {} if key == "sayso" else {"created_by_ref": self._maker}
            make = getattr(self._stix, kind.capitalize())
            self._objects[id_] = make(id=id_, **_moments(day), **by, **values)
        return id_


def _spoken(claim: Claim, document: Document) -> dict[str, Any]:
    sure, said = claim.certainty, speaker(claim)
    told: dict[str, Any] = {
        "extension_type": "property-extension",
        "claim": claim.id,
        "document": document.id,
        "start": claim.start,
        "end": claim.end,
        "kind": claim.kind,
        "source_kind": claim.source.kind,
        "chain": said.chain,
        "stance": claim.attributions[-1].stance,
        "certainty": quoted(sure.text) if sure else "",
    }
    if sure is not None and sure.low is not None:
        told |= {
            "likelihood_low": sure.low, "likelihood_high": sure.high,
            "likelihood_scale": sure.scale, "likelihood_phrase": sure.phrase or "",
        }  # fmt: skip
    if claim.condition is not None:
        told |= {
            "condition": quoted(claim.condition.text),
            "condition_sense": claim.condition.sense,
        }
    if claim.horizon is not None:
        told["horizon"] = str(claim.horizon.by or quoted(claim.horizon.text))
    return told


def _copying(one: Telling) -> str:
    if one.copying is None:
        return ""
    return f"; knows no more than it with a chance of {percentages(*one.copying)}"


def _references(document: Document) -> list[dict[str, str]]:
    address = address_of(document)
    told = {"source_name": quoted(document.publisher or document.title or "the document")}
    if address.startswith("http"):
        return [told | {"url": address}]
    return [told | {"description": quoted(document.location or document.title or document.id)}]


def _dated(document: Document) -> str:
    day = "no day of publication is known" if document.published is None else "as published"
    return f"Claims of the document, each as somebody puts it forward; {day}"


def _id(kind: str, key: str) -> str:
    return f"{kind}--{uuid_of('stix', kind, key)}"


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def _moments(day: date) -> dict[str, datetime]:
    return {"created": _moment(day), "modified": _moment(day)}

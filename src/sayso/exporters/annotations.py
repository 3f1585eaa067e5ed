"""Web annotations: each claim or finding at its words, by quotation and by position.

Source: W3C, Web Annotation Data Model (2017), 4.2 Selectors, 4.3 States; and its vocabulary.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from sayso.checks.catalogue import find_rule
from sayso.checks.checked import Checked
from sayso.exporters.voices import address_of, certainty_in_words, uuid_of, voice_in_words
from sayso.pages.draw_source import speaker
from sayso.records import Claim, Document, Reading
from sayso.records.finding import Finding
from sayso.records.made_by import own_version
from sayso.records.manner import PLAIN, Manner

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_OURS = {"sayso": "urn:sayso:vocabulary:"}
_AROUND = 32
"""Characters in front of a quotation and behind it, that tell it from others of the same words."""


class _AnnotationExporter:
    """Writes one collection of annotations over all documents, as JSON-LD."""

    extensions: ClassVar[tuple[str, ...]] = (".jsonld",)
    media_type: ClassVar[str] = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    binary: ClassVar[bool] = False


class ReadingAnnotations(_AnnotationExporter):
    """Annotations of claims."""

    def export(self, records: Iterable[Reading], manner: Manner = PLAIN) -> Iterator[str]:
        """The collection, an annotation for each claim."""
        items = (_claim(claim, one.document) for one in records for claim in one.claims)
        yield from _collection("Claims, each with who makes it and how surely", items)


class FindingsAnnotations(_AnnotationExporter):
    """Annotations of findings, and of the claims that they stand in."""

    def export(self, records: Iterable[Checked], manner: Manner = PLAIN) -> Iterator[str]:
        """The collection, an annotation for each finding."""
        items = (_finding(finding, one) for one in records for finding in one.findings)
        yield from _collection("Findings, each at its words", items)


def _collection(label: str, items: Iterable[dict[str, Any]]) -> Iterator[str]:
    found = list(items)
    whole = {
        "@context": [_CONTEXT, _OURS],
        "id": f"urn:uuid:{uuid_of(label, *(one['id'] for one in found))}",
        "type": "AnnotationCollection",
        "label": label,
        "total": len(found),
        "first": {
            "id": f"urn:uuid:{uuid_of('page', label, *(one['id'] for one in found))}",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": found,
        },
    }
    yield json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _claim(claim: Claim, document: Document) -> dict[str, Any]:
    said, sure = speaker(claim), claim.certainty
    ours: dict[str, Any] = {
        "sayso:kind": claim.kind,
        "sayso:source": said.label,
        "sayso:sourceKind": claim.source.kind,
        "sayso:chain": said.chain,
        "sayso:stance": claim.attributions[-1].stance,
        "sayso:certainty": certainty_in_words(sure),
    }
    if sure is not None and sure.low is not None:
        ours |= {"sayso:low": sure.low, "sayso:high": sure.high, "sayso:scale": sure.scale}
    return {
        "id": f"urn:uuid:{uuid_of('claim', claim.id)}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": _generator(),
        "body": _body(f"{claim.kind}: {voice_in_words(claim)}", "describing"),
        "target": _target(document, claim.start, claim.end),
        **ours,
    }


def _finding(finding: Finding, checked: Checked) -> dict[str, Any]:
    document = checked.document
    about = [
        {"sayso:claim": claim.text, "sayso:voice": voice_in_words(claim)}
        for claim in checked.reading.claims
        if claim.start < finding.end and finding.start < claim.end
    ]
    place = (str(finding.start), str(finding.end))
    return {
        "id": f"urn:uuid:{uuid_of('finding', document.id, finding.code, *place)}",
        "type": "Annotation",
        "motivation": "commenting",
        "generator": _generator(),
        "body": [
            _body(f"{finding.code} {finding.message}. {finding.remedy}", "commenting"),
            _body(find_rule(finding.code).name, "tagging"),
        ],
        "target": _target(document, finding.start, finding.end),
        "sayso:severity": finding.severity,
        **({"sayso:about": about} if about else {}),
    }


def _body(words: str, purpose: str) -> dict[str, Any]:
    return {
        "type": "TextualBody",
        "value": words,
        "format": "text/plain",
        "language": "en",
        "purpose": purpose,
    }


def _target(document: Document, start: int, end: int) -> dict[str, Any]:
    """The words in the document's text: the selectors count in it, in Unicode code points."""
    text = document.text
    target: dict[str, Any] = {
        "source": address_of(document),
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            },
        ],
        "sayso:document": document.id,
        "sayso:title": document.title or document.location or "",
    }
    if document.published is not None:
        target["state"] = {"type": "TimeState", "sourceDate": f"{document.published}T00:00:00Z"}
    return target


def _generator() -> dict[str, Any]:
    return {"type": "Software", "name": f"Sayso {own_version()}"}

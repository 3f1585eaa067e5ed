"""Findings as SARIF 2.1.0: what code scanning and editors take in.

Source: OASIS, Static Analysis Results Interchange Format 2.1.0 (errata 01, 2023).
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from sayso.checks.catalogue import Rule, families, load_catalogue
from sayso.checks.checked import Checked
from sayso.checks.places import Places
from sayso.exporters.findings.where import lines_are_the_files, uri
from sayso.records import Document
from sayso.records.finding import Finding
from sayso.records.ids import make_id
from sayso.records.made_by import own_version
from sayso.records.manner import PLAIN, Manner

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


class FindingsSarif:
    """Writes one log with one run over all documents.

    Columns are code points. A document whose lines are not its file's has no region: its
    results name the paragraph as a logical location.
    """

    extensions: ClassVar[tuple[str, ...]] = (".sarif",)
    media_type: ClassVar[str] = "application/sarif+json"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Checked], manner: Manner = PLAIN) -> Iterator[str]:
        """The log, when the last document is checked."""
        rules = load_catalogue()
        numbers = {rule.code: number for number, rule in enumerate(rules)}
        documents, results = [], []
        for at, one in enumerate(records):
            documents.append({"location": {"uri": uri(one.document)}, "roles": ["analysisTarget"]})
            places = Places(one.document)
            for finding in one.findings:
                result = _result(finding, one.document, places, artifact=at)
                results.append({**result, "ruleIndex": numbers[finding.code]})
        driver = {
            "name": "Sayso",
            "version": own_version(),
            "rules": [_rule(one) for one in rules],
        }
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "artifacts": documents,
            "results": results,
        }
        log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
        yield json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": rule.reason},
        "help": {"text": f"{rule.remedy}\n\nSource: {rule.reference}"},
        "defaultConfiguration": {"level": rule.severity, "enabled": rule.default},
        "properties": {"tags": [families().get(rule.family, rule.family)]},
    }


def _result(
    finding: Finding, document: Document, places: Places, *, artifact: int
) -> dict[str, Any]:
    words = document.text[finding.start : finding.end]
    related = [
        {
            "id": number,
            "message": {"text": each.text},
            **_location(document, places, each.start, each.end, artifact=artifact),
        }
        for number, each in enumerate(finding.related, start=1)
    ]
    return {
        "ruleId": finding.code,
        "level": finding.severity,
        "message": {"text": f"{finding.message}. {finding.remedy}"},
        "locations": [_location(document, places, finding.start, finding.end, artifact=artifact)],
        # The same words under the same rule stay the same finding when lines above them change.
        "partialFingerprints": {"saysoWords/v1": make_id(finding.code, " ".join(words.split()))},
        **({"relatedLocations": related} if related else {}),
    }


def _location(
    document: Document, places: Places, start: int, end: int, *, artifact: int
) -> dict[str, Any]:
    place, last = places.find(start), places.find(end)
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(document), "index": artifact}}
    location: dict[str, Any] = {"physicalLocation": physical}
    if lines_are_the_files(document):
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": last.line,
            "endColumn": last.column,
            "snippet": {"text": document.text[start:end]},
        }
    elif place.paragraph:
        location["logicalLocations"] = [{"name": f"paragraph {place.paragraph}"}]
    return location

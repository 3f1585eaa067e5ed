"""Findings as JSON Lines: one line a document, in the public format."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal

from sayso.checks.checked import Checked
from sayso.checks.places import Places
from sayso.exporters.findings.where import lines_are_the_files
from sayso.records import Words
from sayso.records.finding import Finding, Severity
from sayso.records.made_by import MadeBy, made_after
from sayso.records.manner import PLAIN, Manner
from sayso.records.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """The document. ``lines`` says what lines and columns count in: the file, or its text as read.

    The text is that of ``sayso read --format json`` for the same document.
    """

    id: str
    title: str | None
    published: date | None
    location: str | None
    lines: Literal["file", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """A finding at its place.

    start, end: half-open, in code points of the document's text. Lines and columns count from 1,
    a column being one code point; the end is where the words end, one past their last column.
    ``paragraph`` counts headings, paragraphs and list items from 1. ``also``: the codes of other
    rules that see the same fault, for which this finding speaks.
    """

    code: str
    message: str
    start: int
    end: int
    line: int
    column: int
    severity: Severity
    name: str
    end_line: int
    end_column: int
    paragraph: int | None
    text: str
    remedy: str
    related: tuple[Words, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SilencedLine:
    """A finding that a note in the draft silences, with the note's reason."""

    finding: FindingLine
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyJudgementLine:
    """A claim that the document is read for, its rank from 1, and why it was chosen."""

    claim: str
    rank: int
    reason: str
    start: int
    end: int
    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsLine:
    """One document's findings, by place, then code.

    ``known`` counts those that are left out since a baseline has them. ``register``: what the text
    was taken for, which some rules go by, and how likely that is (null where a person said so).
    ``made_by``: the version
    whose rules these are, and the model by which the document was read.
    """

    format: Literal["sayso.findings/1"] = "sayso.findings/1"
    document: DocumentLine
    findings: tuple[FindingLine, ...]
    silenced: tuple[SilencedLine, ...]
    key_judgements: tuple[KeyJudgementLine, ...]
    known: int = 0
    register: Register | None = None
    made_by: MadeBy | None = None


class FindingsJson:
    """Writes each document's findings as one line of JSON, as soon as it is checked."""

    extensions: ClassVar[tuple[str, ...]] = (".json", ".jsonl")
    media_type: ClassVar[str] = "application/x-ndjson"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Checked], manner: Manner = PLAIN) -> Iterator[str]:
        """A line for each document, with its line end."""
        import msgspec

        for one in records:
            yield msgspec.json.encode(findings_line(one)).decode("utf-8") + "\n"


def findings_line(checked: Checked) -> FindingsLine:
    """The findings of one document as the public format has them."""
    document, places = checked.document, Places(checked.document)
    by_id = {claim.id: claim for claim in checked.reading.claims}
    judgements = []
    for each in checked.key_judgements:
        claim = by_id[each.claim]
        place = places.find(claim.start)
        judgements.append(
            KeyJudgementLine(
                claim=each.claim,
                rank=each.rank,
                reason=each.reason,
                start=claim.start,
                end=claim.end,
                line=place.line,
                column=place.column,
                text=claim.text,
            )
        )
    return FindingsLine(
        document=DocumentLine(
            id=document.id,
            title=document.title,
            published=document.published,
            location=document.location,
            lines="file" if lines_are_the_files(document) else "text",
        ),
        findings=tuple(_line(finding, document.text, places) for finding in checked.findings),
        silenced=tuple(
            SilencedLine(finding=_line(each.finding, document.text, places), reason=each.reason)
            for each in checked.silenced
        ),
        key_judgements=tuple(judgements),
        known=checked.known,
        register=checked.register,
        made_by=made_after(checked.reading.made_by),
    )


def findings_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a line: docs/reference/findings.schema.json."""
    from sayso.records.codec import make_schema

    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **make_schema(FindingsLine)}


def _line(finding: Finding, text: str, places: Places) -> FindingLine:
    from sayso.checks.catalogue import find_rule

    place, end = places.find(finding.start), places.find(finding.end)
    return FindingLine(
        code=finding.code,
        name=find_rule(finding.code).name,
        message=finding.message,
        start=finding.start,
        end=finding.end,
        line=place.line,
        column=place.column,
        severity=finding.severity,
        end_line=end.line,
        end_column=end.column,
        paragraph=place.paragraph,
        text=text[finding.start : finding.end],
        remedy=finding.remedy,
        related=finding.related,
        also=finding.also,
    )

"""Answers: results as the tools give them, structured by the published formats and as text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from sayso.mcp.paging import Page, page_of, page_schema
from sayso.mcp.wording import notice
from sayso.records import Reading
from sayso.records.codec import judgement_schema, quote_schema, reading_schema, scorecard_schema
from sayso.records.manner import Manner

if TYPE_CHECKING:
    from sayso.checks.checked import Checked
    from sayso.records.dossier import Dossier
    from sayso.records.judgement import Judgement
    from sayso.records.quote import Quote
    from sayso.records.scorecard import Scorecard

_WIDTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a tool gives: an object by its output schema, and the same as text."""

    structured: dict[str, Any]
    text: str


def answer_reading(reading: Reading, offset: int, limit: int) -> Answer:
    """A page of claims, without the text of the document: the resource has the whole."""
    claims, page = page_of(
        reading.claims,
        offset=offset,
        limit=limit,
        whole=f"sayso://readings/{reading.document.id}",
    )
    known = {claim.id for claim in claims}
    inferences = tuple(
        one for one in reading.inferences if known.issuperset((one.conclusion, *one.premises))
    )
    part = replace(reading, claims=tuple(claims), inferences=inferences, mentions=(), sentences=())
    text = _text("reading", part)
    document = replace(reading.document, text="", blocks=(), cuts=())
    page = replace(
        page,
        left_out=("document.text", "document.blocks", "document.cuts", "sentences", "mentions"),
    )
    return _answer("reading", msgspec.to_builtins(replace(part, document=document)), page, text)


def answer_findings(checked: "Checked", offset: int, limit: int) -> Answer:
    """A page of findings."""
    from sayso.exporters.findings.json import findings_line

    findings, page = page_of(checked.findings, offset=offset, limit=limit)
    part = replace(checked, findings=tuple(findings))
    text = _text("findings", part)
    return _answer("findings", msgspec.to_builtins(findings_line(part)), page, text)


def answer_dossier(dossier: "Dossier", offset: int, limit: int) -> Answer:
    """A page of the lines of a dossier; its summary is always the last of them."""
    from sayso.records.dossier_codec import encode_dossier

    *lines, summary = (msgspec.json.decode(line) for line in encode_dossier(dossier))
    parts: Sequence[object] = (*dossier.stories, *dossier.entities, *dossier.tracks)
    rows, page = page_of(lines, offset=offset, limit=limit)
    shown = {id(one) for one in parts[offset : offset + len(rows)]}
    part = replace(
        dossier,
        stories=tuple(one for one in dossier.stories if id(one) in shown),
        entities=tuple(one for one in dossier.entities if id(one) in shown),
        tracks=tuple(one for one in dossier.tracks if id(one) in shown),
    )
    text = _text("dossier", part)
    return _answer("dossier", [*rows, summary], page, text)


def answer_judgement(judgement: "Judgement") -> Answer:
    """A judgement, whole."""
    return _whole("judgement", judgement)


def answer_scorecard(card: "Scorecard") -> Answer:
    """A scorecard, whole."""
    return _whole("scorecard", card)


def answer_quote(quote: "Quote", offset: int, limit: int) -> Answer:
    """A quote, with a page of the other documents that have it."""
    from sayso.pages.quote_text import quote_text

    elsewhere, page = page_of(quote.elsewhere, offset=offset, limit=limit)
    text = quote_text(quote, width=_WIDTH)
    part = replace(quote, elsewhere=tuple(elsewhere))
    return _answer("quote", msgspec.to_builtins(part), page, text)


@cache
def output_schema(tool: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of what a tool gives, made of the published one."""
    from sayso.exporters.findings.json import findings_schema
    from sayso.records.dossier_codec import dossier_schema

    name, schema = {
        "read": ("reading", reading_schema),
        "check": ("findings", findings_schema),
        "link": ("dossier", dossier_schema),
        "weigh": ("judgement", judgement_schema),
        "score": ("scorecard", scorecard_schema),
        "quote": ("quote", quote_schema),
    }[tool]
    published = dict(schema())
    published.pop("$schema", None)
    definitions = published.pop("$defs", {})
    result = {"type": "array", "items": published} if tool == "link" else published
    return {
        "type": "object",
        "properties": {
            "notice": {"type": "string", "description": "How words of documents are to be taken."},
            name: result,
            "page": page_schema(),
        },
        "required": ["notice", name, "page"],
        "$defs": definitions,
    }


def _whole(name: str, record: Any) -> Answer:
    page = Page(offset=0, shown=1, total=1, told="The whole.")
    return _answer(name, msgspec.to_builtins(record), page, _text(name, record))


def _text(name: str, record: Any) -> str:
    """The record as its exporter of text writes it."""
    from sayso.pipeline.exporting import choose_form

    return "".join(map(str, choose_form(name, "text").pieces([record], Manner(width=_WIDTH))))


def _answer(name: str, result: Any, page: Page, text: str) -> Answer:
    structured = {"notice": notice(), name: result, "page": msgspec.to_builtins(page)}
    if page.next is not None or page.offset:
        text = f"{text.rstrip()}\n\n{page.told}"
    return Answer(structured=structured, text=text.rstrip())

"""Web annotations: of the vocabulary, and every quotation is found again.

``samples/anno.jsonld`` is the vocabulary's JSON-LD context, Copyright © 2016 W3C (MIT, ERCIM, Keio,
Beihang), under the W3C Software and Document licence, 2015.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld
from tests.exporters.records_of import records_of

from sayso.checks.checked import Checked
from sayso.pipeline.exporting import choose_form
from sayso.records import Document

CONTEXT = json.loads((Path(__file__).parent / "samples" / "anno.jsonld").read_text("utf-8"))
OA = "http://www.w3.org/ns/oa#"


def collection(record: str, *, acting: bool = False) -> dict[str, Any]:
    records, manner = records_of(record, acting=acting)
    whole: dict[str, Any] = json.loads(
        "".join(map(str, choose_form(record, "annotation").pieces(records, manner)))
    )
    return whole


def loaded(url: str, options: object = None) -> dict[str, Any]:
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}


def document_of(record: str, *, acting: bool = False) -> Document:
    document: Document = records_of(record, acting=acting)[0][0].document
    return document


@pytest.mark.parametrize("record", ["reading", "findings"])
def test_every_term_is_of_the_vocabulary_or_named_as_ours(record: str) -> None:
    whole = collection(record)
    expanded = jsonld.expand(whole, {"documentLoader": loaded})
    assert jsonld.to_rdf(whole, {"documentLoader": loaded})["@default"]
    written = json.dumps(expanded)
    # A term that the context does not know is dropped: count what came through.
    for name in ("hasTarget", "hasBody", "hasSelector", "exact", "prefix", "suffix", "motivatedBy"):
        assert written.count(f'"{OA}{name}"') == json.dumps(whole).count(f'"{name_in(name)}": ')
    compacted = jsonld.compact(
        expanded, [CONTEXT["@context"], whole["@context"][1]], {"documentLoader": loaded}
    )
    assert compacted["total"] == whole["total"]


def name_in(name: str) -> str:
    """The term of the context that stands for a property of the vocabulary."""
    terms: dict[str, Any] = CONTEXT["@context"]
    return next(
        term
        for term, meant in terms.items()
        if (meant["@id"] if isinstance(meant, dict) else meant) == f"oa:{name}"
    )


@pytest.mark.parametrize("acting", [False, True])
@pytest.mark.parametrize("record", ["reading", "findings"])
def test_every_quotation_is_found_at_its_position(record: str, acting: bool) -> None:
    text = document_of(record, acting=acting).text
    items = collection(record, acting=acting)["first"]["items"]
    for item in items:
        position, quotation = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quotation["exact"]
        whole = quotation["prefix"] + quotation["exact"] + quotation["suffix"]
        assert text[start - len(quotation["prefix"]) :].startswith(whole)


def test_a_claim_has_its_chain_its_stance_and_its_certainty() -> None:
    items = collection("reading")["first"]["items"]
    assert len(items) == len(records_of("reading")[0][0].claims)
    denied = next(one for one in items if "crane was unsafe" in str(one["target"]))
    assert denied["sayso:stance"] == "denies"
    assert all(one["sayso:chain"] and one["sayso:certainty"] for one in items)
    likely = next(one for one in items if one["sayso:certainty"].startswith("“likely”"))
    assert (likely["sayso:low"], likely["sayso:high"], likely["sayso:scale"]) == (
        0.55,
        0.8,
        "icd203",
    )
    assert likely["target"]["state"]["sourceDate"] == "2031-09-04T00:00:00Z"


def test_a_finding_tells_whose_claim_it_is_about() -> None:
    checked: Checked = records_of("findings")[0][0]
    items = collection("findings")["first"]["items"]
    assert len(items) == len(checked.findings)
    assert any("sayso:about" in one for one in items)
    assert len({one["id"] for one in items}) == len(items)

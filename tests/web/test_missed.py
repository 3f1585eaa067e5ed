"""What the machine missed or read wrongly, put right at the desk, and taken back."""

import re

import pytest
from tests.web.client import Client
from tests.web.filled import CASE, add_text

from sayso.ports import Store
from sayso.records.laid import LaidReading
from sayso.records.shelf import ClaimQuery, DocumentQuery

TEXT = (
    "The gate opened at noon. Rosa Vint said the gate was shut.\nNobody saw the gate\nopened twice."
)


@pytest.fixture
def document(store: Store) -> str:
    return add_text(store, TEXT, called="gate.txt").id


def laid(store: Store, document: str) -> LaidReading:
    return store.documents.reading(document, case=CASE)


def path(document: str, *parts: str) -> str:
    return "/".join((f"/cases/{CASE}/documents/{document}", *parts))


def texts(store: Store, document: str) -> list[str]:
    return [one.text for one in laid(store, document).reading.claims]


def add(own: Client, document: str, words: str, **fields: str) -> int:
    return own.post(path(document, "missed"), {"words": words, **fields}).status_code


def test_a_missed_claim_is_added_with_source_stance_certainty_and_kind(
    own: Client, store: Store, document: str
) -> None:
    asked = own.get(path(document, "missed"), params={"words": "Nobody saw the gate opened twice"})
    assert 'name="source_kind"' in asked.text
    before = texts(store, document)
    for claim in laid(store, document).reading.claims:
        own.post(path(document, "claims", claim.id, "reject"))
    status = add(
        own,
        document,
        "the gate opened twice",
        source_kind="person",
        source="Rosa Vint",
        stance="doubts",
        certainty="likely",
        kind="report",
        why="she says so further down",
        **{"outer-1": "The Bulletin", "outer_kind-1": "document"},
    )
    assert status == 200, before
    (claim,) = laid(store, document).reading.claims
    assert claim.text == "the gate\nopened twice"
    assert [one.source.name for one in claim.attributions] == ["The Bulletin", "Rosa Vint"]
    assert claim.attributions[-1].stance == "doubts"
    assert claim.certainty is not None
    assert (claim.certainty.text, claim.certainty.low) == ("likely", 0.55)
    row = store.claims.list(ClaimQuery(case=CASE, source="rosa vint", corrected=True)).rows[0]
    assert (row.text, row.kind, row.certainty) == (claim.text, "report", "likely")
    assert "added by" in own.get(path(document)).text
    assert (
        "the machine read no claim here" in own.get(path(document, "claims", claim.id)).text.lower()
    )


def test_words_that_stand_twice_are_told_apart_by_those_before_them(
    own: Client, store: Store, document: str
) -> None:
    for claim in laid(store, document).reading.claims:
        own.post(path(document, "claims", claim.id, "reject"))
    asked = own.get(path(document, "missed"), params={"words": "the gate"})
    assert asked.status_code == 422
    assert "stands in 2 places" in asked.text
    assert add(own, document, "the gate", before="Rosa Vint said") == 200
    (claim,) = laid(store, document).reading.claims
    assert claim.start == TEXT.index("the gate was shut")


@pytest.mark.parametrize(
    ("words", "fields", "told"),
    [
        ("", {}, "words of the claim are missing"),
        ("The gate closed", {}, "does not read"),
        ("Rosa Vint said the gate was shut", {"source_kind": "person"}, "has a name"),
        ("Rosa Vint", {"kind": "rumour"}, "no kind of claim"),
        ("Rosa Vint", {"stance": "sings"}, "no stance"),
    ],
)
def test_what_is_no_claim_of_the_document_is_refused_in_one_line(
    own: Client, store: Store, document: str, words: str, fields: dict[str, str], told: str
) -> None:
    before = laid(store, document)
    answer = own.post(path(document, "missed"), {"words": words, **fields})
    assert answer.status_code == 422
    assert told in answer.text
    assert laid(store, document) == before


def test_words_of_a_claim_that_is_there_are_not_added_again(
    own: Client, store: Store, document: str
) -> None:
    there = laid(store, document).reading.claims[0]
    answer = own.post(path(document, "missed"), {"words": there.text})
    assert answer.status_code == 422
    assert "a claim is in these words already" in answer.text


def test_span_chain_horizon_and_inference_of_a_claim_are_corrected_at_once(
    own: Client, store: Store, document: str
) -> None:
    first, second = laid(store, document).reading.claims[:2]
    fields = {
        "words": "gate opened at noon",
        "source_kind": "person",
        "source": "Rosa Vint",
        "outer-1": "The Bulletin",
        "outer_kind-1": "document",
        "horizon": "noon",
        "by": "2026-05-04",
        "rests_on": "2",
        "marker": "said",
        "kind": "forecast",
        "seen": str(laid(store, document).number),
    }
    assert own.post(path(document, "claims", first.id, "correct"), fields).status_code == 200
    found = laid(store, document)
    claim = next(one for one in found.reading.claims if one.id == first.id)
    assert (claim.text, claim.kind) == ("gate opened at noon", "forecast")
    assert [one.source.name for one in claim.attributions] == ["The Bulletin", "Rosa Vint"]
    assert claim.horizon is not None
    assert str(claim.horizon.by) == "2026-05-04"
    (made,) = [one for one in found.reading.inferences if one.conclusion == first.id]
    assert made.premises == (second.id,)
    shown = own.get(path(document, "claims", first.id)).text
    assert 'value="2026-05-04"' in shown
    assert 'name="outer-1" value="The Bulletin"' in shown
    assert "was read as “The gate opened at noon”" in own.get(path(document)).text


def test_numbers_of_claims_that_may_have_changed_meanwhile_are_not_taken(
    own: Client, store: Store, document: str
) -> None:
    first = laid(store, document).reading.claims[0]
    seen = str(laid(store, document).number)
    assert add(own, document, "opened at noon") == 200
    fields = {"rests_on": "2", "seen": seen}
    answer = own.post(path(document, "claims", first.id, "correct"), fields)
    assert answer.status_code == 422
    assert "other numbers now" in answer.text


def test_a_document_is_given_its_title_publisher_and_day(
    own: Client, store: Store, document: str
) -> None:
    fields = {"title": "The gate", "publisher": "Vint & Sons", "published": "2026-05-03"}
    answer = own.post(path(document, "describe"), fields)
    assert "The gate" in answer.text
    assert "Vint &amp; Sons" in answer.text
    kept = laid(store, document).reading.document
    assert (kept.title, str(kept.published)) == ("The gate", "2026-05-03")
    number = laid(store, document).number
    assert own.post(path(document, "describe"), fields).status_code == 200
    assert laid(store, document).number == number, "nothing was changed, so nothing is decided"
    own.post(f"/cases/{CASE}/history/undo", {"number": str(number)})
    assert laid(store, document).reading.document.published is None


def test_a_document_added_by_mistake_is_taken_out_and_put_back(
    own: Client, store: Store, document: str
) -> None:
    answer = own.post(path(document, "remove"), {"why": "of another case"})
    assert "gate.txt" not in re.sub("(?s).*<h1", "", answer.text)
    assert "1 taken out" in answer.text
    assert store.documents.list(DocumentQuery(case=CASE, words="Vint")).total == 0
    shown = own.get(path(document)).text
    assert "Taken out of the case" in shown
    assert "of another case" in shown
    number = re.search(r'name="number" value="(\d+)"', shown)
    assert number is not None
    own.post(f"/cases/{CASE}/history/undo", {"number": number[1], "back": path(document)})
    assert store.documents.list(DocumentQuery(case=CASE, words="Vint")).total == 1
    assert "Taken out of the case" not in own.get(path(document)).text


def test_tags_and_notes_are_kept_shown_and_led_to(own: Client, store: Store, document: str) -> None:
    claim = laid(store, document).reading.claims[0]
    own.post(path(document, "tags"), {"tags": "gate, to call,gate"})
    own.post(path(document, "tags"), {"claim": claim.id, "tags": "doubtful"})
    own.post(path(document, "notes"), {"claim": claim.id, "note": "Ask <her>."})
    assert laid(store, document).tags() == ("gate", "to call")
    page = own.get(path(document)).text
    assert "doubtful" in page
    assert "Ask &lt;her&gt;." in page
    listed = own.get(f"/cases/{CASE}/documents", params={"tag": "to call"}).text
    assert "gate.txt" in listed
    assert claim.text in own.get(f"/cases/{CASE}/claims", params={"tag": "doubtful"}).text
    assert "no such page" in own.post(path(document, "tags"), {"claim": "x", "tags": "a"}).text

"""Nothing that comes in can act, and nobody gets at what is not theirs."""

from urllib.parse import quote

import pytest
from tests.pages.markup import parse
from tests.web.client import Client, running
from tests.web.filled import CASE, add_text

from sayso.ports import Store
from sayso.records.decision import PutEvidence, PutHypothesis, PutWitness
from sayso.records.estimate import Estimate
from sayso.records.evidence import Evidence, Witness
from sayso.records.hypothesis import Hypothesis
from sayso.records.shelf import ClaimQuery, DocumentQuery
from sayso.web.guard import POLICY
from sayso.web.judging import Judges

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`${7*7}{{7*7}} \u202e\x07"
SENTENCES = (
    "The minister said that <script>alert(1)</script> the harbour was closed on Monday. "
    "<img src=x onerror=alert(2)> The port authority denied it, according to the guild. "
    "It is likely that the harbour will open again in June, because the ships are waiting.\n"
)
HOMES = (
    *("documents", "claims", "weigh", "history?until=2999-01-01", "stories?alone=1", "queue"),
    *("queue?show=losses", "queue?show=doubts", "actors", "timeline", "ties", "sources"),
)


def assert_nothing_acts(html: str) -> None:
    page = parse(html)
    for element in page.all():
        assert element.tag not in {"img", "iframe", "object", "embed", "base", "style"}
        assert not [name for name in element.attributes if name.startswith("on")]
        assert "style" not in element.attributes
        for name in ("href", "src", "action"):
            assert not element.attributes.get(name, "/").startswith(("javascript:", "data:", "//"))
        if element.tag == "script":
            assert element.attributes["src"].startswith("/static/")
            assert element.text() == ""
    assert "alert(1)</script>" not in html
    assert not set("\x07\u202e") & set(html)


@pytest.fixture
def hostile(store: Store) -> Store:
    """The store with script in a document, a title, a file's name, a case and its reasons."""
    add_text(store, SENTENCES, called=HOSTILE)
    store.decisions.append(
        [
            PutHypothesis(hypothesis=Hypothesis(id="H4", text=HOSTILE)),
            PutEvidence(evidence=Evidence(id="E4", text=HOSTILE, likelihoods=())),
            PutWitness(
                witness=Witness(
                    id="w", name=HOSTILE, reliability=Estimate(text=HOSTILE, low=0.5, high=0.6)
                )
            ),
        ],
        case=CASE,
        who=HOSTILE,
        why=HOSTILE,
    )
    return store


def test_words_of_a_document_and_of_a_case_are_words_on_every_page(hostile: Store) -> None:
    with running(hostile) as (home, _), Client(home) as client:
        look_at_every_page(client, hostile)


def look_at_every_page(client: Client, hostile: Store) -> None:
    documents = hostile.documents.list(DocumentQuery(case=CASE)).rows
    addresses = [f"/cases/{CASE}/{page}" for page in HOMES]
    for row in documents:
        addresses.append(f"/cases/{CASE}/documents/{row.id}")
        claims = hostile.claims.list(ClaimQuery(case=CASE, document=row.id)).rows
        addresses += [f"/cases/{CASE}/documents/{row.id}/claims/{one.id}" for one in claims[:3]]
    addresses += [
        f"/cases/{CASE}/documents?words={quote(HOSTILE)}",
        f"/cases/{CASE}/claims?words=<b>",
    ]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert_nothing_acts(answer.text)


def test_a_file_with_script_in_its_name_is_words_and_its_path_leads_nowhere(
    own: Client, store: Store
) -> None:
    name = f"../../../etc/{HOSTILE}.txt"
    answer = own.post(f"/cases/{CASE}/documents", files=[("files", (name, SENTENCES.encode() * 3))])
    assert answer.status_code == 200
    assert_nothing_acts(answer.text)
    rows = store.documents.list(DocumentQuery(case=CASE, words="guild")).rows
    (location,) = (row.location for row in rows if "alert" in str(row.location))
    assert location is not None
    assert not {"/", "\\"} & set(location)


def test_an_uploaded_page_is_never_served_as_a_page(own: Client, store: Store) -> None:
    page = f"<html><title>T</title><body><p>{SENTENCES}</p><script>alert(1)</script></body></html>"
    answer = own.post(f"/cases/{CASE}/documents", files=[("files", ("a.html", page.encode()))])
    assert_nothing_acts(answer.text)
    for document in store.documents.list(DocumentQuery(case=CASE)).rows:
        assert_nothing_acts(own.get(f"/cases/{CASE}/documents/{document.id}").text)


def test_every_answer_forbids_what_pages_of_ours_do_not_need(own: Client) -> None:
    for path in ("/", "/sign-in", f"/cases/{CASE}/weigh", "/nowhere", "/api/cases", "/cases/%00"):
        headers = own.get(path).headers
        assert headers["content-security-policy"] == POLICY, path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
    assert "unsafe" not in POLICY
    assert "default-src 'none'" in POLICY


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://localhost:9999"},
    ],
)
def test_a_form_of_a_foreign_page_is_refused(own: Client, headers: dict[str, str]) -> None:
    fields = {"evidence": "E1", "hypothesis": "H1", "written": "II"}
    answer = own.post(f"/cases/{CASE}/weigh/rate", fields, headers=headers)
    assert answer.status_code == 403
    assert "did not come from a page of this workbench" in answer.text


def test_a_form_without_the_visitors_own_token_is_refused(own: Client) -> None:
    fields = {"evidence": "E1", "hypothesis": "H1", "written": "II"}
    for token in ("", "0" * 40, "é"):
        answer = own.http.post(
            f"/cases/{CASE}/weigh/rate",
            data={**fields, "csrf": token},
            headers={"origin": own.home},
        )
        assert answer.status_code == 403
    assert "E1 under H1: II" not in own.get(f"/cases/{CASE}/history").text


def test_a_name_that_was_made_to_point_here_is_not_answered(own: Client) -> None:
    answer = own.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 421


def test_a_program_cannot_be_made_to_send_json_by_a_page_elsewhere(own: Client) -> None:
    body = b'{"evidence": "E1", "hypothesis": "H1", "rating": "II"}'
    for headers in (
        {"content-type": "text/plain"},
        {"content-type": "application/json", "origin": "https://elsewhere.example"},
    ):
        answer = own.http.post(f"/api/cases/{CASE}/ratings", content=body, headers=headers)
        assert answer.status_code in (403, 422)


@pytest.mark.parametrize(
    "path",
    [
        "/static/x/../../app.py",
        "/static/x/..%2f..%2fapp.py",
        "/static/x/guard.py",
        "/cases/../../etc/passwd",
        f"/cases/{CASE}/documents/..%2f..%2fetc%2fpasswd",
        f"/cases/{CASE}/documents/nothing",
        f"/cases/{CASE}/documents/nothing/claims/nothing",
        "/docs",
    ],
)
def test_an_address_that_leads_nowhere_is_told_so(own: Client, path: str) -> None:
    answer = own.get(path)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_what_fails_unexpectedly_tells_no_secrets(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Judges, "weighed", None)
    with running(store) as (home, _), Client(home) as client:
        answer = client.get(f"/cases/{CASE}/weigh")
    assert answer.status_code == 500
    assert "Something failed here" in answer.text
    assert "NoneType" not in answer.text
    assert answer.headers["content-security-policy"] == POLICY

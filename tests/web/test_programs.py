"""The API for programs: tokens with scopes, and all that may be done in a case."""

import base64
import importlib.util
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from tests.web.client import SECONDS, Client, program, running
from tests.web.filled import CASE, EXAMPLES

from sayso.cases.case_file import load_case
from sayso.decisions.casework import to_case
from sayso.decisions.tracking import ledger_of
from sayso.ports import Store
from sayso.records.codec import decode_judgement
from sayso.records.shelf import ROLES, SCOPES
from sayso.web.settings import Settings
from sayso.web.visitors import Visitor

HOME = f"/api/cases/{CASE}"
DRAFT = "The ferry will probably not sail on Sunday, the harbour master of Estrin said.\n"


@pytest.fixture
def api(shared: Store) -> Iterator[tuple[str, Store]]:
    with running(shared) as (home, _):
        yield home, shared


def test_a_token_goes_no_further_than_its_scope_nor_than_the_account(
    api: tuple[str, Store],
) -> None:
    home, store = api
    sent = {"evidence": "E1", "hypothesis": "H1", "rating": "N"}
    answers = {}
    for name, scope in (("olga", "read"), ("ana", "write"), ("rita", "admin"), ("sam", "admin")):
        with program(home, store, name, scope) as client:  # type: ignore[arg-type]
            answers[name] = (
                client.get(f"{HOME}/claims").status_code,
                client.post(f"{HOME}/ratings", json=sent).status_code,
                client.get("/api/tokens").status_code,
            )
    assert answers == {
        "olga": (200, 403, 403),
        "ana": (200, 201, 403),
        "rita": (200, 403, 200),
        "sam": (404, 404, 200),
    }


def test_every_pair_of_role_and_scope_gives_the_lesser(shared: Store) -> None:
    olga = next(user for user in shared.accounts.list() if user.name == "olga")
    found = [Visitor(name="olga", user=olga, csrf="", scope=scope).role(CASE) for scope in SCOPES]
    assert tuple(found) == ROLES


def test_a_revoked_token_lets_nobody_in_from_that_moment(api: tuple[str, Store]) -> None:
    home, store = api
    with program(home, store, "ana", "admin") as client:
        (token,) = client.get("/api/tokens").json()
        assert client.get(f"{HOME}/claims").status_code == 200
        assert client.delete(f"/api/tokens/{token['id']}").status_code == 204
        assert client.get(f"{HOME}/claims").status_code == 401


def test_a_token_of_somebody_else_cannot_be_revoked(api: tuple[str, Store]) -> None:
    home, store = api
    _, token = store.tokens.make("olga", name="hers", scope="read", days=1)
    with program(home, store, "ana", "admin") as client:
        assert client.delete(f"/api/tokens/{token.id}").status_code == 404
    assert [one.id for one in store.tokens.list("olga")] == [token.id]


def test_an_account_that_is_switched_off_has_no_tokens_any_more(api: tuple[str, Store]) -> None:
    home, store = api
    with program(home, store, "ana", "read") as client:
        store.accounts.change("ana", disabled=True)
        store.accounts.change("ana", disabled=False)
        assert client.get(f"{HOME}/claims").status_code == 401
    assert store.tokens.list("ana") == ()


def test_a_token_opens_no_page_and_does_not_work_as_a_cookie(api: tuple[str, Store]) -> None:
    home, store = api
    secret, _ = store.tokens.make("ana", name="a test", scope="admin", days=1)
    with httpx.Client(base_url=home, timeout=SECONDS) as client:
        shown = {"authorization": f"Bearer {secret}"}
        assert client.get(f"/cases/{CASE}/documents", headers=shown).status_code == 303
        cookie = {"cookie": f"sayso_session={secret}"}
        assert client.get(f"{HOME}/claims", headers=cookie).status_code == 401


def test_the_page_shows_a_secret_once_and_revokes(comers: Callable[..., Client]) -> None:
    ana = comers("ana")
    made = ana.post("/account/tokens", {"name": "nightly", "scope": "write", "days": "30"})
    found = re.search(r"sayso_[\w-]{43}", made.text)
    assert found is not None
    again = ana.get("/account/tokens").text
    assert "nightly" in again
    assert found[0] not in again
    shown = {"authorization": f"Bearer {found[0]}"}
    assert httpx.get(f"{ana.home}{HOME}/claims", headers=shown).status_code == 200
    id_ = re.search(r"/account/tokens/(\w+)/revoke", again)
    assert id_ is not None
    assert "lets nobody in" in ana.post(f"/account/tokens/{id_[1]}/revoke").text
    assert httpx.get(f"{ana.home}{HOME}/claims", headers=shown).status_code == 401


def test_documents_come_in_as_text_or_as_a_file_and_only_once(api: tuple[str, Store]) -> None:
    home, store = api
    with program(home, store, "ana", "write") as client:
        made = client.post(f"{HOME}/documents", json={"name": "ferry.md", "text": DRAFT})
        assert made.status_code == 201
        assert made.json()["what"] == "added"
        data = base64.b64encode(DRAFT.encode()).decode()
        again = client.post(f"{HOME}/documents", json={"name": "other.md", "data": data})
        assert again.json()["what"] == "known"
        assert again.json()["document"] == made.json()["document"]
        for wrong in ({"name": "a"}, {"name": "a", "data": "%"}, {"name": "a", "text": " "}):
            assert client.post(f"{HOME}/documents", json=wrong).status_code == 422


def test_claims_are_corrected_and_rejected_in_the_same_chain(api: tuple[str, Store]) -> None:
    home, store = api
    with program(home, store, "ana", "write") as client:
        claim = client.get(f"{HOME}/claims").json()["rows"][0]
        named = {"document": claim["document"], "claim": claim["id"], "why": "as the text says"}
        made = client.post(f"{HOME}/corrections", json=named | {"certainty": "probably"})
        assert made.status_code == 201, made.text
        assert [one["kind"] for one in made.json()] == ["correct-certainty"]
        same = client.post(f"{HOME}/corrections", json=named | {"certainty": "probably"})
        assert same.status_code == 422
        gone = client.post(f"{HOME}/rejections", json=named)
        assert [(one["kind"], one["who"]) for one in gone.json()] == [("reject-claim", "ana")]
    assert store.decisions.verify().faults == ()


def test_a_missed_claim_is_added_and_cut_anew(api: tuple[str, Store]) -> None:
    home, store = api
    with program(home, store, "ana", "write") as client:
        text = "# The full ferry sank\n\nNobody at the quay was asked."
        made = client.post(f"{HOME}/documents", json={"name": "ferry.md", "text": text})
        document = made.json()["document"]
        rows = client.get(f"{HOME}/claims", params={"document": document}).json()["rows"]
        claim = {"document": document, "words": "The full ferry sank"}
        said = {"source_kind": "person", "source": "Ida Torvald", "certainty": "probably"}
        added = client.post(f"{HOME}/additions", json=claim | said)
        assert added.status_code == 201, added.text
        assert [one["kind"] for one in added.json()] == ["add-claim"]
        assert client.post(f"{HOME}/additions", json=claim | said).status_code == 422
        assert client.post(f"{HOME}/additions", json=claim | {"words": "no"}).status_code == 422
        again = client.get(f"{HOME}/claims", params={"document": document}).json()["rows"]
        (new,) = [one for one in again if one["id"] not in {row["id"] for row in rows}]
        named = {"document": document, "claim": new["id"]}
        cut = client.post(f"{HOME}/corrections", json=named | {"words": "ferry sank"})
        assert [one["kind"] for one in cut.json()] == ["cut-claim"]


def test_a_document_is_described_and_taken_out(api: tuple[str, Store]) -> None:
    home, store = api
    with program(home, store, "ana", "write") as client:
        document = client.get(f"{HOME}/documents").json()["rows"][0]["id"]
        named = {"document": document}
        said = named | {"title": "The quay, again", "published": "2031-06-01"}
        assert client.post(f"{HOME}/descriptions", json=said).status_code == 201
        assert client.post(f"{HOME}/descriptions", json=said).status_code == 422
        wrong = client.post(f"{HOME}/descriptions", json=named | {"published": "June"})
        assert wrong.status_code == 422
        rows = client.get(f"{HOME}/documents").json()["rows"]
        (kept,) = [one for one in rows if one["id"] == document]
        assert (kept["title"], kept["published"]) == ("The quay, again", "2031-06-01")
        gone = client.post(f"{HOME}/removals", json=named | {"why": "another case"})
        assert [(one["kind"], one["why"]) for one in gone.json()] == [
            ("remove-document", "another case")
        ]
        assert client.post(f"{HOME}/removals", json=named).status_code == 422
        listed = client.get(f"{HOME}/documents").json()["rows"]
        assert document not in {one["id"] for one in listed}


def test_a_case_file_makes_the_case_what_it_says_and_it_is_weighed(api: tuple[str, Store]) -> None:
    home, store = api
    path = EXAMPLES / "harbour.toml"
    with program(home, store, "ana", "write") as client:
        sent = {"text": path.read_text(encoding="utf-8")}
        assert client.post(f"{HOME}/file", json=sent).status_code == 201
        assert to_case(store.decisions.state(CASE)) == load_case(path)
        assert client.post(f"{HOME}/file", json=sent).json() == []
        wrong = client.post(f"{HOME}/file", json={"text": "question = 3"})
        assert wrong.status_code == 422
        assert "text:1:" in wrong.json()["error"]
        judged = client.get(f"{HOME}/exports/judgement/json")
        assert decode_judgement(judged.text).question == load_case(path).question


@pytest.mark.parametrize(
    ("record", "form", "held"),
    [
        ("reading", "json", "sayso.reading/1"),
        ("findings", "json", "sayso.findings/1"),
        ("dossier", "text", "documents"),
        ("judgement", "html", "<html"),
        ("ledger", "toml", ""),
    ],
)
def test_a_case_is_exported_as_a_file_that_no_browser_shows(
    record: str, form: str, held: str, api: tuple[str, Store]
) -> None:
    home, store = api
    with program(home, store, "rita", "read") as client:
        answer = client.get(f"{HOME}/exports/{record}/{form}")
    assert answer.status_code == 200, answer.text
    assert held in answer.text
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment; ")


@pytest.mark.parametrize(
    ("path", "status"), [("judgement/tea", 404), ("scorecard/json", 404), ("tea/json", 422)]
)
def test_what_cannot_be_exported_is_told(path: str, status: int, api: tuple[str, Store]) -> None:
    home, store = api
    with program(home, store, "rita", "read") as client:
        answer = client.get(f"{HOME}/exports/{path}")
    assert answer.status_code == status
    assert answer.json()["error"]


def rated(client: httpx.Client, key: str, rating: str) -> httpx.Response:
    sent = {"evidence": "E1", "hypothesis": "H1", "rating": rating}
    return client.post(f"{HOME}/ratings", json=sent, headers={"Idempotency-Key": key})


def test_a_request_sent_again_with_its_key_is_done_once(api: tuple[str, Store]) -> None:
    home, store = api
    before = len(store.decisions.list(case=CASE))
    with program(home, store, "ana", "write") as client:
        first, again = rated(client, "k1", "C"), rated(client, "k1", "C")
        assert (first.status_code, first.json()) == (201, again.json())
        assert len(store.decisions.list(case=CASE)) == before + 1
        assert rated(client, "k1", "I").status_code == 422
        assert rated(client, "a b", "I").status_code == 422
        assert rated(client, "k2", "C").json() != first.json()
    with program(home, store, "olga", "write") as other:
        assert rated(other, "k1", "I").status_code == 201


def test_a_request_that_was_refused_may_be_mended_under_another_key_or_tried_again(
    api: tuple[str, Store],
) -> None:
    home, store = api
    with program(home, store, "ana", "write") as client:
        assert rated(client, "k1", "no rating").status_code == 422
        assert rated(client, "k1", "C").status_code == 201


def test_who_may_no_longer_ask_is_not_told_what_was_answered_before(api: tuple[str, Store]) -> None:
    home, store = api
    with program(home, store, "ana", "write") as client:
        assert rated(client, "k1", "C").status_code == 201
        (token,) = store.tokens.list("ana")
        store.tokens.revoke(token.id)
        assert rated(client, "k1", "C").status_code == 401


def test_a_second_try_with_the_same_key_is_given_the_same_secret(api: tuple[str, Store]) -> None:
    home, store = api
    with program(home, store, "ana", "admin") as client:
        sent, key = {"name": "nightly"}, {"Idempotency-Key": "k1"}
        made = [client.post("/api/tokens", json=sent, headers=key) for _ in range(2)]
    assert made[0].json()["secret"] == made[1].json()["secret"]
    assert {one.headers["cache-control"] for one in made} == {"no-store"}


def test_without_pages_the_api_alone_is_served(store: Store) -> None:
    with running(store, Settings(pages=False)) as (home, _), Client(home) as client:
        assert client.get("/").status_code == 404
        assert client.get("/api/cases").status_code == 200


@pytest.fixture(scope="module")
def example() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "workbench_client", EXAMPLES / "workbench_client.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_client_of_the_examples_does_what_it_says(
    example: Any, api: tuple[str, Store], tmp_path: Path
) -> None:
    home, store = api
    secret, _ = store.tokens.make("ana", name="a program", scope="write", days=1)
    bench = example.Workbench(token=secret, case=CASE, home=home)
    added = bench.add("ferry.md", DRAFT)
    assert (added.what, bench.add("ferry.md", DRAFT).what) == ("added", "known")
    (claim,) = bench.claims("ferry")
    assert claim.document == added.document
    (decision,) = bench.correct(claim, why="she did", stance="believes")
    assert decision["kind"] == "correct-source"
    question = bench.open_question("Will it sail?", source="Ada Lindqvist", said="likely")
    bench.forecast(question, source="Ada Lindqvist", said="70%", made="2026-03-02")
    bench.withdraw(question, source="Ada Lindqvist", withdrawn="2026-03-09", made="2026-03-02")
    bench.settle(question, "no", known="2026-03-10", evidence="It lay in port.")
    waiting = bench.drafted()
    assert bench.confirm(waiting[0], last_day="2026-03-31") != question
    bench.leave_out(waiting[1], why="no forecast of ours")
    assert len(bench.drafted()) == len(waiting) - 2
    asked, told = (ledger_of(store.decisions.list(case=CASE)), bench.ledger())
    assert [one["id"] for one in told["questions"]] == [one.id for one in asked.questions]
    assert bench.judgement()["format"] == "sayso.judgement/1"
    assert b"ferry" in bench.export("reading", "text")
    with pytest.raises(example.RefusedError, match="404"):
        example.Workbench(token=secret, case="none", home=home).claims()

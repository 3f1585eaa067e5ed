"""Accounts: who may see what, who may decide, and how signing in is guarded."""

from collections.abc import Callable

import pytest
from fastapi.routing import APIRoute
from tests.web.client import Client
from tests.web.filled import CASE, PASSWORD

from sayso.ports import Store
from sayso.records.shelf import DocumentQuery
from sayso.web import app
from sayso.web.tokens import SESSION_COOKIE

Comers = Callable[..., Client]

WRITES: tuple[tuple[str, dict[str, str]], ...] = (
    ("documents", {}),
    ("addresses", {"address": "https://wire.example/a"}),
    ("documents/x/describe", {"title": "Another"}),
    ("documents/x/remove", {}),
    ("documents/x/missed", {"text": "It is open."}),
    ("documents/x/tags", {"tags": "port"}),
    ("documents/x/notes", {"note": "Ask them."}),
    ("weigh/candidate", {"text": "The log"}),
    ("weigh/rate", {"evidence": "E1", "hypothesis": "H1", "written": "C"}),
    ("weigh/question", {"question": "Another?"}),
    ("weigh/hypothesis", {"id": "H9", "text": "Another"}),
    ("weigh/evidence", {"id": "E9", "text": "Another"}),
    ("weigh/source", {"id": "x", "name": "X", "reliability": "B"}),
    ("weigh/assumption", {"id": "A9", "text": "Another"}),
    ("weigh/drop", {"part": "evidence", "id": "E1"}),
    ("claims", {"do": "reject", "claim": "x:1:2"}),
    ("documents/x/claims/y/correct", {}),
    ("documents/x/claims/y/reject", {}),
    ("documents/x/claims/y/cite", {}),
    ("forecasts/confirm", {"at": "x:0:4", "do": "confirm"}),
    ("forecasts/add", {"asks": "Will it open?", "source": "Ana"}),
    ("forecasts/questions/{question}/settle", {"is": "no"}),
    ("forecasts/questions/{question}/withdraw", {"source": "Ana"}),
    ("actors/{actor}/part", {}),
    ("forecasts/questions/{question}/forecast", {"source": "Ana", "is": "0.3"}),
    ("weigh/truth", {"hypothesis": "H1"}),
    ("actors", {"do": "join", "actor": "x"}),
    ("evidence", {"claim": "x:1:2"}),
    ("queue", {"do": "right", "finding": "x"}),
    ("stories/{story}", {"do": "join", "claim": "x:1:2"}),
    ("stories/{story}/copies/{copy}", {"direction": "none"}),
    ("stories/{story}/dismiss", {"finding": "x"}),
    ("history/undo", {"number": "1"}),
)
PAGES = ("documents", "claims", "stories", "weigh", "forecasts", "history")


def test_every_form_of_a_case_is_among_those_tried_here() -> None:
    routes = [route for module in app.PAGES for route in module.router.routes]
    forms = {
        route.path.replace("{document}", "x").replace("{claim}", "y")
        for route in routes
        if isinstance(route, APIRoute) and "POST" in (route.methods or ())
    }
    tried = {f"/cases/{{case}}/{path}".removesuffix("/") for path, _ in WRITES}
    assert {path for path in forms if path.startswith("/cases/{case}/")} == tried


@pytest.mark.parametrize("page", PAGES)
def test_whoever_is_not_signed_in_is_sent_to_sign_in(comers: Comers, page: str) -> None:
    answer = comers().get(f"/cases/{CASE}/{page}")
    assert answer.url.path == "/sign-in"
    assert answer.url.params["next"] == f"/cases/{CASE}/{page}"


def test_signing_in_leads_back_to_the_page_that_was_wanted(comers: Comers) -> None:
    client = comers()
    goal = f"/cases/{CASE}/weigh"
    answer = client.post("/sign-in", {"name": "ana", "password": PASSWORD, "next": goal})
    assert answer.url.path == goal
    for elsewhere in ("https://elsewhere.example", "//elsewhere.example", "/cases//elsewhere"):
        answer = comers().post(
            "/sign-in", {"name": "ana", "password": PASSWORD, "next": elsewhere}, stay=True
        )
        assert answer.headers["location"] == "/"


@pytest.mark.parametrize(("path", "fields"), WRITES, ids=[path for path, _ in WRITES])
def test_a_reader_decides_nothing(
    shared: Store, comers: Comers, path: str, fields: dict[str, str]
) -> None:
    client = comers("rita")
    before = shared.decisions.state(CASE).number
    answer = client.post(f"/cases/{CASE}/{path}", fields)
    assert answer.status_code == 403
    assert "Your role" in answer.text
    assert shared.decisions.state(CASE).number == before


def test_a_reader_sees_every_page_and_no_form_that_decides(comers: Comers) -> None:
    client = comers("rita")
    for page in PAGES:
        answer = client.get(f"/cases/{CASE}/{page}")
        assert answer.status_code == 200
        assert answer.text.count('method="post"') - answer.text.count('action="/sign-out"') <= (
            1 if page == "claims" else 0  # the table's own, without a button
        )


def test_an_analyst_decides_under_their_own_name(shared: Store, comers: Comers) -> None:
    client = comers("ana")
    fields = {"evidence": "E1", "hypothesis": "H1", "written": "C", "who": "olga"}
    assert client.post(f"/cases/{CASE}/weigh/rate", fields).status_code == 200
    assert shared.decisions.list(case=CASE)[-1].who == "ana"


@pytest.mark.parametrize("page", PAGES)
def test_another_users_case_is_not_there(shared: Store, comers: Comers, page: str) -> None:
    client = comers("sam")
    document = shared.documents.list(DocumentQuery(case=CASE)).rows[0].id
    theirs, nobodys = (client.get(f"/cases/{case}/{page}") for case in (CASE, "nothing"))
    assert theirs.status_code == nobodys.status_code == 404
    assert theirs.text.replace(CASE, "") == nobodys.text.replace("nothing", "")
    assert client.get(f"/cases/secret/documents/{document}").status_code == 404
    assert client.get(f"/api/cases/{CASE}/claims").status_code == 404
    assert CASE not in client.get("/").text
    for path, fields in WRITES:
        assert client.post(f"/cases/{CASE}/{path}", fields).status_code == 404


def test_a_wrong_password_is_not_told_from_a_wrong_name(comers: Comers) -> None:
    client = comers()
    answers = [client.sign_in(name, "not the password") for name in ("ana", "nobody")]
    assert {one.status_code for one in answers} == {401}
    assert all("Name and password do not fit" in one.text for one in answers)


def test_guessing_passwords_is_slowed_down(comers: Comers) -> None:
    client = comers()
    statuses = [client.sign_in("ana", f"guess number {n}").status_code for n in range(30)]
    assert 429 in statuses
    answer = client.sign_in("ana")
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0


def test_the_session_is_the_browsers_alone_and_ends(comers: Comers) -> None:
    client = comers()
    before = client.http.cookies.get(SESSION_COOKIE)
    answer = client.post("/sign-in", {"name": "ana", "password": PASSWORD}, stay=True)
    cookie = answer.headers["set-cookie"]
    assert before is None
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    token = client.http.cookies[SESSION_COOKIE]
    client.post("/sign-out")
    client.http.cookies.set(SESSION_COOKIE, token)
    assert client.get(f"/cases/{CASE}/weigh").url.path == "/sign-in"


def test_a_session_that_somebody_else_chose_is_never_begun(comers: Comers) -> None:
    client = comers()
    client.http.cookies.set(SESSION_COOKIE, "chosen", domain="127.0.0.1", path="/")
    answer = client.post("/sign-in", {"name": "ana", "password": PASSWORD}, stay=True)
    assert answer.status_code == 303
    assert "chosen" not in answer.headers["set-cookie"]
    stranger = comers()
    stranger.http.cookies.set(SESSION_COOKIE, "chosen")
    assert stranger.get(f"/cases/{CASE}/weigh").url.path == "/sign-in"


def test_signing_in_anew_ends_the_session_before(comers: Comers) -> None:
    client, other = comers("ana"), comers()
    other.http.cookies.set(SESSION_COOKIE, client.http.cookies[SESSION_COOKIE])
    assert other.get(f"/cases/{CASE}/weigh").url.path != "/sign-in"
    client.sign_in("olga")
    assert other.get(f"/cases/{CASE}/weigh").url.path == "/sign-in"


def test_a_form_with_the_token_of_somebody_else_is_refused(shared: Store, comers: Comers) -> None:
    ana, olga = comers("ana"), comers("olga")
    before = shared.decisions.state(CASE).number
    fields = {"question": "Another?", "csrf": olga.token()}
    answer = ana.post(f"/cases/{CASE}/weigh/question", fields)
    assert answer.status_code == 403
    assert shared.decisions.state(CASE).number == before


def test_many_may_sign_in_from_one_address(comers: Comers) -> None:
    client = comers()
    assert {client.sign_in("ana").status_code for _ in range(55)} == {200}


def test_an_account_that_is_switched_off_is_out_at_once(shared: Store, comers: Comers) -> None:
    client = comers("ana")
    shared.accounts.change("ana", disabled=True)
    assert client.get(f"/cases/{CASE}/weigh").url.path == "/sign-in"


def test_a_role_that_is_taken_away_is_gone_at_once(shared: Store, comers: Comers) -> None:
    client = comers("ana")
    shared.accounts.grant("ana", case=CASE, role=None)
    assert client.get(f"/cases/{CASE}/weigh").status_code == 404


def test_an_analyst_who_is_made_a_reader_decides_nothing_more(
    shared: Store, comers: Comers
) -> None:
    client = comers("ana")
    shared.accounts.grant("ana", case=CASE, role="reader")
    for path, fields in WRITES:
        assert client.post(f"/cases/{CASE}/{path}", fields).status_code == 403


def test_two_who_rate_one_cell_are_told(shared: Store, comers: Comers) -> None:
    ana, olga = comers("ana"), comers("olga")
    seen = str(shared.decisions.state(CASE).number)
    fields = {"evidence": "E1", "hypothesis": "H1", "seen": seen}
    assert ana.post(f"/cases/{CASE}/weigh/rate", {**fields, "written": "C"}).status_code == 200
    answer = olga.post(f"/cases/{CASE}/weigh/rate", {**fields, "written": "II"})
    assert answer.status_code == 409
    assert "Somebody else rated that cell meanwhile" in answer.text
    other = olga.post(f"/cases/{CASE}/weigh/rate", {**fields, "hypothesis": "H2", "written": "II"})
    assert other.status_code == 200

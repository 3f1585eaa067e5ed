"""Programs track forecasts, merge actors and make cases: as the forms do, with the same rights."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from tests.web.client import Client, program, running
from tests.web.filled import CASE
from tests.web.linked import fill_linked

from sayso.decisions.tracking import ledger_of
from sayso.ports import Store
from sayso.records.ledger import ForecastStatement, Ledger

HOME = f"/api/cases/{CASE}/forecasts"
ASKED = {
    "asks": "Will the gate hold?",
    "source": "Ada Lindqvist",
    "said": "likely",
    "made": "2026-02-01",
    "last_day": "2026-03-20",
}


@pytest.fixture
def ana(shared: Store) -> Iterator[httpx.Client]:
    with running(shared) as (home, _), program(home, shared, "ana", "write") as client:
        yield client


def ledger(store: Store) -> Ledger:
    return ledger_of(store.decisions.list(case=CASE))


def sent(client: httpx.Client, path: str, body: dict[str, Any]) -> Any:
    answer = client.post(f"{HOME}{path}", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_a_question_is_opened_revised_withdrawn_and_settled_in_one_chain(
    ana: httpx.Client, shared: Store
) -> None:
    opened = sent(ana, "", ASKED)
    assert [one["kind"] for one in opened["decisions"]] == ["open-question", "make-forecast"]
    at = f"/questions/{opened['question']}"
    ada = {"source": "Ada Lindqvist"}
    sent(
        ana,
        f"{at}/statements",
        {**ada, "said": "30%", "made": "2026-02-10", "why": "new soundings"},
    )
    sent(ana, f"{at}/withdrawals", {**ada, "withdrawn": "2026-03-01"})
    last = sent(
        ana, f"{at}/outcomes", {"result": "no", "known": "2026-03-21", "evidence": "It broke."}
    )
    assert last["question"] == opened["question"]
    kept = ledger(shared)
    first, second = kept.forecasts
    assert (first.withdrawn, str(second.withdrawn)) == (None, "2026-03-01")
    assert second.probability is not None
    assert second.probability.low == 0.3
    (outcome,) = kept.outcomes
    assert (outcome.result, outcome.evidence, outcome.who) == ("no", ("It broke.",), "ana")
    number = last["decisions"][0]["number"]
    ana.post(f"/api/cases/{CASE}/undo", json={"number": number})
    assert ledger(shared).outcomes == ()
    assert shared.decisions.verify().faults == ()


def test_outcomes_are_of_the_question_s_kind_and_may_cite_a_claim(
    ana: httpx.Client, shared: Store
) -> None:
    claim = ana.get(f"/api/cases/{CASE}/claims").json()["rows"][0]
    cite = {name: claim[name] for name in ("document", "start", "end")}
    number = {**ASKED, "kind": "number", "said": "80 to 150", "unit": "ships"}
    at = f"/questions/{sent(ana, '', number)['question']}/outcomes"
    sent(ana, at, {"result": "value", "value": 120, "known": "2026-03-21", "cite": cite})
    half = {"result": "partly", "share": 0.29, "why": "one leaf held", "evidence": "A photograph."}
    at = f"/questions/{sent(ana, '', ASKED)['question']}/outcomes"
    sent(ana, at, {**half, "known": "2026-03-21"})
    value, partly = ledger(shared).outcomes
    assert value.value == 120
    assert claim["text"] in value.evidence[0]
    assert partly.share == pytest.approx(0.29)


def test_drafted_forecasts_are_confirmed_or_left_out_once(ana: httpx.Client, shared: Store) -> None:
    first, second, *others = ana.get(f"{HOME}/drafted").json()
    assert first["forecast"]["source"]
    assert first["lacks"]
    place, other = (
        {name: one[name] for name in ("document", "start", "end")} for one in (first, second)
    )
    confirmed = sent(ana, "/confirmations", {**place, "last_day": "2026-03-31"})
    left = sent(ana, "/omissions", {**other, "why": "no forecast of ours"})
    assert left["question"] is None
    assert [one["quote"] for one in ana.get(f"{HOME}/drafted").json()] == [
        one["quote"] for one in others
    ]
    (question,), (out,) = ledger(shared).questions, ledger(shared).left_out
    assert (question.id, question.interpreted_by) == (confirmed["question"], "ana")
    assert out.why == "no forecast of ours"


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("", {**ASKED, "said": "perhaps so 140%"}, "140"),
        ("", {**ASKED, "source": " "}, "who forecasts it"),
        ("/confirmations", {"document": "0", "start": 0, "end": 1}, None),
        ("/omissions", {"document": "0", "start": 0, "end": 1, "why": ""}, "why"),
        ("/questions/none/statements", {"source": "Ada Lindqvist", "said": "likely"}, None),
        ("/questions/Q/withdrawals", {"source": "Nobody", "withdrawn": "2026-03-01"}, "Nobody"),
        (
            "/questions/Q/withdrawals",
            {"source": "Ada Lindqvist", "withdrawn": "2025-03-01"},
            "before",
        ),
        ("/questions/Q/outcomes", {"result": "no", "known": "2026-03-21"}, "nothing shows it"),
        ("/questions/Q/outcomes", {"result": "void"}, "void"),
    ],
)
def test_what_is_wrong_with_a_forecast_is_told_and_nothing_is_decided(
    path: str, body: dict[str, Any], told: str | None, ana: httpx.Client, shared: Store
) -> None:
    question = sent(ana, "", ASKED)["question"]
    before = shared.decisions.state(CASE).number
    answer = ana.post(HOME + path.replace("/Q/", f"/{question}/"), json=body)
    assert answer.status_code == (422 if told else 404)
    assert (told or "") in answer.json()["error"]
    assert shared.decisions.state(CASE).number == before


def test_actors_are_merged_under_a_name_and_parted_again(tmp_path: Any) -> None:
    store = fill_linked(tmp_path / "linked.db", accounts=True)
    home = f"/api/cases/{CASE}/actors"
    with running(store) as (address, _), program(address, store, "ana", "write") as client:
        before = client.get(home).json()["rows"]
        two = [one["id"] for one in before[:2]]
        made = client.post(
            f"{home}/merges", json={"actors": two, "name": "The Two", "why": "alike"}
        )
        assert [one["kind"] for one in made.json()["decisions"]] == ["merge-actors"]
        (one,) = (row for row in client.get(home).json()["rows"] if row["name"] == "The Two")
        parted = client.post(f"{home}/parts", json={"actor": one["id"]})
        assert [one["kind"] for one in parted.json()["decisions"]] == ["undo"]
        assert client.get(home).json()["rows"] == before
        again = client.post(f"{home}/parts", json={"actor": two[0]})
        assert "nobody has merged" in again.json()["error"]
        assert client.post(f"{home}/merges", json={"actors": two[:1] * 2}).status_code == 422
        assert client.post(f"{home}/parts", json={"actor": "none"}).status_code == 404
    with running(store) as (address, _), Client(address) as ana:
        ana.sign_in("ana")
        pages = f"/cases/{CASE}/actors"
        ana.post(pages, {"claim": two, "one_name": "The Two", "why": "alike"})
        page = ana.get(f"{pages}/{one['id']}")
        assert "name one: <bdi>alike</bdi>" in page.text
        assert all(f"“<bdi>{row['name']}</bdi>”" in page.text for row in before[:2])
        ana.post(f"{pages}/{one['id']}/part")
        assert "Part them again" not in ana.get(f"{pages}/{two[0]}").text
    store.close()


def test_one_person_s_program_makes_a_case_and_none_twice(own: Client, shared: Store) -> None:
    case = {
        "name": "tower",
        "question": "Who lit it?",
        "hypotheses": ["The keeper", " ", "A guest"],
    }
    made = own.http.post("/api/cases", json=case)
    assert (made.status_code, made.json()["question"]) == (201, "Who lit it?")
    assert "A guest" in own.get("/cases/tower/weigh").text
    assert own.http.post("/api/cases", json=case).status_code == 422
    with running(shared) as (home, _), program(home, shared, "olga", "admin") as client:
        assert client.post("/api/cases", json=case).status_code == 403


def test_a_page_notes_that_a_source_stands_by_its_forecast_no_longer(
    own: Client, store: Store
) -> None:
    own.http.post(f"/api/cases/{CASE}/forecasts", json=ASKED)
    said: ForecastStatement
    (said,) = ledger(store).forecasts
    at = f"/cases/{CASE}/forecasts/questions/{said.question}"
    fields = {"source": said.source, "made": str(said.made), "withdrawn": "2026-02-20"}
    assert "withdrawn 20 February 2026" in own.post(f"{at}/withdraw", fields).text
    (said,) = ledger(store).forecasts
    assert str(said.withdrawn) == "2026-02-20"
    assert "Withdrawn?" not in own.get(at).text

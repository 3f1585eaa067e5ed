"""The JSON API keeps to its description, whatever it is sent."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from tests.web.client import Client, running
from tests.web.filled import CASE, PASSWORD

from sayso.ports import Store

PATHS = (
    "/api/session",
    "/api/cases",
    "/api/cases/{case}",
    "/api/cases/{case}/documents",
    "/api/cases/{case}/documents/{document}",
    "/api/cases/{case}/claims",
    "/api/cases/{case}/judgement",
    "/api/cases/{case}/ledger",
    "/api/cases/{case}/due",
    "/api/cases/{case}/scorecard",
    "/api/cases/{case}/ratings",
    "/api/cases/{case}/decisions",
    "/api/cases/{case}/undo",
    "/api/cases/{case}/stories",
    "/api/cases/{case}/stories/{story}",
    "/api/cases/{case}/stories/{story}/waiting",
    "/api/cases/{case}/actors",
    "/api/cases/{case}/sources",
    "/api/cases/{case}/joins",
    "/api/cases/{case}/parts",
    "/api/cases/{case}/copies",
    "/api/cases/{case}/verdicts",
    "/api/cases/{case}/evidence",
    "/api/cases/{case}/corrections",
    "/api/cases/{case}/rejections",
    "/api/cases/{case}/additions",
    "/api/cases/{case}/descriptions",
    "/api/cases/{case}/removals",
    "/api/cases/{case}/file",
    "/api/cases/{case}/forecasts",
    "/api/cases/{case}/forecasts/drafted",
    "/api/cases/{case}/forecasts/confirmations",
    "/api/cases/{case}/forecasts/omissions",
    "/api/cases/{case}/forecasts/questions/{question}/statements",
    "/api/cases/{case}/forecasts/questions/{question}/withdrawals",
    "/api/cases/{case}/forecasts/questions/{question}/outcomes",
    "/api/cases/{case}/actors/merges",
    "/api/cases/{case}/actors/parts",
    "/api/cases/{case}/exports/{record}/{form}",
    "/api/tokens",
    "/api/tokens/{token}",
)
DECIDED = (
    "forecasts",
    "confirmations",
    "omissions",
    "statements",
    "withdrawals",
    "outcomes",
    "merges",
    "corrections",
    "rejections",
    "additions",
    "descriptions",
    "removals",
    "file",
    "{token}",
    "ratings",
    "undo",
    "joins",
    "parts",
    "copies",
    "verdicts",
    "evidence",
)


READ = tuple(path for path in PATHS[1:] if path.rpartition("/")[2] not in DECIDED)
OPERATIONS = {
    *((path, "GET") for path in READ),
    *((path, "POST") for path in PATHS if path not in READ and "{token}" not in path),
    ("/api/cases/{case}/documents", "POST"),
    ("/api/tokens", "POST"),
    ("/api/cases", "POST"),
    ("/api/session", "DELETE"),
    ("/api/tokens/{token}", "DELETE"),
}


@pytest.fixture
def api(store: Store) -> Iterator[str]:
    with running(store) as (home, _):
        yield home


@pytest.fixture
def shared_api(shared: Store) -> Iterator[str]:
    with running(shared) as (home, _):
        yield home


def signed_in(home: str, name: str) -> dict[str, str]:
    """The headers of a program that has signed in."""
    with Client(home) as client:
        sent = {"name": name, "password": PASSWORD}
        token = client.http.post("/api/session", json=sent).json()["token"]
    return {"authorization": f"Bearer {token}"}


def try_every_operation(
    home: str, headers: dict[str, str], *, times: int = 8
) -> set[tuple[str, str, int]]:
    """What each operation answered, its status last; all of it as the description says."""
    schema = schemathesis.openapi.from_url(f"{home}/api/openapi.json")
    operations: list[Any] = [found.ok() for found in schema.get_all_operations()]  # type: ignore[union-attr]
    seen: set[tuple[str, str, int]] = set()
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=times, database=None, suppress_health_check=list(HealthCheck))
        def check(case: Any) -> None:
            if "case" in case.path_parameters:
                case.path_parameters["case"] = CASE  # else there is seldom anything there
            # What a rating is about must be in the case, which no description can say.
            left_out = [positive_data_acceptance] if case.method == "POST" else []
            given = {} if case.method == "DELETE" else headers  # else nobody is signed in any more
            answer = case.call_and_validate(base_url=home, headers=given, excluded_checks=left_out)
            seen.add((case.path, case.method, answer.status_code))

        check()
    assert {(path, method) for path, method, _ in seen} == OPERATIONS
    return seen


def test_the_description_names_every_address(own: Client) -> None:
    described = own.get("/api/openapi.json").json()
    assert set(described["paths"]) == set(PATHS)
    assert "ClaimRow" in described["components"]["schemas"]


@pytest.mark.filterwarnings("default")  # of schemathesis and its libraries
def test_schemathesis_finds_no_answer_that_is_not_described(api: str) -> None:
    assert {status for _, _, status in try_every_operation(api, {}, times=15)} >= {200, 422}


@pytest.mark.filterwarnings("default")
def test_schemathesis_finds_nothing_that_is_open_without_an_account(shared_api: str) -> None:
    seen = try_every_operation(shared_api, {})
    assert {status for path, _, status in seen if path != "/api/session"} <= {401, 422}


@pytest.mark.filterwarnings("default")
def test_schemathesis_finds_nothing_that_a_reader_may_decide(
    shared: Store, shared_api: str
) -> None:
    before = shared.decisions.state(CASE).number
    seen = try_every_operation(shared_api, signed_in(shared_api, "rita"))
    assert ("/api/cases/{case}/claims", "GET", 200) in seen
    assert shared.decisions.state(CASE).number == before


@pytest.mark.filterwarnings("default")
def test_schemathesis_finds_no_case_of_somebody_else(shared_api: str) -> None:
    seen = try_every_operation(shared_api, signed_in(shared_api, "sam"))
    within = {status for path, _, status in seen if path.startswith("/api/cases/{case}")}
    assert within <= {404, 422}


def test_a_program_rates_and_reads_what_follows(own: Client) -> None:
    before = own.get(f"/api/cases/{CASE}/judgement").json()
    for rating in ("II", 0.2, [0.1, 0.3], "NA"):
        sent = {"evidence": "E1", "hypothesis": "H1", "rating": rating, "why": "tried"}
        answer = own.http.post(f"/api/cases/{CASE}/ratings", json=sent)
        assert answer.status_code == 201
        assert answer.json()["kind"] == "rate"
    assert own.get(f"/api/cases/{CASE}/judgement").json() != before
    newest = own.get(f"/api/cases/{CASE}/decisions").json()[0]
    assert newest["told"] == "E1 under H1: NA"
    assert newest["why"] == "tried"
    answer = own.http.post(f"/api/cases/{CASE}/undo", json={"number": newest["number"]})
    assert answer.status_code == 201


def test_a_program_signs_in_with_a_token(shared: Store) -> None:
    with running(shared) as (home, _), Client(home) as client:
        assert client.get("/api/cases").status_code == 401
        sent = {"name": "rita", "password": PASSWORD}
        token = client.http.post("/api/session", json=sent).json()["token"]
        headers = {"authorization": f"Bearer {token}"}
        assert [row["name"] for row in client.get("/api/cases", headers=headers).json()] == [CASE]
        rating = {"evidence": "E1", "hypothesis": "H1", "rating": "C"}
        answer = client.http.post(f"/api/cases/{CASE}/ratings", json=rating, headers=headers)
        assert answer.status_code == 403
        assert client.http.delete("/api/session", headers=headers).status_code == 204
        assert client.get("/api/cases", headers=headers).status_code == 401

"""The JSON API keeps to its description, whatever it is sent."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
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
    "/api/cases/{case}/ratings",
    "/api/cases/{case}/decisions",
    "/api/cases/{case}/undo",
)


@pytest.fixture
def api(store: Store) -> Iterator[str]:
    with running(store) as (home, _):
        yield home


def test_the_description_names_every_address(own: Client) -> None:
    described = own.get("/api/openapi.json").json()
    assert set(described["paths"]) == set(PATHS)
    assert "ClaimRow" in described["components"]["schemas"]


@pytest.mark.filterwarnings("default")  # of schemathesis and its libraries
def test_schemathesis_finds_no_answer_that_is_not_described(api: str) -> None:
    schema = schemathesis.openapi.from_url(f"{api}/api/openapi.json")
    operations: list[Any] = [found.ok() for found in schema.get_all_operations()]  # type: ignore[union-attr]
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(
            max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck)
        )
        def check(case: Any) -> None:
            if "case" in case.path_parameters and case.method == "GET":
                case.path_parameters["case"] = CASE  # else there is seldom anything there
            case.call_and_validate(base_url=api)

        check()
    assert len(operations) == len(PATHS) + 1  # a session begins and ends at one address


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

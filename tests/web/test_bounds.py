"""Every whole number that can be sent has bounds, and whatever lies beyond is told of."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from annotated_types import Ge, Le
from fastapi.routing import APIRoute
from tests.web.client import Client
from tests.web.filled import CASE

import sayso.web

BEYOND = (-1, -(2**31), -(2**63), 2**31 + 1, 2**53, 2**63 - 1, 2**63, 2**64, 10**30, 10**400)
NO_NUMBERS: tuple[object, ...] = (1.5, "x", "", "١٢", "0x10", "1e400", [], {}, True)


def integers(schema: dict[str, Any], components: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every description of a whole number in a description."""
    if "$ref" in schema:
        schema = components[schema["$ref"].rpartition("/")[2]]
    if schema.get("type") == "integer":
        yield schema
    for part in ("anyOf", "oneOf", "allOf", "prefixItems"):
        for one in schema.get(part, ()):
            yield from integers(one, components)
    for one in (*schema.get("properties", {}).values(), schema.get("items")):
        if isinstance(one, dict):
            yield from integers(one, components)


def sent(described: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Whatever a program may send, by where it is sent to."""
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            for parameter in operation.get("parameters", ()):
                yield f"{method} {path} {parameter['name']}", parameter["schema"]
            for kind in operation.get("requestBody", {}).get("content", {}).values():
                yield f"{method} {path} body", kind["schema"]


def test_every_whole_number_of_the_description_has_bounds(own: Client) -> None:
    described = own.get("/api/openapi.json").json()
    components = described["components"]["schemas"]
    found = [(at, one) for at, schema in sent(described) for one in integers(schema, components)]
    assert {at for at, _ in found} >= {
        "post /api/cases/{case}/undo body",
        "post /api/cases/{case}/ratings body",
        "get /api/cases/{case}/claims offset",
        "get /api/cases/{case}/decisions limit",
    }
    open_ended = [at for at, one in found if not {"minimum", "maximum"} <= one.keys()]
    assert open_ended == []


def test_every_whole_number_of_an_address_has_bounds() -> None:
    """Pages too, which no description names."""
    modules = [import_module(f"sayso.web.{one.name}") for one in iter_modules(sayso.web.__path__)]
    routers = [one.router for one in modules if hasattr(one, "router")]
    routes = [one for router in routers for one in router.routes if isinstance(one, APIRoute)]
    assert len(routes) > 20
    found = {
        (route.path, parameter.name): {type(one) for one in parameter.field_info.metadata}
        for route in routes
        for parameter in (*route.dependant.path_params, *route.dependant.query_params)
        if parameter.field_info.annotation is int
    }
    assert ("/cases/{case}/claims/at", "start") in found
    assert [at for at, bounds in found.items() if bounds != {Ge, Le}] == []


def test_numbers_beyond_their_bounds_are_told_of_by_the_api(own: Client) -> None:
    home = f"/api/cases/{CASE}"
    rating = {"evidence": "E1", "hypothesis": "H1", "rating": "C"}
    for value in (*BEYOND, 0, *NO_NUMBERS):
        answer = own.http.post(f"{home}/undo", json={"number": value})
        assert answer.status_code == 422, value
        assert answer.json()["error"]
    for value in (*BEYOND, *NO_NUMBERS):
        if isinstance(value, int) and 0 <= value < 2**53:
            continue
        answer = own.http.post(f"{home}/ratings", json=rating | {"seen": value})
        assert answer.status_code == 422, value
    for path in ("claims", "documents", "decisions", "stories", "actors", "sources"):
        for name in ("offset", "limit"):
            for value in (*BEYOND, *map(str, NO_NUMBERS)):
                answer = own.get(f"{home}/{path}", params={name: value})
                assert answer.status_code == 422, (path, name, value)


def test_a_decision_that_there_is_none_of_is_told_of(own: Client) -> None:
    for number in (10**6, 2**31, 2**53 - 1):
        answer = own.http.post(f"/api/cases/{CASE}/undo", json={"number": number})
        assert (answer.status_code, "has no decision" in answer.text) == (422, True)


@pytest.mark.parametrize("name", ["number", "seen"])
def test_numbers_beyond_their_bounds_are_told_of_by_forms(own: Client, name: str) -> None:
    for value in (*map(str, BEYOND), *(one for one in NO_NUMBERS if isinstance(one, str) and one)):
        answer = own.post(f"/cases/{CASE}/history/undo", {"number": "99999", name: value})
        assert 400 <= answer.status_code < 500, value


def test_an_address_that_asks_beyond_any_list_shows_none(own: Client) -> None:
    for value in (*map(str, BEYOND), "x", "١٢"):
        for path in ("claims", "documents", "history", "stories", "queue", "actors", "ties"):
            answer = own.get(f"/cases/{CASE}/{path}", params={"offset": value})
            assert answer.status_code == 200, (path, value)
        place = {"document": "0" * 16, "start": value, "end": value}
        answer = own.get(f"/cases/{CASE}/claims/at", params=place)
        assert answer.status_code in (404, 422), value

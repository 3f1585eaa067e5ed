"""Records as JSON answers, and as the schemas that describe them in the OpenAPI document."""

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.responses import Response

from sayso.web.once import HEADER, KEY

_REF = "#/components/schemas/{name}"
_SAID = {
    401: "Nobody is signed in.",
    403: "The role does not allow it.",
    404: "There is no such thing, or the visitor has no part in it.",
    413: "That is more than is taken at once.",
    409: "Somebody else decided on the same subject meanwhile.",
    422: "What was sent is not understood; the answer says why.",
    429: "Too many tries; the answer says how long to wait.",
}
_PROBLEM: dict[str, Any] = {
    "type": "object",
    "properties": {"error": {"type": "string"}},
    "required": ["error"],
}
_KEY: dict[str, Any] = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": "The same for a request that is sent again: it is done once.",
    "schema": {"type": "string", "pattern": f"^{KEY.pattern}$"},
}
_COMPONENTS = "x-sayso-components"


def json_answer(record: Any, *, status: int = 200) -> Response:
    """The record as JSON, the same bytes for the same record."""
    return Response(msgspec.json.encode(record), status_code=status, media_type="application/json")


def told_once(record: Any, *, status: int = 200) -> Response:
    """As ``json_answer``, of a record with a secret, which nobody on the way may keep."""
    response = json_answer(record, status=status)
    response.headers["cache-control"] = "no-store"
    return response


def schema_of(record: Any, *, status: int = 200) -> dict[int | str, dict[str, Any]]:
    """The description of an answer that holds such a record."""
    (schema,), components = msgspec.json.schema_components([record], ref_template=_REF)
    content = {"application/json": {"schema": {**schema, _COMPONENTS: components}}}
    return {status: {"description": "As asked for.", "content": content}}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The descriptions of what may go wrong."""
    content = {"application/json": {"schema": _PROBLEM}}
    return {one: {"description": _SAID[one], "content": content} for one in statuses}


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, with the schemas of our records among its components."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title, version=app.version, summary=app.summary, routes=app.routes
        )
        components = made.setdefault("components", {}).setdefault("schemas", {})
        made["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
        for path, operations in made["paths"].items():
            for method, operation in operations.items():
                if path != "/api/session":
                    operation["security"] = [{"bearer": []}, {}]
                    if method == "post" and path != "/api/tokens":
                        operation.setdefault("parameters", []).append(_KEY)
                for response in operation.get("responses", {}).values():
                    for kind in response.get("content", {}).values():
                        components.update(kind["schema"].pop(_COMPONENTS, {}))
        app.openapi_schema = made
    return app.openapi_schema

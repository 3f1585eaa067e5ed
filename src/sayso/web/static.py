"""The static files: one style sheet, our script, and htmx, which tests hold to its hash."""

from functools import cache
from hashlib import sha256
from importlib.resources import files

from fastapi import APIRouter, Request
from fastapi.responses import Response

from sayso.pages.style import workbench_style
from sayso.web.visitors import NotThereError

HTMX = "htmx.min.js"
router = APIRouter(include_in_schema=False)
_FOREVER = "public, max-age=31536000, immutable"


@cache
def static_version() -> str:
    """Eight digits that change whenever a static file does, so that browsers may keep them."""
    parts = (_style(), _script(), _htmx())
    return sha256(b"\0".join(parts)).hexdigest()[:8]


@router.get("/static/{version}/{name}")
def static_file(request: Request, version: str, name: str) -> Response:
    """One of a few files; nothing else can be had from here, whatever is asked."""
    match name:
        case "workbench.css":
            body, kind = _style(), "text/css; charset=utf-8"
        case "workbench.js":
            body, kind = _script(), "text/javascript; charset=utf-8"
        case "mark.svg":
            body, kind = _mark(), "image/svg+xml"
        case "htmx.min.js":
            body, kind = _htmx(), "text/javascript; charset=utf-8"
        case _:
            raise NotThereError
    return Response(body, media_type=kind, headers={"cache-control": _FOREVER})


@cache
def _style() -> bytes:
    return workbench_style().encode()


@cache
def _script() -> bytes:
    return files("sayso.pages").joinpath("workbench.js").read_bytes()


@cache
def _mark() -> bytes:
    return files("sayso.pages").joinpath("mark.svg").read_bytes()


@cache
def _htmx() -> bytes:
    return files("sayso.web").joinpath("static", HTMX).read_bytes()

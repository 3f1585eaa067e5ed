"""Rendering: a template, filled in for one visitor, as an answer to the browser."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import Markup

from sayso.engines.standard.shipped import name_model
from sayso.pages.draw_judgement import without_style
from sayso.pages.draw_words import day, disarmed
from sayso.pages.environment import environment
from sayso.web.once import FIELD
from sayso.web.settings import TourStep
from sayso.web.static import static_version
from sayso.web.tokens import form_token
from sayso.web.visitors import Desk, Visitor, settings_of

NOTICES: Mapping[str, str] = {
    "corrected": "Corrected. What the machine read is kept beside it.",
    "rejected": "Taken out of the lists. History can undo it.",
    "added": "Added. It is a claim of this document now, beside those that the machine read.",
    "described": "Kept. What the file said of itself is kept beneath it.",
    "removed": "Taken out of the case. Its page, in the list of those taken out, puts it back.",
    "cited": "The claim is a report on that item now.",
    "decided": "Kept.",
    "undone": "Undone, by a decision of its own.",
    "merged": "These names are one now.",
    "rated": "Rated.",
    "password": "You have another password now.",
    "signed-out": "Signed out.",
    "revoked": "Revoked: from now on that token lets nobody in.",
}


def page(
    request: Request,
    template: str,
    *,
    desk: Desk | None = None,
    visitor: Visitor | None = None,
    status: int = 200,
    **values: Any,
) -> HTMLResponse:
    """The page of that template; every text in it is escaped, and none can act."""
    who = desk.visitor if desk else visitor
    written = (
        environment()
        .get_template(f"workbench/{template}")
        .render(
            style="",
            desk=desk,
            visitor=who,
            csrf_field=_form_fields(who.csrf if who else form_token(request)),
            version=static_version(),
            model=name_model(),
            tour=_tour(request),
            notice=NOTICES.get(request.query_params.get("told", "")),
            here=request.url.path,
            case_path=case_path(desk.case) if desk else "",
            moment=moment,
            day=day,
            with_query=with_query,
            **values,
        )
    )
    return HTMLResponse(disarmed(written), status_code=status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour:
    """The tour that a page offers: its steps, and the number of the one that it shows, or 0."""

    steps: tuple[TourStep, ...]
    number: int


def _tour(request: Request) -> Tour | None:
    steps = settings_of(request).tour
    if not steps:
        return None
    written = request.query_params.get("tour", "")
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 3 else 0
    return Tour(steps=steps, number=number if number <= len(steps) else 0)


def _form_fields(token: str) -> Markup:
    """What every form of ours carries: this browser's token, and a word that is this page's own."""
    field = '<input type="hidden" name="{}" value="{}">'
    return Markup(field + field).format("csrf", token, FIELD, secrets.token_hex(8))  # noqa: S704


def within_page(charts: Iterable[str]) -> tuple[Markup, ...]:
    """Charts without the style that the page has already."""
    return tuple(Markup(without_style(str(one))) for one in charts)  # noqa: S704  our own


def is_partial(request: Request) -> bool:
    """Whether htmx asks, which puts the answer into a page that is there."""
    return "hx-request" in request.headers


def case_path(case: str, *parts: str) -> str:
    """The address of a case, or of something in it."""
    return "/".join(("/cases", quote(case, safe=""), *(quote(part, safe="") for part in parts)))


def go_to(address: str, *, told: str = "", mark: str = "") -> Response:
    """Send the browser to a page of ours, after a form."""
    joined = f"{address}{'&' if '?' in address else '?'}told={told}" if told else address
    return RedirectResponse(f"{joined}#{mark}" if mark else joined, status_code=303)


def with_query(address: str, given: Mapping[str, object], **changed: object) -> str:
    """An address with a query: those given, with some changed, and without the empty ones."""
    wanted = {**given, **changed}
    pairs: list[tuple[str, str]] = []
    for name, value in wanted.items():
        if isinstance(value, Sequence) and not isinstance(value, str):
            pairs.extend((name, str(one)) for one in value)
        elif value not in (None, "", False):
            pairs.append((name, "1" if value is True else str(value)))
    return f"{address}?{urlencode(pairs)}" if pairs else address


def moment(when: datetime) -> Markup:
    """A moment as a person reads it, for a machine too: 3 May 2026, 14:05 UTC."""
    utc = when.astimezone(UTC)
    shown = f"{utc.day} {utc:%b %Y, %H:%M} UTC"
    return Markup('<time datetime="{}">{}</time>').format(utc.isoformat(timespec="seconds"), shown)

"""Rendering: a template, filled in for one visitor, as an answer to the browser."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import Markup

from sayso.pages.draw_judgement import without_style
from sayso.pages.draw_words import day, disarmed
from sayso.pages.environment import environment
from sayso.web.static import static_version
from sayso.web.tokens import form_token
from sayso.web.visitors import Desk, Visitor, settings_of

NOTICES: Mapping[str, str] = {
    "corrected": "Corrected. What the machine read is kept beside it.",
    "rejected": "Taken out of the lists. History can undo it.",
    "cited": "The claim is a report on that item now.",
    "decided": "Kept.",
    "undone": "Undone, by a decision of its own.",
    "merged": "These names are one now.",
    "rated": "Rated.",
    "signed-out": "Signed out.",
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
            csrf_field=Markup('<input type="hidden" name="csrf" value="{}">').format(
                who.csrf if who else form_token(request)
            ),
            partial_updates=settings_of(request).partial_updates,
            version=static_version(),
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

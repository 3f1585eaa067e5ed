"""What goes wrong, told in one clear line: as a page to people, as JSON to programs."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from sayso.errors import ConflictError, SaysoError, TooManyTriesError
from sayso.web.forms import ForeignFormError
from sayso.web.guard import TooLargeError
from sayso.web.intake import told
from sayso.web.rendering import go_to, is_partial, page, with_query
from sayso.web.turns import EndingError, TooManyAtOnceError
from sayso.web.visitors import NotAllowedError, NotThereError, SignInNeededError

_log = logging.getLogger("sayso.web")
_HTTP = {404: "There is no such page here.", 405: "This address does not take that."}
_HEADINGS = {404: "Not here", 403: "Not allowed", 413: "Too much at once"}
_FOREIGN = (
    "This form did not come from a page of this workbench, or the page is too old. "
    "Go back, load the page again, and send it once more."
)


def register(app: FastAPI) -> None:
    """Give the application an answer to each kind of trouble."""
    app.exception_handler(SignInNeededError)(_sign_in_needed)
    app.exception_handler(Exception)(_unexpected)
    for kind, (status, message) in _FIXED.items():
        app.exception_handler(kind)(_fixed(status, message))
    app.exception_handler(ClientDisconnect)(_gone)
    app.exception_handler(SaysoError)(_said)
    app.exception_handler(RequestValidationError)(_misread)
    app.exception_handler(HTTPException)(_http)


_FIXED: dict[type[Exception], tuple[int, str]] = {
    NotThereError: (404, "There is no such page here, or you have no part in that case."),
    NotAllowedError: (
        403,
        "Your role in this case, or the scope of your token, does not allow that.",
    ),
    ForeignFormError: (403, _FOREIGN),
    TooManyAtOnceError: (429, "You ask for too many pages at once; wait for those that you asked."),
    EndingError: (503, "This workbench is being ended; ask again once it is there."),
    TooLargeError: (413, "That is more than this workbench takes at once; send it in parts."),
}


def _fixed(status: int, message: str):  # type: ignore[no-untyped-def]
    # What was not read yet of a body that is too large is not to be sent any more.
    headers = {"connection": "close"} if status == 413 else None

    def handle(request: Request, _: Exception) -> Response:
        return answer(request, status, message, headers)

    return handle


def answer(
    request: Request, status: int, message: str, headers: dict[str, str] | None = None
) -> Response:
    """A problem, told to whoever asked in the form they understand."""
    response: Response
    if request.url.path.startswith("/api"):
        response = JSONResponse({"error": message}, status_code=status)
    elif is_partial(request):
        # htmx puts it where the page tells its problems.
        response = page(request, "_told.html", status=status, message=message)
        response.headers["HX-Retarget"] = "#told"
        response.headers["HX-Reswap"] = "innerHTML"
    else:
        response = page(
            request,
            "problem.html",
            status=status,
            message=message,
            heading=_HEADINGS.get(status, "That did not work"),
            may_go_back=request.method == "POST",
        )
    for name, value in (headers or {}).items():
        response.headers[name] = value
    return response


def _sign_in_needed(request: Request, _: Exception) -> Response:
    if request.url.path.startswith("/api"):
        return answer(
            request, 401, "Sign in first: POST /api/session.", {"www-authenticate": "Bearer"}
        )
    address = "/sign-in"
    if request.method == "GET" and request.url.path != "/":
        address = with_query(address, {"next": request.url.path})
    if is_partial(request):
        return Response(status_code=204, headers={"HX-Redirect": address})
    return go_to(address)


def _said(request: Request, error: Exception) -> Response:
    assert isinstance(error, SaysoError)  # noqa: S101  what it is registered for
    if isinstance(error, TooManyTriesError):
        wait = {"retry-after": str(max(1, round(error.seconds)))}
        return answer(request, 429, told(error), wait)
    return answer(request, 409 if isinstance(error, ConflictError) else 422, told(error))


def _misread(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"] if part not in ("body", "query", "path"))
    return answer(request, 422, f"{where or 'the request'}: {first['msg']}")


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    if isinstance(error.__cause__, TooLargeError):  # FastAPI met it in a body of JSON
        status, message = _FIXED[TooLargeError]
        return answer(request, status, message, {"connection": "close"})
    if error.status_code == 400:
        return answer(request, 422, f"what was sent is not understood: {error.detail}")
    message = _HTTP.get(error.status_code, str(error.detail))
    return answer(request, error.status_code, message, dict(error.headers or {}))


def _gone(_request: Request, _: Exception) -> Response:
    # Nobody is there to be answered, and nothing went wrong that the log should tell.
    return Response(status_code=400)


def _unexpected(request: Request, error: Exception) -> Response:
    _log.error("unexpected", exc_info=error)
    return answer(request, 500, "Something failed here; the server's log says what.")

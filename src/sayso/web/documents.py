"""Page 1, documents: the list, the search, and what comes in."""

from typing import Annotated

import anyio.to_thread
from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.datastructures import UploadFile

from sayso.readers.limits import MAX_BYTES
from sayso.records.shelf import DocumentOrder, DocumentQuery
from sayso.web.forms import Posted, posted
from sayso.web.intake import Intake, Outcome, plain_name
from sayso.web.queries import Asked, asked
from sayso.web.rendering import is_partial, page
from sayso.web.tables import attributes, every_row, form_of, table_answer
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, analyst_desk, reader_desk

router = APIRouter(include_in_schema=False)
ROWS = 50
ORDERS: dict[DocumentOrder, str] = {
    "added": "when added",
    "published": "when published",
    "title": "title",
    "publisher": "publisher",
    "claims": "number of claims",
}
COLUMNS = attributes(
    *("id", "name", "title", "publisher", "published", "location", "added", "characters"),
    *("claims", "corrected", "tags"),
)
_TOO_LARGE = f"it is larger than {MAX_BYTES // 2**20} MiB, the most that is read at once"


@router.get("/cases/{case}/documents")
def documents(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """The documents of the case."""
    return _listed(request, desk, ())


@router.post("/cases/{case}/documents")
async def upload(
    request: Request,
    desk: Annotated[Desk, Depends(analyst_desk)],
    sent: Annotated[Posted, Depends(posted)],
) -> Response:
    """Read the files sent, and tell what became of each."""
    intake: Intake = request.app.state.intake
    files = [file for file in sent.files if file.filename or file.size]
    outcomes = [await _taken(intake, desk, file) for file in files]
    if any(one.what == "added" for one in outcomes):
        await in_turn(request, desk, lambda: desk.store.dossiers.current(desk.case))
    if is_partial(request):
        return page(request, "_outcomes.html", desk=desk, outcomes=outcomes)
    return await anyio.to_thread.run_sync(_listed, request, desk, tuple(outcomes))


@router.post("/cases/{case}/addresses")
async def add_address(
    request: Request,
    desk: Annotated[Desk, Depends(analyst_desk)],
    sent: Annotated[Posted, Depends(posted)],
) -> Response:
    """Read what stands at a web address, and tell what became of it."""
    intake: Intake = request.app.state.intake
    address = sent.needed("address", "the address")
    outcome = await anyio.to_thread.run_sync(
        intake.take_address, desk, address, limiter=intake.limiter
    )
    if outcome.what == "added":
        await in_turn(request, desk, lambda: desk.store.dossiers.current(desk.case))
    return await anyio.to_thread.run_sync(_listed, request, desk, (outcome,))


async def _taken(intake: Intake, desk: Desk, file: UploadFile) -> Outcome:
    name = file.filename or ""
    if (file.size or 0) > MAX_BYTES:
        return Outcome(name=plain_name(name), what="unread", message=_TOO_LARGE)
    data = await file.read()
    # Its own limiter: files that wait to be read must not keep other visitors waiting.
    return await anyio.to_thread.run_sync(intake.take, desk, name, data, limiter=intake.limiter)


def _listed(request: Request, desk: Desk, outcomes: tuple[Outcome, ...]) -> Response:
    want = asked(request)
    order: DocumentOrder = want.one_of("order", tuple(ORDERS), "added")
    shelf = desk.store.documents
    query = DocumentQuery(
        case=desk.case,
        words=want.text("words"),
        publisher=want.some("publisher"),
        tag=want.some("tag"),
        removed=want.flag("removed"),
        published_from=want.day("from"),
        published_until=want.day("until"),
        order=order,
        descending=want.flag("descending") if want.given("order") else True,
        offset=want.offset(),
        limit=ROWS,
    )
    if form := form_of(want):
        return table_answer(form, every_row(shelf.list, query), COLUMNS, called="documents")
    template = "_document_list.html" if _only_list(request, want) else "documents.html"
    return page(
        request,
        template,
        desk=desk,
        rows=shelf.list(query),
        removed=_taken_out(desk),
        orders=ORDERS,
        order=order,
        want=want,
        outcomes=outcomes,
        size=ROWS,
    )


def _taken_out(desk: Desk) -> int:
    """How many documents were taken out of the case."""
    return desk.store.documents.list(DocumentQuery(case=desk.case, removed=True, limit=1)).total


def _only_list(request: Request, want: Asked) -> bool:
    return is_partial(request) and want.request.headers.get("hx-target") == "list"

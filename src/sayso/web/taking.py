"""Taking a case along: its tables, the case as a file, its judgement as a page, all in one."""

import re
from tempfile import TemporaryFile
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from sayso.archives.writing import write_archive
from sayso.errors import CaseError
from sayso.pages.judgement_page import judgement_page
from sayso.pipeline.exporting import missing_for
from sayso.records.evidence import Evidence, Likelihood
from sayso.web.exporting import RECORDS, forms_of
from sayso.web.problems import answer
from sayso.web.queries import asked
from sayso.web.rendering import page
from sayso.web.tables import Columns, form_of, table_answer
from sayso.web.tracked import case_ledger
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, reader_desk
from sayso.web.weigh import judges_of
from sayso.workbench import export_case

router = APIRouter(include_in_schema=False, prefix="/cases/{case}")
TABLES = {
    "documents": "Documents",
    "claims": "Claims",
    "stories": "Stories",
    "actors": "Actors and places",
    "timeline": "Timeline",
    "ties": "Ties",
    "sources": "Sources",
    "matrix": "The matrix",
    "history": "History",
}
_PIECE = 2**18
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


@router.get("/take")
def take(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """What there is to take along."""
    state = desk.store.decisions.state(desk.case)
    there = {
        "judgement": len(state.hypotheses) > 1,
        "scorecard": bool(case_ledger(desk).forecasts),
    }
    exports = {
        title: (name, {form: missing_for(name, form) for form in forms_of(name)})
        for name, title in RECORDS.items()
        if there.get(name, True)
    }
    return page(request, "take.html", desk=desk, tables=TABLES, state=state, exports=exports)


@router.get("/case.toml")
def case_file(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """The case, as a file that `sayso weigh` reads."""
    try:
        written = export_case(desk.store, desk.case)
    except CaseError as error:
        return answer(request, 404, f"The case is not fit to be weighed yet: {error.message}.")
    return Response(
        written, media_type="application/toml; charset=utf-8", headers=_named(desk, "toml")
    )


@router.get("/judgement.html")
async def judgement(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """The judgement as one page that needs nothing beside it."""
    return await in_turn(request, desk, lambda: _judgement(request, desk))


def _judgement(request: Request, desk: Desk) -> Response:
    weighed = judges_of(request).weighed(desk.store.decisions.state(desk.case), whole=True)
    if weighed.judgement is None or weighed.case is None:
        return answer(request, 404, weighed.why_not)
    # Its style stands in it, so that it is whole: nothing here can run, and nothing is fetched.
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    return HTMLResponse(
        judgement_page(weighed.judgement, weighed.case),
        headers={"content-security-policy": policy, **_named(desk, "html")},
    )


@router.get("/matrix")
def matrix(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """The matrix as a table: an item a row, a hypothesis a column."""
    state = desk.store.decisions.state(desk.case)
    columns: dict[str, Any] = {"item": lambda one: one.id, "text": lambda one: one.text}
    for one in state.hypotheses:
        columns[one.id] = lambda item, id_=one.id: _rated(item, id_)
    form = form_of(asked(request)) or "csv"
    made: Columns = columns
    return table_answer(form, state.evidence, made, called="matrix")


@router.get("/case.zip")
def archive(desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """The case whole, which `sayso add` makes anew elsewhere."""
    file = TemporaryFile()  # noqa: SIM115  closed once it was sent
    write_archive(desk.store, desk.case, file)
    length = str(file.tell())
    file.seek(0)

    def pieces() -> Any:
        with file:
            while piece := file.read(_PIECE):
                yield piece

    headers = {"content-length": length, **_named(desk, "zip")}
    return StreamingResponse(pieces(), media_type="application/zip", headers=headers)


def _rated(item: Evidence, hypothesis: str) -> str | None:
    found: Likelihood | None = next(
        (one for one in item.likelihoods if one.hypothesis == hypothesis), None
    )
    return found.estimate.text if found is not None and found.estimate is not None else None


def _named(desk: Desk, ending: str) -> dict[str, str]:
    name = _UNFIT.sub("-", desk.case).strip("-.") or "case"
    return {"content-disposition": f'attachment; filename="{name}.{ending}"'}

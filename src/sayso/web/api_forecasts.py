"""The JSON API of forecasts: a case's ledger, what is due, and its scorecard."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.errors import LedgerError
from sayso.forecasts.asked import ask_all
from sayso.forecasts.listings import list_due
from sayso.forecasts.scorecard import make_scorecard
from sayso.records.ledger import Ledger
from sayso.records.scorecard import Due, Options, Scorecard
from sayso.web.api import CaseName
from sayso.web.api_schema import json_answer, problems, schema_of
from sayso.web.problems import answer
from sayso.web.tracked import case_ledger
from sayso.web.visitors import Desk, reader_desk

router = APIRouter(prefix="/api", responses=problems(401, 403, 404, 422))


@router.get("/cases/{case}/ledger", responses=schema_of(Ledger))
def ledger(case: CaseName, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """The ledger that the decisions of a case make: questions, forecasts and outcomes."""
    return json_answer(case_ledger(desk))


@router.get("/cases/{case}/due", responses=schema_of(tuple[Due, ...]))
def due(
    case: CaseName, desk: Annotated[Desk, Depends(reader_desk)], on: date | None = None
) -> Response:
    """The questions that nobody has settled, the oldest last day first."""
    found = case_ledger(desk)
    return json_answer(list_due(ask_all(found), found.forecasts, on or date.today()))


@router.get("/cases/{case}/scorecard", responses=schema_of(Scorecard))
def scorecard(
    request: Request,
    case: CaseName,
    desk: Annotated[Desk, Depends(reader_desk)],
    on: date | None = None,
) -> Response:
    """The scorecard of a case, as `sayso score` makes it of the same ledger; 404 without one."""
    try:
        card = make_scorecard(case_ledger(desk), Options(on=on or date.today()))
    except LedgerError as error:
        return answer(request, 404, error.message)
    return json_answer(card)

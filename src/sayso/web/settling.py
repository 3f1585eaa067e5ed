"""What the forms of forecasts decide: confirm, leave out, add, withdraw, settle."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from sayso.records.decision import Act, OpenQuestion
from sayso.web.deciding import decide
from sayso.web.forecast_acts import (
    confirming_acts,
    forecasting_acts,
    leaving_acts,
    opening_acts,
    settling_acts,
    withdrawing_acts,
)
from sayso.web.forms import Posted, posted
from sayso.web.rendering import case_path, go_to
from sayso.web.visitors import Desk, analyst_desk

router = APIRouter(include_in_schema=False, prefix="/cases/{case}/forecasts")
AtDesk = Annotated[Desk, Depends(analyst_desk)]
Sent = Annotated[Posted, Depends(posted)]


@router.post("/confirm")
def confirm(desk: AtDesk, sent: Sent) -> Response:
    """Confirm a drafted forecast, with what its words do not say supplied; or leave it out."""
    is_left_out = sent.text("do") == "leave out"
    decide(desk, (leaving_acts if is_left_out else confirming_acts)(desk, sent), sent)
    return go_to(f"{case_path(desk.case, 'forecasts')}?show=confirm", told="decided")


@router.post("/add")
def add(desk: AtDesk, sent: Sent) -> Response:
    """Add a forecast by hand, and open its question."""
    acts = opening_acts(desk, sent)
    question = next(one.question.id for one in acts if isinstance(one, OpenQuestion))
    return _decided(desk, question, acts, sent)


@router.post("/questions/{question}/forecast")
def forecast(question: str, desk: AtDesk, sent: Sent) -> Response:
    """Add another forecast of a question, by the same source or another."""
    return _decided(desk, question, forecasting_acts(desk, sent, question), sent)


@router.post("/questions/{question}/withdraw")
def withdraw(question: str, desk: AtDesk, sent: Sent) -> Response:
    """Note that a source stands by a forecast no longer."""
    return _decided(desk, question, withdrawing_acts(desk, sent, question), sent)


@router.post("/questions/{question}/settle")
def settle(question: str, desk: AtDesk, sent: Sent) -> Response:
    """Settle a question: yes, no, an option, a number or a day, or void, with what shows it."""
    return _decided(desk, question, settling_acts(desk, sent, question), sent)


def _decided(desk: Desk, question: str, acts: Sequence[Act], sent: Posted) -> Response:
    decide(desk, acts, sent)
    return go_to(case_path(desk.case, "forecasts", "questions", question), told="decided")

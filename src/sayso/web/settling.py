"""What the forms of forecasts decide: confirm, leave out, add, settle, each by acts of its own."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from sayso.errors import ConfigError
from sayso.ledgers.said_line import read_said
from sayso.records.anchor import Anchor
from sayso.records.decision import (
    Act,
    ConfirmForecast,
    LeaveOut,
    MakeForecast,
    OpenQuestion,
    SettleQuestion,
)
from sayso.records.ledger import Ledger, Question
from sayso.web.adding import posted_forecast, posted_question
from sayso.web.forms import Posted, posted
from sayso.web.outcomes import posted_outcome
from sayso.web.rendering import case_path, go_to
from sayso.web.tracked import ToConfirm, case_ledger, drafted_in
from sayso.web.visitors import Desk, NotThereError, analyst_desk, laid_reading

router = APIRouter(include_in_schema=False, prefix="/cases/{case}/forecasts")
_MOST_WORDS = 1_000


@router.post("/confirm")
def confirm(
    desk: Annotated[Desk, Depends(analyst_desk)], sent: Annotated[Posted, Depends(posted)]
) -> Response:
    """Confirm a drafted forecast, with what its words do not say supplied; or leave it out."""
    one = _drafted(desk, sent)
    acts: list[Act] = [LeaveOut(at=one.at)]
    why = sent.text("why")
    if sent.text("do") == "leave out":
        if not why:
            raise ConfigError("a forecast is left out with a reason", remedy="write it beside")
    else:
        acts = _confirming(one, sent, desk.visitor.name)
    desk.store.decisions.append(acts, case=desk.case, who=desk.visitor.name, why=why)
    return go_to(_tab(desk, "confirm"), told="decided")


@router.post("/add")
def add(
    desk: Annotated[Desk, Depends(analyst_desk)], sent: Annotated[Posted, Depends(posted)]
) -> Response:
    """Add a forecast by hand, and open its question."""
    ledger = case_ledger(desk)
    question, line = posted_question(sent, {one.id for one in ledger.questions})
    forecast = posted_forecast(ledger, question, line, sent)
    acts: list[Act] = [OpenQuestion(question=question), MakeForecast(forecast=forecast)]
    desk.store.decisions.append(acts, case=desk.case, who=desk.visitor.name, why=sent.text("why"))
    return go_to(case_path(desk.case, "forecasts", "questions", question.id), told="decided")


@router.post("/questions/{question}/forecast")
def forecast(
    question: str,
    desk: Annotated[Desk, Depends(analyst_desk)],
    sent: Annotated[Posted, Depends(posted)],
) -> Response:
    """Add another forecast of a question, by the same source or another."""
    ledger = case_ledger(desk)
    asked = _asked(ledger, question)
    made = posted_forecast(ledger, asked, read_said(asked.kind, sent.text("said")), sent)
    act = MakeForecast(forecast=made)
    desk.store.decisions.append([act], case=desk.case, who=desk.visitor.name, why=sent.text("why"))
    return go_to(case_path(desk.case, "forecasts", "questions", question), told="decided")


@router.post("/questions/{question}/settle")
def settle(
    question: str,
    desk: Annotated[Desk, Depends(analyst_desk)],
    sent: Annotated[Posted, Depends(posted)],
) -> Response:
    """Settle a question: yes, no, an option, a number or a day, or void, with what shows it."""
    asked = _asked(case_ledger(desk), question)
    cites = _cited(desk, sent)
    act = SettleQuestion(outcome=posted_outcome(asked, sent, cites), cites=cites)
    desk.store.decisions.append(
        [act],
        case=desk.case,
        who=desk.visitor.name,
        why=sent.text("why"),
        seen=sent.number("seen"),
    )
    return go_to(case_path(desk.case, "forecasts", "questions", question), told="decided")


def _asked(ledger: Ledger, question: str) -> Question:
    asked = next((one for one in ledger.questions if one.id == question), None)
    if asked is None:
        raise NotThereError
    return asked


def _confirming(one: ToConfirm, sent: Posted, who: str) -> list[Act]:
    """The question, the forecast, and that its words were confirmed."""
    question, forecast = one.drafted.question, one.drafted.forecast
    supplied = []
    last_day, asks = sent.day("last_day"), sent.text("asks")[:_MOST_WORDS]
    if last_day is not None and last_day != question.last_day:
        question = replace(question, last_day=last_day)
        supplied.append("last_day")
    if asks and asks != forecast.words:
        question = replace(question, asks=asks)
        supplied.append("asks")
    if supplied:
        question = replace(question, interpreted=tuple(supplied), interpreted_by=who)
    return [
        OpenQuestion(question=replace(question, asks=question.asks or forecast.words or "")),
        MakeForecast(forecast=forecast),
        ConfirmForecast(at=one.at),
    ]


def _drafted(desk: Desk, sent: Posted) -> ToConfirm:
    """The drafted forecast whose place the form names."""
    document, start, end = _place(sent.text("at"))
    for one in drafted_in(desk, document, case_ledger(desk)):
        if (one.at.start, one.at.end) == (start, end):
            return one
    raise ConfigError("this forecast is no longer drafted", remedy="load the page again")


def _cited(desk: Desk, sent: Posted) -> tuple[Anchor, ...]:
    """The claim that the form cites, by the address of its page or its place."""
    written = sent.text("cite")
    if not written:
        return ()
    document, start, end = _place(written)
    for claim in laid_reading(desk, document).reading.claims:
        if (claim.start, claim.end) == (start, end):
            return (Anchor(document=document, start=start, end=end, quote=claim.text),)
    raise ConfigError("no claim of this case stands there", remedy="choose one from the list")


def _place(written: str) -> tuple[str, int, int]:
    document, _, span = written.partition(":")
    start, _, end = span.partition(":")
    if not (start.isdecimal() and end.isdecimal() and len(span) < 24):
        raise ConfigError("a claim's place cannot be read", remedy="load the page again")
    return document, int(start), int(end)


def _tab(desk: Desk, name: str) -> str:
    return f"{case_path(desk.case, 'forecasts')}?show={name}"

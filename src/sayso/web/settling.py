"""What the forms of forecasts decide: confirm, leave out, add, settle, each by acts of its own."""

from dataclasses import replace
from datetime import date
from typing import Annotated, get_args

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from sayso.errors import ConfigError
from sayso.ledgers.imported import slug
from sayso.ledgers.values import read_stated
from sayso.records.decision import (
    Act,
    Anchor,
    ConfirmForecast,
    LeaveOut,
    MakeForecast,
    OpenQuestion,
    SettleQuestion,
)
from sayso.records.ledger import (
    ForecastStatement,
    Outcome,
    Question,
    Result,
    Stated,
    VoidReason,
)
from sayso.web.forms import Posted, posted
from sayso.web.rendering import case_path, go_to
from sayso.web.tracked import ToConfirm, case_ledger, drafted_in
from sayso.web.visitors import Desk, NotThereError, analyst_desk, laid_reading

router = APIRouter(include_in_schema=False, prefix="/cases/{case}/forecasts")
_MOST_WORDS = 1_000
_MOST_NAME = 200
_RESULTS: tuple[Result, ...] = ("yes", "no", "partly")


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
    asks = sent.needed("asks", "what is asked")[:_MOST_WORDS]
    taken = {one.id for one in case_ledger(desk).questions}
    question = Question(id=slug(asks, taken), asks=asks, last_day=_day(sent, "last_day"))
    forecast = ForecastStatement(
        question=question.id,
        source=sent.needed("source", "who forecasts it")[:_MOST_NAME],
        made=_day(sent, "made") or date.today(),
        probability=_stated(sent),
    )
    acts: list[Act] = [OpenQuestion(question=question), MakeForecast(forecast=forecast)]
    desk.store.decisions.append(acts, case=desk.case, who=desk.visitor.name, why=sent.text("why"))
    return go_to(case_path(desk.case, "forecasts", "questions", question.id), told="decided")


@router.post("/questions/{question}/settle")
def settle(
    question: str,
    desk: Annotated[Desk, Depends(analyst_desk)],
    sent: Annotated[Posted, Depends(posted)],
) -> Response:
    """Settle a question: yes, no, void or partly, with what shows it."""
    if question not in {one.id for one in case_ledger(desk).questions}:
        raise NotThereError
    cites = _cited(desk, sent)
    act = SettleQuestion(outcome=_outcome(question, sent, cites), cites=cites)
    desk.store.decisions.append(
        [act],
        case=desk.case,
        who=desk.visitor.name,
        why=sent.text("why"),
        seen=sent.number("seen"),
    )
    return go_to(case_path(desk.case, "forecasts", "questions", question), told="decided")


def _confirming(one: ToConfirm, sent: Posted, who: str) -> list[Act]:
    """The question, the forecast, and that its words were confirmed."""
    question, forecast = one.drafted.question, one.drafted.forecast
    supplied = []
    last_day, asks = _day(sent, "last_day"), sent.text("asks")[:_MOST_WORDS]
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


def _outcome(question: str, sent: Posted, cites: tuple[Anchor, ...]) -> Outcome:
    said, why = sent.text("is"), sent.text("why")
    evidence = tuple(
        line for line in (sent.text("evidence"), *(f"“{at.quote}”" for at in cites)) if line
    )
    known = _day(sent, "known")
    if said == "void":
        reason = next((one for one in get_args(VoidReason) if one == sent.text("reason")), None)
        if reason is None:
            raise ConfigError("a void names its reason", remedy="choose one of the four")
        return Outcome(
            question=question, result="void", reason=reason, why=why or reason, known=known
        )
    result = next((one for one in _RESULTS if one == said), None)
    if result is None:
        raise ConfigError("what came about is missing", remedy="choose yes, no, partly or void")
    if not evidence:
        raise ConfigError("nothing shows it", remedy="write what does, or cite a claim")
    if known is None:
        raise ConfigError(
            "the day is missing on which one could first know", remedy="write it as 2026-06-12"
        )
    if known > date.today():
        raise ConfigError(f"{known} is not here yet")
    share = _share(sent) if result == "partly" else None
    if result == "partly" and not why:
        raise ConfigError("partly needs a reason", remedy="write which part came about")
    return Outcome(
        question=question, result=result, share=share, known=known, evidence=evidence, why=why
    )


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


def _stated(sent: Posted) -> Stated | None:
    written = sent.text("probability")
    if not written:
        return None
    try:
        return read_stated(written)
    except ValueError as error:
        message, _, remedy = str(error).partition("; ")
        raise ConfigError(message, remedy=remedy) from error


def _day(sent: Posted, name: str) -> date | None:
    written = sent.text(name)
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ConfigError(f"{written[:20]!r} is no day", remedy="write it as 2026-06-30") from None


def _share(sent: Posted) -> float | None:
    written = sent.text("share").removesuffix("%").strip()
    if not written:
        return None
    try:
        found = float(written) / 100
    except ValueError:
        raise ConfigError(f"{written[:20]!r} is no share in percent") from None
    if not 0 <= found <= 1:
        raise ConfigError(f"{written[:20]} is no share in percent", remedy="0 to 100")
    return found


def _tab(desk: Desk, name: str) -> str:
    return f"{case_path(desk.case, 'forecasts')}?show={name}"

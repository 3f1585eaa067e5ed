"""The JSON API's decisions on forecasts: opened, confirmed, revised, withdrawn and settled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from fastapi.responses import Response
from pydantic import Field

from sayso.records.decision import Act, MakeForecast, OpenQuestion, SettleQuestion
from sayso.records.ledger import (
    ForecastStatement,
    Question,
    QuestionKind,
    Result,
    VoidReason,
)
from sayso.web.api import CaseName, DecisionRow, Offset, Seen, Text, json_only, row_of
from sayso.web.api_links import ClaimPlace, Place
from sayso.web.api_schema import json_answer, problems, schema_of
from sayso.web.deciding import decide
from sayso.web.forecast_acts import (
    confirming_acts,
    forecasting_acts,
    leaving_acts,
    opening_acts,
    settling_acts,
    withdrawing_acts,
)
from sayso.web.forms import Posted
from sayso.web.tracked import case_ledger, to_confirm
from sayso.web.visitors import Desk, analyst_desk, reader_desk

router = APIRouter(
    prefix="/api/cases/{case}/forecasts", responses=problems(401, 403, 404, 409, 422)
)
AtDesk = Annotated[Desk, Depends(analyst_desk)]
Asked = Annotated[str, Path(description="The id of a question of the ledger.", max_length=200)]
Words = Annotated[Text, Field(max_length=1_000)]
Name = Annotated[Text, Field(max_length=200)]
_JSON = (Depends(json_only),)


@dataclass(frozen=True, kw_only=True)
class DraftedForecast:
    """A forecast that a claim makes and nobody has confirmed or left out: where, and what it lacks.

    It is what the document says, on the word of ``forecast.source``.
    """

    document: str
    start: int
    end: int
    quote: str
    title: str
    question: Question
    forecast: ForecastStatement
    lacks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """The place of a drafted forecast, and what its words do not say: what is asked, until when."""

    document: Text
    start: Place
    end: Place
    asks: Words = ""
    last_day: date | None = None
    why: Text = ""
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class Omission:
    """The place of a drafted forecast that is not to be tracked, and why."""

    document: Text
    start: Place
    end: Place
    why: Annotated[Text, Field(min_length=1)]
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class NewQuestion:
    """A question and its first forecast; ``said`` as a ledger has it, by the question's kind.

    yes-no: "likely", "70%", "3:1". one-of: "A 60%, B 40%". number: "120" or "80 to 150". day:
    "2026-06-12", or two with "to". ``low`` and ``high`` are bounds of a number or a day.
    """

    asks: Annotated[Text, Field(min_length=1, max_length=1_000)]
    source: Annotated[Text, Field(min_length=1, max_length=200)]
    said: Words = ""
    kind: QuestionKind = "yes-no"
    made: date | None = None
    last_day: date | None = None
    unit: Name = ""
    low: Name = ""
    high: Name = ""
    why: Text = ""
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class NewForecast:
    """Another forecast of a question; of the same source and day, instead of what it said then."""

    source: Annotated[Text, Field(min_length=1, max_length=200)]
    said: Words = ""
    made: date | None = None
    why: Text = ""
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """From which day a source stands by its forecast no longer; without ``made``, its newest."""

    source: Annotated[Text, Field(min_length=1, max_length=200)]
    withdrawn: date
    made: date | None = None
    why: Text = ""
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class Settlement:
    """What came of a question, by its kind, and what shows it: words, or a claim of the case.

    ``option`` goes with "option", ``value`` (a number, or a day) with "value", ``share`` in
    [0, 1] with "partly", ``reason`` with "void". ``known``: the first day on which one could know.
    """

    result: Result
    option: Text | None = None
    value: Text | float | None = None
    share: Annotated[float, Field(ge=0, le=1)] | None = None
    reason: VoidReason | None = None
    known: date | None = None
    evidence: Words = ""
    cite: ClaimPlace | None = None
    why: Text = ""
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class Tracked:
    """The decisions that were made, and the id of the question that they are about, if any."""

    question: str | None
    decisions: tuple[DecisionRow, ...]


_TRACKED = schema_of(Tracked, status=201)
Sendable = Confirmation | Omission | NewQuestion | NewForecast | Withdrawal | Settlement


@router.get("/drafted", responses=schema_of(tuple[DraftedForecast, ...]))
def drafted(
    case: CaseName, desk: Annotated[Desk, Depends(reader_desk)], offset: Offset = 0
) -> Response:
    """Forecasts that wait to be confirmed, among 100 claims of the kind forecast from an offset."""
    found = to_confirm(desk, case_ledger(desk), offset=offset)
    rows = (
        DraftedForecast(
            document=one.at.document,
            start=one.at.start,
            end=one.at.end,
            quote=one.at.quote,
            title=one.title,
            question=one.drafted.question,
            forecast=one.drafted.forecast,
            lacks=tuple(each.what for each in one.drafted.lacks),
        )
        for one in found
    )
    return json_answer(tuple(rows))


@router.post("", responses=_TRACKED, status_code=201, dependencies=_JSON)
def open_question(case: CaseName, desk: AtDesk, sent: NewQuestion) -> Response:
    """Open a question with its first forecast."""
    return _decided(desk, sent, opening_acts)


@router.post("/confirmations", responses=_TRACKED, status_code=201, dependencies=_JSON)
def confirm(case: CaseName, desk: AtDesk, sent: Confirmation) -> Response:
    """Confirm that words of a document forecast what was drafted from them."""
    return _decided(desk, sent, confirming_acts)


@router.post("/omissions", responses=_TRACKED, status_code=201, dependencies=_JSON)
def leave_out(case: CaseName, desk: AtDesk, sent: Omission) -> Response:
    """Leave a drafted forecast out, with a reason."""
    return _decided(desk, sent, leaving_acts)


@router.post(
    "/questions/{question}/statements", responses=_TRACKED, status_code=201, dependencies=_JSON
)
def forecast(case: CaseName, question: Asked, desk: AtDesk, sent: NewForecast) -> Response:
    """Add a forecast of a question: of another source, or what a source says now."""
    return _decided(desk, sent, partial(forecasting_acts, question=question))


@router.post(
    "/questions/{question}/withdrawals", responses=_TRACKED, status_code=201, dependencies=_JSON
)
def withdraw(case: CaseName, question: Asked, desk: AtDesk, sent: Withdrawal) -> Response:
    """Note that a source stands by its forecast no longer."""
    return _decided(desk, sent, partial(withdrawing_acts, question=question))


@router.post(
    "/questions/{question}/outcomes", responses=_TRACKED, status_code=201, dependencies=_JSON
)
def settle(case: CaseName, question: Asked, desk: AtDesk, sent: Settlement) -> Response:
    """Settle a question."""
    return _decided(desk, sent, partial(settling_acts, question=question))


def _decided(
    desk: Desk, sent: Sendable, acts_of: Callable[[Desk, Posted], Sequence[Act]]
) -> Response:
    """Decide as the form would, of the same fields."""
    posted = _posted(sent)
    acts = acts_of(desk, posted)
    made = decide(desk, acts, posted)
    answer = Tracked(question=_question_of(acts), decisions=tuple(map(row_of, made)))
    return json_answer(answer, status=201)


def _posted(sent: Sendable) -> Posted:
    """What was sent as the form has it."""
    given = {one.name: getattr(sent, one.name) for one in fields(sent)}
    match sent:
        case Confirmation() | Omission():
            place = ClaimPlace(document=sent.document, start=sent.start, end=sent.end)
            given = {**given, "at": place.box}
        case Settlement():
            share = None if sent.share is None else f"{100 * sent.share:.12g}"
            cite = sent.cite.box if sent.cite is not None else None
            given = {**given, "is": sent.result, "share": share, "cite": cite}
    return Posted(fields={name: (str(one),) for name, one in given.items() if one is not None})


def _question_of(acts: Sequence[Act]) -> str | None:
    for act in acts:
        match act:
            case OpenQuestion(question=question):
                return question.id
            case MakeForecast(forecast=forecast):
                return forecast.question
            case SettleQuestion(outcome=outcome):
                return outcome.question
            case _:
                pass
    return None

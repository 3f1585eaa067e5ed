"""Page 6, forecasts: to confirm, due, open, settled, the scorecard, and one question by itself."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from markupsafe import Markup

from sayso.decisions.telling import outcome_told
from sayso.decisions.tracking import at_odds, settled_by
from sayso.errors import LedgerError
from sayso.forecasts.said_lines import said_lines
from sayso.forecasts.scorecard import make_scorecard
from sayso.forecasts.telling import quantity, stated_words
from sayso.forecasts.words import wording_of
from sayso.pages.draw_said import Drawn, draw_said
from sayso.pages.draw_words import count
from sayso.pages.scorecard_page import scorecard_values
from sayso.records.ledger import ForecastStatement, Ledger
from sayso.records.scorecard import Options
from sayso.records.shelf import ClaimQuery
from sayso.web.adding import KINDS
from sayso.web.claims import box
from sayso.web.queries import asked
from sayso.web.rendering import page, within_page
from sayso.web.tracked import (
    MOST_DRAFTED,
    Row,
    case_ledger,
    rows_of,
    shown,
    to_confirm,
    waiting_for_second,
)
from sayso.web.visitors import Desk, NotThereError, reader_desk

router = APIRouter(include_in_schema=False, prefix="/cases/{case}/forecasts")
_MOST_CITED = 200
TABS = {
    "confirm": "To confirm",
    "due": "Due",
    "open": "Open",
    "settled": "Settled",
    "scorecard": "Scorecard",
}


@router.get("")
def forecasts(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """The forecasts of the case, on one of five tabs."""
    want, today = asked(request), date.today()
    tab = want.one_of("show", tuple(TABS), "confirm")
    ledger = case_ledger(desk)
    rows = rows_of(ledger, today, waiting_for_second(desk))
    values: dict[str, Any] = {"rows": shown(rows, tab, today)}
    if tab == "confirm":
        drafted = to_confirm(desk, ledger, offset=want.offset())
        values = {"drafted": drafted, "size": MOST_DRAFTED, "offset": want.offset()}
    elif tab == "scorecard":
        values = scored(ledger, want.day("on") or today)
    return page(
        request,
        "forecasts.html",
        desk=desk,
        shown=tab,
        tabs={
            name: (
                title,
                None if name in ("confirm", "scorecard") else len(shown(rows, name, today)),
            )
            for name, title in TABS.items()
        },
        want=want,
        today=today,
        stated_words=stated_words,
        outcome_told=outcome_told,
        kinds=KINDS,
        **{"count": count, **values},
    )


@router.get("/questions/{question}")
def question(
    request: Request, question: str, desk: Annotated[Desk, Depends(reader_desk)]
) -> Response:
    """One question: its words, every statement with its place, and how it came out."""
    today = date.today()
    ledger = case_ledger(desk)
    rows = rows_of(ledger, today, waiting_for_second(desk))
    row = next((one for one in rows if one.asked.question.id == question), None)
    if row is None:
        raise NotThereError
    history = settled_by(desk.store.decisions.list(case=desk.case), question)
    return page(
        request,
        "question.html",
        desk=desk,
        row=row,
        newest=_newest(row.statements),
        claims=desk.store.claims.list(ClaimQuery(case=desk.case, limit=_MOST_CITED)).rows,
        box=box,
        history=history,
        at_odds=at_odds(history),
        chart=_said_over_time(row, ledger, today),
        today=today,
        stated_words=stated_words,
        outcome_told=outcome_told,
        quantity=quantity,
    )


def _newest(statements: Iterable[ForecastStatement]) -> dict[str, date]:
    """The day of each source's newest statement, which it stands by."""
    found: dict[str, date] = {}
    for one in statements:
        if one.made is not None:
            found[one.source] = max(one.made, found.get(one.source, one.made))
    return found


def scored(ledger: Ledger, on: date) -> dict[str, Any]:
    """What the scorecard's part of the page needs; why there is none where there is none."""
    try:
        card = make_scorecard(ledger, Options(on=on))
    except LedgerError as error:
        return {"why_not": error.message, "rows": ()}
    values = scorecard_values(card)
    charts = {name: within_page(pair) for name, pair in values["charts"].items()}
    return {**values, "charts": charts, "why_not": "", "rows": ()}


def _said_over_time(row: Row, ledger: Ledger, today: date) -> tuple[Markup, ...]:
    """The chart of a question, wide and narrow; none where nothing was said in numbers."""
    question, outcome = row.asked.question, row.asked.outcome
    lines = said_lines(row.statements, question, wording_of(ledger))
    if not lines:
        return ()
    known = outcome.known if outcome is not None else None
    drawn = Drawn(
        question=question,
        lines=lines,
        until=min(one for one in (known, question.last_day, today) if one is not None),
        came=outcome_told(outcome) if outcome is not None else "",
        known=known,
    )
    return within_page((draw_said(drawn), draw_said(drawn, narrow=True)))

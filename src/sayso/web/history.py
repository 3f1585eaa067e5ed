"""Page 5, history: who decided what and when, undo, and the judgement as it stood on any day."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.decisions.standing import standing
from sayso.decisions.subjects import document_of
from sayso.decisions.telling import told
from sayso.errors import ConfigError
from sayso.hypotheses.wording import percent
from sayso.pages.draw_board import draw_board
from sayso.records.decision import Decision, Undo
from sayso.web.deciding import decide
from sayso.web.forms import Posted, posted
from sayso.web.listing import ROWS, has_words, some, words_of
from sayso.web.queries import Asked, asked
from sayso.web.rendering import case_path, go_to, page
from sayso.web.tables import Columns, form_of, table_answer
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, analyst_desk, reader_desk
from sayso.web.weigh import judges_of, sentences_of

router = APIRouter(include_in_schema=False, prefix="/cases/{case}/history")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision, what it says in words, whether it holds, and the document it is about, if any."""

    decision: Decision
    told: str
    holds: bool
    document: str | None


_COLUMNS: Columns = {
    "number": lambda one: one.decision.number,
    "when": lambda one: one.decision.when,
    "who": lambda one: one.decision.who,
    "kind": lambda one: one.decision.act.act,
    "told": lambda one: one.told,
    "why": lambda one: one.decision.why,
    "holds": lambda one: one.holds,
    "replaces": lambda one: one.decision.replaces,
    "document": lambda one: one.document,
    "hash": lambda one: one.decision.hash,
}


@router.get("")
async def history(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """The decisions, newest first, and the judgement as it stood."""
    return await in_turn(request, desk, lambda: _history(request, desk))


def _history(request: Request, desk: Desk) -> Response:
    want = asked(request)
    until = want.day("until")
    every = desk.store.decisions.list(case=desk.case, until=until)
    holding = {one.number for one in standing(every)}
    rows = [
        Decided(
            decision=one,
            told=told(one.act),
            holds=one.number in holding or isinstance(one.act, Undo),
            document=document_of(one.act),
        )
        for one in every
    ]
    shown = [one for one in rows if _fits(one, want)]
    if want.text("order") != "oldest":
        shown.reverse()
    if form := form_of(want):
        return table_answer(form, shown, _COLUMNS, called="history")
    return page(
        request,
        "history.html",
        desk=desk,
        rows=some(shown, want),
        total=len(every),
        size=ROWS,
        want=want,
        until=until,
        people=sorted({one.who for one in every}),
        kinds=sorted({one.act.act for one in every}),
        **(_as_it_stood(request, desk, until) if until is not None else {}),
    )


def _fits(row: Decided, want: Asked) -> bool:
    """Whether an address asks for that decision."""
    one = row.decision
    return (
        (not want.given("who") or one.who == want.text("who"))
        and (not want.given("kind") or one.act.act == want.text("kind"))
        and (want.maybe("holds") is None or row.holds == want.maybe("holds"))
        and has_words(words_of(want), f"{row.told} {one.why} {one.who}")
    )


@router.post("/undo")
def undo(
    desk: Annotated[Desk, Depends(analyst_desk)], sent: Annotated[Posted, Depends(posted)]
) -> Response:
    """Undo one decision, by a new one."""
    number = sent.number("number")
    if number is None:
        raise ConfigError("no decision is named", remedy="choose one in the history")
    decide(desk, [Undo(number=number)], sent)
    home, back = case_path(desk.case), sent.text("back")
    own = back.startswith(f"{home}/") and "//" not in back and back.isprintable()
    return go_to(back if own else case_path(desk.case, "history"), told="undone")


def _as_it_stood(request: Request, desk: Desk, until: date) -> dict[str, Any]:
    state = desk.store.decisions.state(desk.case, until=until)
    weighed = judges_of(request).weighed(state, whole=True, past=True)
    found = weighed.judgement
    return {
        "stood": state,
        "why_not": weighed.why_not,
        "board": draw_board(state.hypotheses, state.evidence, found),
        "sentences": sentences_of(weighed, state),
        "percent": percent,
    }

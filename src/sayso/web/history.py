"""Page 5, history: who decided what and when, undo, and the judgement as it stood on any day."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.decisions.standing import standing
from sayso.decisions.telling import told
from sayso.errors import ConfigError
from sayso.hypotheses.wording import percent, written_judgement
from sayso.pages.draw_board import draw_board
from sayso.records.decision import Undo
from sayso.web.forms import Posted, posted
from sayso.web.queries import asked
from sayso.web.rendering import case_path, go_to, page
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, analyst_desk, reader_desk
from sayso.web.weigh import judges_of, shortened

router = APIRouter(include_in_schema=False, prefix="/cases/{case}/history")
ROWS = 100


@router.get("")
async def history(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """The decisions, newest first, and the judgement as it stood."""
    return await in_turn(request, desk, lambda: _history(request, desk))


def _history(request: Request, desk: Desk) -> Response:
    want = asked(request)
    chain, until = desk.store.decisions, want.day("until")
    offset = want.offset()
    every = chain.list(case=desk.case, until=until)
    holding = {one.number for one in standing(every)}
    newest = every[::-1]
    return page(
        request,
        "history.html",
        desk=desk,
        rows=[
            (one, told(one.act), one.number in holding or isinstance(one.act, Undo))
            for one in newest[offset : offset + ROWS]
        ],
        total=len(every),
        offset=offset,
        size=ROWS,
        want=want,
        until=until,
        **(_as_it_stood(request, desk, until) if until is not None else {}),
    )


@router.post("/undo")
def undo(
    desk: Annotated[Desk, Depends(analyst_desk)], sent: Annotated[Posted, Depends(posted)]
) -> Response:
    """Undo one decision, by a new one."""
    number = sent.number("number")
    if number is None:
        raise ConfigError("no decision is named", remedy="choose one in the history")
    desk.store.decisions.append(
        [Undo(number=number)],
        case=desk.case,
        who=desk.visitor.name,
        why=sent.text("why"),
        seen=sent.number("seen"),
    )
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
        "sentences": [shortened(one, state) for one in written_judgement(found)] if found else [],
        "percent": percent,
    }

"""The JSON API's exports: what a case holds, in any format that its records have a form in."""

from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response

from sayso.checks.checked import check_draft
from sayso.decisions.casework import to_case
from sayso.errors import CaseError, ConfigError, LedgerError
from sayso.forecasts.scorecard import make_scorecard
from sayso.pipeline.exporting import choose_form
from sayso.records.manner import Manner
from sayso.records.scorecard import Options
from sayso.web.api import CaseName
from sayso.web.api_schema import problems
from sayso.web.intake import told
from sayso.web.judging import Judges
from sayso.web.linked import dossier_of
from sayso.web.problems import answer
from sayso.web.tracked import case_ledger
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, reader_desk
from sayso.web.weigh import judges_of
from sayso.workbench import laid_readings

router = APIRouter(prefix="/api/cases/{case}", responses=problems(401, 403, 404, 422, 429))
Record = Literal["reading", "findings", "dossier", "judgement", "scorecard", "ledger"]
Format = Annotated[str, Path(description="text, html, json, csv …", max_length=40)]
_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file, to be saved.",
        "content": {"application/octet-stream": {"schema": {"type": "string"}}},
    }
}


@router.get("/exports/{record}/{form}", responses=_FILE)
async def export(
    request: Request,
    case: CaseName,
    desk: Annotated[Desk, Depends(reader_desk)],
    record: Record,
    form: Format,
) -> Response:
    """What the case holds, decisions laid over it, as a file; 404 where it has no such form."""
    judges = judges_of(request)
    try:
        chosen = choose_form(record, form)

        def make() -> bytes:
            records, manner = _records(desk, record, judges)
            pieces = chosen.pieces(records, manner)
            return b"".join(one.encode() if isinstance(one, str) else one for one in pieces)

        data = await in_turn(request, desk, make)
    except (CaseError, ConfigError, LedgerError) as error:
        return answer(request, 404, told(error))
    name = quote(f"{case}-{record}{chosen.exporter.extensions[0]}", safe="")
    # Saved and never shown: a page in it would be one of this workbench's.
    return Response(
        data,
        media_type="application/octet-stream",
        headers={"content-disposition": f"attachment; filename*=UTF-8''{name}"},
    )


def _records(desk: Desk, record: Record, judges: Judges) -> tuple[list[Any], Manner]:
    """The records of a kind, and what they are written beside."""
    match record:
        case "reading":
            return list(laid_readings(desk.store, desk.case)), Manner()
        case "findings":
            return [check_draft(one) for one in laid_readings(desk.store, desk.case)], Manner()
        case "dossier":
            readings = {one.document.id: one for one in laid_readings(desk.store, desk.case)}
            return [dossier_of(desk).dossier], Manner(readings=readings)
        case "ledger":
            return [case_ledger(desk)], Manner()
        case "scorecard":
            return [make_scorecard(case_ledger(desk), Options(on=date.today()))], Manner()
    state = desk.store.decisions.state(desk.case)
    weighed = judges.weighed(state, whole=True)
    if weighed.judgement is None:
        raise CaseError(weighed.why_not)
    return [weighed.judgement], Manner(case=to_case(state))

"""The JSON API's exports: what a case holds, in any format that its records have a form in."""

from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response

from sayso.errors import CaseError, ConfigError, LedgerError
from sayso.pipeline.exporting import choose_form
from sayso.web.api import CaseName
from sayso.web.api_schema import problems
from sayso.web.exporting import records_of
from sayso.web.intake import told
from sayso.web.problems import answer
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, reader_desk
from sayso.web.weigh import judges_of

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
            records, manner = records_of(desk, record, judges)
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

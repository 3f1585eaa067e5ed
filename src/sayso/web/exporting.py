"""What a case holds, in every format that it has a form in: as `sayso.export` writes it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from tempfile import TemporaryFile
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response, StreamingResponse

from sayso import plugins
from sayso.checks.checked import check_draft
from sayso.decisions.casework import to_case
from sayso.errors import CaseError, LedgerError, SaysoError
from sayso.forecasts.scorecard import make_scorecard
from sayso.pipeline.exporting import Form, choose_form
from sayso.records.manner import Manner
from sayso.records.scorecard import Options
from sayso.web.intake import told
from sayso.web.judging import Judges
from sayso.web.linked import dossier_of
from sayso.web.problems import answer
from sayso.web.queries import asked
from sayso.web.tracked import case_ledger
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, reader_desk
from sayso.web.weigh import judges_of
from sayso.workbench import laid_readings

router = APIRouter(include_in_schema=False, prefix="/cases/{case}")
RECORDS = {
    "reading": "Claims and documents",
    "findings": "Faults of tradecraft",
    "dossier": "Stories",
    "judgement": "The judgement",
    "ledger": "Forecasts",
    "scorecard": "What came of the forecasts",
}
_OWN_FILE = frozenset({("reading", "docx"), ("findings", "docx")})
"""What is written into a user's own file, which the case no longer has."""
_NAMES_A_SOURCE = frozenset({("ledger", "forecastbench")})
_PIECE = 2**18


def forms_of(record: str) -> tuple[str, ...]:
    """The formats that a case's record can be taken along in, by name."""
    left_out = _OWN_FILE | _NAMES_A_SOURCE
    return tuple(name for name in plugins.formats(record) if (record, name) not in left_out)


@router.get("/export/{record}/{name}")
async def export(
    request: Request, desk: Annotated[Desk, Depends(reader_desk)], record: str, name: str
) -> Response:
    """The record in that format; ``table``: the one of its tables that is wanted."""
    return await in_turn(request, desk, lambda: _export(request, desk, record, name))


def _export(request: Request, desk: Desk, record: str, name: str) -> Response:
    if record not in RECORDS or name not in forms_of(record):
        known = ", ".join(forms_of(record)) if record in RECORDS else ", ".join(RECORDS)
        return answer(request, 404, f"There is no such export; there are {known}.")
    form = choose_form(record, name)
    try:
        records, manner = records_of(desk, record, judges_of(request))
        table = asked(request).text("table") or None
        return _sent(form, form.pieces(records, replace(manner, table=table)))
    except (CaseError, LedgerError) as error:
        return answer(request, 404, f"There is none yet: {told(error)}.")
    except SaysoError as error:
        return answer(request, 400, f"It cannot be written: {told(error)}.")


def records_of(desk: Desk, record: str, judges: Judges) -> tuple[Iterable[Any], Manner]:
    """The records with the case's decisions laid over them, and what they are written beside.

    Raises:
        CaseError: the case cannot be weighed yet.
        LedgerError: it has no forecast to score.
    """
    match record:
        case "reading":
            return laid_readings(desk.store, desk.case), Manner()
        case "findings":
            return map(check_draft, laid_readings(desk.store, desk.case)), Manner()
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


def _sent(form: Form, pieces: Iterable[str | bytes]) -> Response:
    """The pieces as a file, once they are all there: what fails, fails before it is sent."""
    file = TemporaryFile()  # noqa: SIM115  closed once it was sent
    try:
        file.writelines(one.encode() if isinstance(one, str) else one for one in pieces)
    except BaseException:
        file.close()
        raise
    length = str(file.tell())
    file.seek(0)

    def sent() -> Any:
        with file:
            while piece := file.read(_PIECE):
                yield piece

    endings = form.exporter.extensions or (f".{form.format}",)
    headers = {
        "content-length": length,
        "content-disposition": f'attachment; filename="{form.record}{endings[0]}"',
    }
    return StreamingResponse(sent(), media_type=form.exporter.media_type, headers=headers)

"""What a case holds, in every format that it has a form in: as `sayso.export` writes it."""

from collections.abc import Iterable
from tempfile import TemporaryFile
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response, StreamingResponse

from sayso import plugins
from sayso.decisions.tracking import ledger_of
from sayso.errors import SaysoError
from sayso.pipeline.exporting import Form, choose_form
from sayso.records.manner import Manner
from sayso.web.problems import answer
from sayso.web.queries import asked
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, reader_desk
from sayso.workbench import laid_readings

router = APIRouter(include_in_schema=False, prefix="/cases/{case}")
RECORDS = {"reading": "Claims and documents", "dossier": "Stories", "ledger": "Forecasts"}
_OWN_FILE = frozenset({("reading", "docx")})
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
        records, manner = _records(desk, record, asked(request).text("table") or None)
        return _sent(form, form.pieces(records, manner))
    except SaysoError as error:
        return answer(request, 400, f"It cannot be written: {error.message}.")


def _records(desk: Desk, record: str, table: str | None) -> tuple[Iterable[Any], Manner]:
    """The records with the case's decisions laid over them, and the manner to write them in."""
    if record == "reading":
        return laid_readings(desk.store, desk.case), Manner(table=table)
    if record == "ledger":
        decisions = desk.store.decisions.list(case=desk.case)
        return [ledger_of(decisions, title=desk.case)], Manner(table=table)
    readings = {one.document.id: one for one in laid_readings(desk.store, desk.case)}
    dossier = desk.store.dossiers.current(desk.case).dossier
    return [dossier], Manner(table=table, readings=readings)


def _sent(form: Form, pieces: Iterable[str | bytes]) -> Response:
    """The pieces as a file, once they are all there: what fails, fails before it is sent."""
    file = TemporaryFile()  # noqa: SIM115  closed once it was sent
    for piece in pieces:
        file.write(piece.encode("utf-8") if isinstance(piece, str) else piece)
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

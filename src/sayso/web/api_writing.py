"""The JSON API's work in a case: documents in, claims corrected and rejected, a case file in."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, Protocol

import anyio.to_thread
from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import Field

from sayso.cases.case_file import read_case
from sayso.errors import CaseError, ConfigError, ReadError
from sayso.forms.written import told_all
from sayso.records import Claim, SourceKind
from sayso.records.claim import ClaimKind
from sayso.records.claim_act import RejectClaim
from sayso.records.decision import Act
from sayso.records.source import Stance
from sayso.web.api import CaseName, DecisionRow, Seen, Text, json_only, row_of
from sayso.web.api_schema import json_answer, problems, schema_of
from sayso.web.claim import find_claim
from sayso.web.claim_acts import anchor
from sayso.web.correcting import correcting_acts
from sayso.web.forms import Posted
from sayso.web.intake import Intake
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, analyst_desk, laid_reading
from sayso.workbench import import_case

router = APIRouter(
    prefix="/api/cases/{case}",
    responses=problems(401, 403, 404, 409, 413, 422, 429),
    dependencies=[Depends(json_only)],
)


@dataclass(frozen=True, kw_only=True)
class NewDocument:
    """A document to be read: its text, or the bytes of its file in base64 (``data``)."""

    name: Annotated[Text, Field(min_length=1, max_length=200)]
    text: Text | None = None
    data: Text | None = None


@dataclass(frozen=True, kw_only=True)
class TakenIn:
    """What became of a document: its id, and how many claims it has, 0 where it was known."""

    name: str
    what: Literal["added", "known"]
    document: str
    claims: int


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What a claim should have been read as; what is left out stays. "" for no certainty.

    ``words``: those that it is of, as they stand in the document, to cut it anew; ``before``: words
    that stand just before them, where they stand in more than one place.
    """

    document: Text
    claim: Text
    source: Text | None = None
    source_kind: SourceKind | None = None
    stance: Stance | None = None
    certainty: Text | None = None
    kind: ClaimKind | None = None
    words: Text | None = None
    before: Text | None = None
    why: Text = ""
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class Rejection:
    """A claim that the words do not put forward."""

    document: Text
    claim: Text
    why: Text = ""
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class CaseFile:
    """A case as the text of a case file (TOML), which replaces question, evidence and ratings."""

    text: Text
    why: Text = ""


@router.post("/documents", status_code=201, responses=schema_of(TakenIn, status=201))
async def add(
    request: Request,
    case: CaseName,
    desk: Annotated[Desk, Depends(analyst_desk)],
    sent: NewDocument,
) -> Response:
    """Read a document and keep it in the case; one that it holds already is `known`."""
    intake: Intake = request.app.state.intake
    data = _bytes(sent)
    outcome = await anyio.to_thread.run_sync(
        intake.take, desk, sent.name, data, limiter=intake.limiter
    )
    if outcome.what == "unread" or outcome.document is None:
        raise ReadError(outcome.message)
    if outcome.what == "added":
        await in_turn(request, desk, lambda: desk.store.dossiers.current(desk.case))
    taken = TakenIn(
        name=outcome.name, what=outcome.what, document=outcome.document, claims=outcome.claims
    )
    return json_answer(taken, status=201)


@router.post(
    "/corrections", status_code=201, responses=schema_of(tuple[DecisionRow, ...], status=201)
)
def correct(
    case: CaseName, desk: Annotated[Desk, Depends(analyst_desk)], sent: Correction
) -> Response:
    """Lay corrections over a claim: of its source, its certainty, its kind, its words."""
    laid = laid_reading(desk, sent.document)
    found, _ = find_claim(laid, sent.claim)
    acts = correcting_acts(laid, found, Posted(fields=_fields(found, sent)))
    if not acts:
        raise ConfigError("the claim is read so already", remedy="say what should be otherwise")
    return appended(desk, acts, sent)


@router.post(
    "/rejections", status_code=201, responses=schema_of(tuple[DecisionRow, ...], status=201)
)
def reject(
    case: CaseName, desk: Annotated[Desk, Depends(analyst_desk)], sent: Rejection
) -> Response:
    """Decide that the words put no claim forward."""
    found, _ = find_claim(laid_reading(desk, sent.document), sent.claim)
    return appended(desk, [RejectClaim(claim=anchor(found, sent.document))], sent)


@router.post("/file", status_code=201, responses=schema_of(tuple[DecisionRow, ...], status=201))
def import_file(
    case: CaseName, desk: Annotated[Desk, Depends(analyst_desk)], sent: CaseFile
) -> Response:
    """Make the case what a case file says; no decision where it is that already."""
    read, mistakes = read_case(sent.text)
    if read is None:
        raise CaseError(told_all("text", mistakes))
    made = import_case(desk.store, read, name=desk.case, who=desk.visitor.name, why=sent.why)
    return json_answer(tuple(map(row_of, made)), status=201)


def _fields(claim: Claim, sent: Correction) -> dict[str, tuple[str, ...]]:
    """The correction as the form would send it: the innermost speaker's link changed."""
    names = ("certainty", "kind", "words", "before")
    fields: dict[str, tuple[str, ...]] = {
        name: (value,) for name in names if (value := getattr(sent, name)) is not None
    }
    if any(one is not None for one in (sent.source, sent.source_kind, sent.stance)):
        *outer, inner = claim.attributions
        for number, one in enumerate(outer, start=1):
            fields[f"outer-{number}"] = (one.source.name or "",)
            fields[f"outer_kind-{number}"] = (one.source.kind,)
            fields[f"outer_stance-{number}"] = (one.stance,)
        fields["source"] = (inner.source.name or "" if sent.source is None else sent.source,)
        fields["source_kind"] = (sent.source_kind or inner.source.kind,)
        fields["stance"] = (sent.stance or inner.stance,)
    return fields


class Reasoned(Protocol):
    """Something sent: why it is decided, and the newest decision known to who sends it."""

    @property
    def why(self) -> str:
        """The reason, which may be empty."""

    @property
    def seen(self) -> int | None:
        """Its number; None where nobody looked."""


def appended(desk: Desk, acts: Sequence[Act], sent: Reasoned) -> Response:
    """The decisions that were made of the acts."""
    made = desk.store.decisions.append(
        acts, case=desk.case, who=desk.visitor.name, why=sent.why, seen=sent.seen
    )
    return json_answer(tuple(map(row_of, made)), status=201)


def _bytes(sent: NewDocument) -> bytes:
    if (sent.text is None) == (sent.data is None):
        raise ConfigError("give either text or data", remedy="data is the file in base64")
    if sent.text is not None:
        return sent.text.encode()
    try:
        return base64.b64decode(sent.data or "", validate=True)
    except (binascii.Error, ValueError) as error:
        raise ConfigError("data is no base64", remedy="encode the bytes of the file") from error

"""The JSON API: what the pages show and decide, for programs. /api/openapi.json describes it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import AfterValidator, Field, WithJsonSchema

from sayso.decisions.telling import told
from sayso.errors import ConfigError
from sayso.records import Reading
from sayso.records.decision import Decision, Rate, Undo
from sayso.records.judgement import Judgement
from sayso.records.shelf import (
    CaseRow,
    ClaimRow,
    DocumentQuery,
    DocumentRow,
    Page,
    Role,
)
from sayso.web.api_claims import Asking, query_of
from sayso.web.api_schema import json_answer, problems, schema_of, told_once
from sayso.web.cases import make_case
from sayso.web.forms import check_origin, plain_text
from sayso.web.problems import answer
from sayso.web.tokens import session_token
from sayso.web.turns import Turns, in_turn
from sayso.web.visitors import Desk, analyst_desk, laid_reading, reader_desk, store_of, visitor
from sayso.web.weigh import judges_of
from sayso.web.written import estimate_of

router = APIRouter(prefix="/api", responses=problems(401, 403, 404, 422))
_MOST = 500
CaseName = Annotated[str, Path(description="The case's name.", max_length=200)]
Words = Annotated[str, Query(max_length=500)]
_NO_NUL = {"type": "string", "pattern": r"^[^\u0000]*$"}
Text = Annotated[str, AfterValidator(plain_text), WithJsonSchema(_NO_NUL)]
_LARGEST = 2**53 - 1  # which JSON carries exactly
Number = Annotated[int, Field(ge=1, le=_LARGEST, strict=True)]
Seen = Annotated[int, Field(ge=0, le=_LARGEST, strict=True)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]
Limit = Annotated[int, Query(ge=1, le=_MOST)]


def json_only(request: Request) -> None:
    """Refuse what a page elsewhere could have made a browser send."""
    check_origin(request)
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise ConfigError("this address takes JSON", remedy="send it as application/json")


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """A name and a password."""

    name: Text
    password: Text


@dataclass(frozen=True, kw_only=True)
class Token:
    """A session's token: send it as `Authorization: Bearer TOKEN`."""

    token: str


@dataclass(frozen=True, kw_only=True)
class Rating:
    """How likely an item is under a hypothesis.

    ``rating``: CC, C, N, I, II, NA, a word of the case's scale, a number, or a range [low, high].
    ``own``: as the view of who asks, to be pooled. ``seen``: the newest decision known.
    """

    evidence: Text
    hypothesis: Text
    rating: Text | float | list[float]
    own: bool = False
    why: Text = ""
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class Undoing:
    """The number of the decision to be undone."""

    number: Number
    why: Text = ""


@dataclass(frozen=True, kw_only=True)
class DecisionRow:
    """One decision: its kind, and what it says in words."""

    number: int
    who: str
    when: datetime
    why: str
    kind: str
    told: str
    replaces: int | None
    hash: str


@dataclass(frozen=True, kw_only=True)
class NewCase:
    """A case to be made: its name, what it asks, and its hypotheses, called H1, H2 and so on."""

    name: Annotated[Text, Field(min_length=1, max_length=200)]
    question: Text = ""
    hypotheses: Annotated[list[Text], Field(max_length=50)] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class CaseAnswer:
    """One case, and what the visitor may do in it."""

    name: str
    question: str
    role: Role
    number: int


@router.post(
    "/session", dependencies=[Depends(json_only)], responses=schema_of(Token) | problems(429)
)
async def sign_in(request: Request, sent: Credentials) -> Response:
    """A token for a name and a password."""
    address = request.client.host if request.client else "unknown"
    turns: Turns = request.app.state.sign_ins
    return await turns.take(address, lambda: _sign_in(request, sent, address))


def _sign_in(request: Request, sent: Credentials, address: str) -> Response:
    token = store_of(request).sessions.sign_in(sent.name, sent.password, address=address)
    if token is None:
        return json_answer({"error": "Name and password do not fit."}, status=401)
    return told_once(Token(token=token))


@router.delete("/session", status_code=204, responses={204: {"description": "Signed out."}})
def sign_out(request: Request) -> Response:
    """End the session of the token."""
    check_origin(request)
    if token := session_token(request):
        store_of(request).sessions.sign_out(token)
    return Response(status_code=204)


@router.get("/cases", responses=schema_of(tuple[CaseRow, ...]))
def cases(request: Request) -> Response:
    """The cases of whoever asks."""
    who = visitor(request)
    return json_answer(store_of(request).cases(user=who.user.name if who.user else None))


@router.post(
    "/cases",
    status_code=201,
    dependencies=[Depends(json_only)],
    responses=schema_of(CaseAnswer, status=201),
)
def add_case(request: Request, sent: NewCase) -> Response:
    """Make a case. In a store with accounts `sayso add` does, where roles are given."""
    hypotheses = tuple(filter(None, (one.strip() for one in sent.hypotheses)))
    make_case(request, sent.name, sent.question.strip(), hypotheses)
    return json_answer(_case(reader_desk(request, sent.name)), status=201)


@router.get("/cases/{case}", responses=schema_of(CaseAnswer))
def case(case: CaseName, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """One case: its question, its newest decision, and what may be done in it."""
    return json_answer(_case(desk))


def _case(desk: Desk) -> CaseAnswer:
    state = desk.store.decisions.state(desk.case)
    return CaseAnswer(name=desk.case, question=state.question, role=desk.role, number=state.number)


@router.get("/cases/{case}/documents", responses=schema_of(Page[DocumentRow]))
def documents(
    case: CaseName,
    desk: Annotated[Desk, Depends(reader_desk)],
    words: Words = "",
    order: Literal["added", "published", "title", "claims"] = "added",
    offset: Offset = 0,
    limit: Limit = 50,
) -> Response:
    """The documents of a case."""
    query = DocumentQuery(case=case, words=words, order=order, offset=offset, limit=limit)
    return json_answer(desk.store.documents.list(query))


@router.get("/cases/{case}/documents/{document}", responses=schema_of(Reading))
def document(
    case: CaseName, document: str, desk: Annotated[Desk, Depends(reader_desk)]
) -> Response:
    """The reading of a document with the case's decisions laid over it."""
    return json_answer(laid_reading(desk, document).reading)


@router.get("/cases/{case}/claims", responses=schema_of(Page[ClaimRow]))
def claims(
    case: CaseName,
    desk: Annotated[Desk, Depends(reader_desk)],
    asking: Annotated[Asking, Depends()],
    offset: Offset = 0,
    limit: Limit = 50,
) -> Response:
    """The claims of a case."""
    return json_answer(desk.store.claims.list(query_of(case, asking, offset, limit)))


@router.get("/cases/{case}/judgement", responses=schema_of(Judgement))
async def judgement(
    request: Request,
    case: CaseName,
    desk: Annotated[Desk, Depends(reader_desk)],
    until: date | None = None,
) -> Response:
    """The judgement of a case, now or as it stood at the end of a day."""
    return await in_turn(request, desk, lambda: _judgement(request, case, desk, until))


def _judgement(request: Request, case: str, desk: Desk, until: date | None) -> Response:
    state = desk.store.decisions.state(case, until=until)
    weighed = judges_of(request).weighed(state, whole=True, past=until is not None)
    if weighed.judgement is None:
        return answer(request, 404, weighed.why_not)
    return json_answer(weighed.judgement)


@router.post(
    "/cases/{case}/ratings",
    status_code=201,
    dependencies=[Depends(json_only)],
    responses=schema_of(DecisionRow, status=201) | problems(409),
)
def rate(case: CaseName, desk: Annotated[Desk, Depends(analyst_desk)], sent: Rating) -> Response:
    """Rate an item under a hypothesis."""
    by = desk.visitor.name if sent.own else None
    estimate = estimate_of(sent.rating, desk.store.decisions.state(case).scale)
    act = Rate(evidence=sent.evidence, hypothesis=sent.hypothesis, estimate=estimate, by=by)
    return _appended(desk, act, why=sent.why, seen=sent.seen)


@router.get("/cases/{case}/decisions", responses=schema_of(tuple[DecisionRow, ...]))
def decisions(
    case: CaseName,
    desk: Annotated[Desk, Depends(reader_desk)],
    until: date | None = None,
    offset: Offset = 0,
    limit: Limit = 100,
) -> Response:
    """The decisions of a case, newest first."""
    rows = desk.store.decisions.list(
        case=case, until=until, offset=offset, limit=limit, newest_first=True
    )
    return json_answer(tuple(map(row_of, rows)))


@router.post(
    "/cases/{case}/undo",
    status_code=201,
    dependencies=[Depends(json_only)],
    responses=schema_of(DecisionRow, status=201) | problems(409),
)
def undo(case: CaseName, desk: Annotated[Desk, Depends(analyst_desk)], sent: Undoing) -> Response:
    """Undo a decision, by a new one."""
    return _appended(desk, Undo(number=sent.number), why=sent.why, seen=None)


def _appended(desk: Desk, act: Rate | Undo, *, why: str, seen: int | None) -> Response:
    (made,) = desk.store.decisions.append(
        [act], case=desk.case, who=desk.visitor.name, why=why, seen=seen
    )
    return json_answer(row_of(made), status=201)


def row_of(decision: Decision) -> DecisionRow:
    """A decision as the API tells it."""
    return DecisionRow(
        number=decision.number,
        who=decision.who,
        when=decision.when,
        why=decision.why,
        kind=decision.act.act,
        told=told(decision.act),
        replaces=decision.replaces,
        hash=decision.hash,
    )

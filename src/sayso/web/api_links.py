"""The JSON API's decisions on what is linked: joined, parted, copies, verdicts, evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import Field

from sayso.errors import ConfigError
from sayso.records.decision import Act, PutEvidence, SetCopy
from sayso.records.dossier import Story
from sayso.records.linked import Telling
from sayso.records.settled import Taken
from sayso.web.actor_acts import merging_act, parting_acts
from sayso.web.api import CaseName, DecisionRow, Seen, Text, json_only, row_of
from sayso.web.api_schema import json_answer, problems, schema_of
from sayso.web.claim_acts import next_evidence_id
from sayso.web.evidence import evidence_acts
from sayso.web.link_acts import join_acts, part_acts
from sayso.web.linked import dossier_of, story_of, ticked
from sayso.web.proposing import Proposal, propose
from sayso.web.queue import judging_act
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, analyst_desk

router = APIRouter(
    prefix="/api/cases/{case}",
    responses=problems(401, 403, 404, 409, 422),
    dependencies=[Depends(json_only)],
)
Place = Annotated[int, Field(ge=0, le=2**31, strict=True)]


@dataclass(frozen=True, kw_only=True)
class ClaimPlace:
    """Where a claim stands: half-open, in code points of the document's text."""

    document: Text
    start: Place
    end: Place

    @property
    def box(self) -> str:
        """As forms write it."""
        return f"{self.document}:{self.start}:{self.end}"


Places = Annotated[list[ClaimPlace], Field(min_length=1, max_length=200)]


@dataclass(frozen=True, kw_only=True)
class Claims:
    """Claims of one story that say the same; or, parted, that do not say what their groups say."""

    story: Text
    claims: Places
    why: Text = ""
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class CopyDecision:
    """Whether the document ``by`` took its text from ``of``, both share an origin, or neither."""

    of: Text
    by: Text
    taken: Taken = "taken"
    why: Text = ""
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Whether something that was found is right: a disagreement, a loss, or that two are one."""

    story: Text
    queue: Literal["disagreements", "losses", "doubts"]
    id: Text
    right: Annotated[bool, Field(strict=True)]
    why: Text = ""
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class NewEvidence:
    """Claims that become one item of evidence, a report each, copies and chain as linked.

    ``id`` and ``text`` of the item are made up where they are left out.
    """

    claims: Places
    text: Text = ""
    id: Text = ""
    reliability: Text = "F"
    why: Text = ""
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class Merging:
    """Actors that are one, by their ids, and the name they have then; that of the first else."""

    actors: Annotated[list[Text], Field(min_length=2, max_length=50)]
    name: Annotated[Text, Field(max_length=200)] = ""
    why: Text = ""
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class Parting:
    """An actor whose names somebody merged, and who is several after all."""

    actor: Text
    why: Text = ""
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class Made:
    """The decisions that were made, and for evidence the id of the item."""

    decisions: tuple[DecisionRow, ...]
    evidence: str | None = None


@router.post("/joins", status_code=201, responses=schema_of(Made, status=201))
async def join(
    request: Request, case: CaseName, desk: Annotated[Desk, Depends(analyst_desk)], sent: Claims
) -> Response:
    """Decide that claims of a story say the same."""
    return await in_turn(request, desk, lambda: _made(desk, join_acts(_told(desk, sent)[1]), sent))


@router.post("/parts", status_code=201, responses=schema_of(Made, status=201))
async def part(
    request: Request, case: CaseName, desk: Annotated[Desk, Depends(analyst_desk)], sent: Claims
) -> Response:
    """Decide that claims do not say what the others of their groups say."""
    return await in_turn(request, desk, lambda: _made(desk, part_acts(*_told(desk, sent)), sent))


@router.post("/copies", status_code=201, responses=schema_of(Made, status=201))
def copy(
    case: CaseName, desk: Annotated[Desk, Depends(analyst_desk)], sent: CopyDecision
) -> Response:
    """Decide whether one document took its text from another."""
    if sent.of == sent.by:
        raise ConfigError("a document is no copy of itself", remedy="name two documents")
    return _made(desk, [SetCopy(of=sent.of, by=sent.by, taken=sent.taken)], sent)


@router.post("/verdicts", status_code=201, responses=schema_of(Made, status=201))
async def judge(
    request: Request, case: CaseName, desk: Annotated[Desk, Depends(analyst_desk)], sent: Verdict
) -> Response:
    """Decide whether something that was found is right."""
    return await in_turn(request, desk, lambda: _judged(desk, sent))


@router.post("/evidence", status_code=201, responses=schema_of(Made, status=201))
async def evidence(
    request: Request,
    case: CaseName,
    desk: Annotated[Desk, Depends(analyst_desk)],
    sent: NewEvidence,
) -> Response:
    """Make claims one item of evidence."""
    return await in_turn(request, desk, lambda: _evidence(desk, sent))


@router.post("/actors/merges", status_code=201, responses=schema_of(Made, status=201))
async def merge_actors(
    request: Request, case: CaseName, desk: Annotated[Desk, Depends(analyst_desk)], sent: Merging
) -> Response:
    """Decide that actors are one."""
    return await in_turn(
        request, desk, lambda: _made(desk, [merging_act(desk, sent.actors, sent.name)], sent)
    )


@router.post("/actors/parts", status_code=201, responses=schema_of(Made, status=201))
async def part_actors(
    request: Request, case: CaseName, desk: Annotated[Desk, Depends(analyst_desk)], sent: Parting
) -> Response:
    """Take back that the names of an actor are one."""
    return await in_turn(request, desk, lambda: _made(desk, parting_acts(desk, sent.actor), sent))


def _told(desk: Desk, sent: Claims) -> tuple[Story, tuple[Telling, ...]]:
    found = story_of(dossier_of(desk), sent.story)
    return found, ticked(found, [one.box for one in sent.claims])


def _judged(desk: Desk, sent: Verdict) -> Response:
    laid = dossier_of(desk)
    story = story_of(laid, sent.story)
    act = judging_act(laid, story, sent.queue, sent.id, right=sent.right)
    return _made(desk, [act], sent)


def _evidence(desk: Desk, sent: NewEvidence) -> Response:
    state = desk.store.decisions.state(desk.case)
    proposed = propose(desk, [one.box for one in sent.claims], dossier_of(desk), state)
    acts = evidence_acts(
        Proposal(text=sent.text or proposed.text, reports=proposed.reports),
        state,
        item=sent.id or next_evidence_id(state),
        reliability=sent.reliability or "F",
    )
    return _made(desk, acts, sent)


def _made(
    desk: Desk,
    acts: Sequence[Act],
    sent: Claims | CopyDecision | Verdict | NewEvidence | Merging | Parting,
) -> Response:
    made = desk.store.decisions.append(
        acts, case=desk.case, who=desk.visitor.name, why=sent.why, seen=sent.seen
    )
    items = [one.evidence.id for one in acts if isinstance(one, PutEvidence)]
    answer = Made(decisions=tuple(map(row_of, made)), evidence=items[0] if items else None)
    return json_answer(answer, status=201)

"""The JSON API of what is linked: stories, what waits in them, actors, and sources' tracks."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response

from sayso.dossier.settling import verdict_on
from sayso.records.dossier import Entity, Story, Track
from sayso.records.linked import Disagreement, Doubt, Loss
from sayso.records.shelf import Page
from sayso.web.api import CaseName, Limit, Offset, Words
from sayso.web.api_schema import json_answer, problems, schema_of
from sayso.web.linked import dossier_of, story_of
from sayso.web.story_rows import StoryOrder, StoryQuery, StoryRow, story_rows
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, reader_desk

router = APIRouter(prefix="/api/cases/{case}", responses=problems(401, 403, 404, 422))
Id = Annotated[str, Path(max_length=64)]


@dataclass(frozen=True, kw_only=True)
class WaitingAnswer:
    """What nobody has judged, with the id of its story."""

    story: str
    disagreements: tuple[Disagreement, ...]
    losses: tuple[Loss, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Which stories, in which order. ``alone``: also those of a single document."""

    words: Words = ""
    disputed: bool = False
    alone: bool = False
    order: StoryOrder = "documents"
    descending: bool = True


@router.get("/stories", responses=schema_of(Page[StoryRow]))
async def stories(
    request: Request,
    case: CaseName,
    desk: Annotated[Desk, Depends(reader_desk)],
    asking: Annotated[Asking, Depends()],
    offset: Offset = 0,
    limit: Limit = 50,
) -> Response:
    """The stories of a case."""
    fields = {name: getattr(asking, name) for name in Asking.__dataclass_fields__}
    query = StoryQuery(**fields, offset=offset, limit=limit)
    return await in_turn(
        request, desk, lambda: json_answer(story_rows(dossier_of(desk).dossier, query))
    )


@router.get("/stories/{story}", responses=schema_of(Story))
async def story(
    request: Request, case: CaseName, story: Id, desk: Annotated[Desk, Depends(reader_desk)]
) -> Response:
    """One story: its documents, copies, groups of claims and all that was found between them."""
    return await in_turn(request, desk, lambda: json_answer(story_of(dossier_of(desk), story)))


@router.get("/stories/{story}/waiting", responses=schema_of(WaitingAnswer))
async def waiting(
    request: Request, case: CaseName, story: Id, desk: Annotated[Desk, Depends(reader_desk)]
) -> Response:
    """What of a story waits to be judged: disagreements, losses, and claims that may be one."""
    return await in_turn(request, desk, lambda: _waiting(desk, story))


def _waiting(desk: Desk, id_: str) -> Response:
    laid = dossier_of(desk)
    found = story_of(laid, id_)
    judged = {(one.kind, one.had, one.lacks) for one in laid.settled.losses}
    return json_answer(
        WaitingAnswer(
            story=id_,
            disagreements=tuple(
                one
                for one in found.disagreements
                if verdict_on(one, laid.settled.disagreements) is None
            ),
            losses=tuple(
                one for one in found.losses if (one.kind, one.from_, one.to) not in judged
            ),
            doubts=laid.doubts.get(id_, ()),
        )
    )


@router.get("/actors", responses=schema_of(Page[Entity]))
async def actors(
    request: Request,
    case: CaseName,
    desk: Annotated[Desk, Depends(reader_desk)],
    offset: Offset = 0,
    limit: Limit = 50,
) -> Response:
    """Persons, bodies and places over all documents, those named most first."""

    def made() -> Response:
        every = dossier_of(desk).dossier.entities
        rows = every[offset : offset + limit]
        return json_answer(Page(rows=rows, total=len(every), offset=offset))

    return await in_turn(request, desk, made)


@router.get("/sources", responses=schema_of(Page[Track]))
async def sources(
    request: Request,
    case: CaseName,
    desk: Annotated[Desk, Depends(reader_desk)],
    offset: Offset = 0,
    limit: Limit = 50,
) -> Response:
    """What each voice and publisher tells, repeats, loses and denies: counts, no score."""

    def made() -> Response:
        every = dossier_of(desk).dossier.tracks
        rows = every[offset : offset + limit]
        return json_answer(Page(rows=rows, total=len(every), offset=offset))

    return await in_turn(request, desk, made)

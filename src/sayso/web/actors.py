"""Actors and places over all documents: who is named, by which names, and who is one."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.pages.dossier_sentences import tie_sentence
from sayso.pages.dossier_words import Names
from sayso.pages.draw_words import count, quoted
from sayso.records.dossier import Entity
from sayso.records.shelf import ClaimQuery
from sayso.web.actor_acts import merges_of, merging_act, parting_acts
from sayso.web.deciding import decide
from sayso.web.forms import Posted, posted
from sayso.web.linked import dossier_of
from sayso.web.listing import Orders, has_words, in_order, listing, words_of
from sayso.web.queries import asked
from sayso.web.rendering import case_path, go_to, page
from sayso.web.tables import Columns
from sayso.web.timeline import Told
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, NotThereError, analyst_desk, reader_desk

router = APIRouter(include_in_schema=False, prefix="/cases/{case}/actors")
_MOST_CLAIMS = 20


def documents_of(entity: Entity) -> int:
    """How many documents name an actor."""
    return len({mention.document for mention in entity.mentions})


_ORDERS: Orders = {
    "documents": ("number of documents", lambda one: (-documents_of(one), one.name.casefold())),
    "name": ("name", lambda one: one.name.casefold()),
    "kind": ("kind", lambda one: (one.kind or "~", one.name.casefold())),
}
_COLUMNS: Columns = {
    "name": lambda one: one.name,
    "kind": lambda one: one.kind,
    "documents": documents_of,
    "mentions": lambda one: len(one.mentions),
    "names": lambda one: tuple(alias.text for alias in one.aliases),
}


@router.get("")
async def actors(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """Persons, bodies and places over all documents, those named most first."""
    return await in_turn(request, desk, lambda: _actors(request, desk))


def _actors(request: Request, desk: Desk) -> Response:
    want = asked(request)
    words, kind = words_of(want), want.text("kind")
    rows = [
        one
        for one in dossier_of(desk).dossier.entities
        if (not kind or (one.kind or "unknown") == kind) and has_words(words, _names(one))
    ]
    return listing(
        request,
        desk,
        "actors.html",
        in_order(rows, want, _ORDERS),
        _COLUMNS,
        orders=_ORDERS,
        documents_of=documents_of,
        count=count,
    )


@router.post("")
def merge(
    desk: Annotated[Desk, Depends(analyst_desk)], sent: Annotated[Posted, Depends(posted)]
) -> Response:
    """Decide that the ticked actors are one, under one name."""
    decide(desk, [merging_act(desk, sent.every("claim"), sent.text("one_name"))], sent)
    return go_to(case_path(desk.case, "actors"), told="merged")


@router.post("/{actor}/part")
def part(
    actor: str,
    desk: Annotated[Desk, Depends(analyst_desk)],
    sent: Annotated[Posted, Depends(posted)],
) -> Response:
    """Take back that the names of an actor are one."""
    decide(desk, parting_acts(desk, actor), sent)
    return go_to(case_path(desk.case, "actors"), told="undone")


@router.get("/{actor}")
async def actor(
    request: Request, actor: str, desk: Annotated[Desk, Depends(reader_desk)]
) -> Response:
    """One actor: every form of the name and why it is theirs, roles by day, ties, documents."""
    return await in_turn(request, desk, lambda: _actor(request, actor, desk))


def _actor(request: Request, id_: str, desk: Desk) -> Response:
    dossier = dossier_of(desk).dossier
    found = next((one for one in dossier.entities if one.id == id_), None)
    if found is None:
        raise NotThereError
    names = {one.id: one.name for one in dossier.entities}
    listed_of = {one.id: one for story in dossier.stories for one in story.documents}
    called = Names.over(dossier.stories)
    mentions: dict[str, int] = {}
    for mention in found.mentions:
        mentions[mention.document] = mentions.get(mention.document, 0) + 1
    index = desk.store.claims
    return page(
        request,
        "actor.html",
        desk=desk,
        actor=found,
        merges=merges_of(desk, found),
        documents=[(listed_of[one], times) for one, times in mentions.items()],
        ties=[
            Told(story=story.id, what=one, words=tie_sentence(one, names, called.voice))
            for story in dossier.stories
            for one in story.ties
            if id_ in (one.who, one.whom)
        ],
        said=index.list(ClaimQuery(case=desk.case, source=found.name, limit=_MOST_CLAIMS)),
        named=index.list(ClaimQuery(case=desk.case, actor=found.name, limit=_MOST_CLAIMS)),
        listed_of=listed_of,
        called=called,
        count=count,
        quoted=quoted,
    )


def _names(entity: Entity) -> str:
    return " ".join([entity.name, *(alias.text for alias in entity.aliases)])

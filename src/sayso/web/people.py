"""Pages of a dossier beside its stories: actors, timeline, ties, and sources with their tracks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.errors import ConfigError
from sayso.pages.dossier_sentences import loss_sentence, tie_sentence, track_sentence
from sayso.pages.dossier_words import Names
from sayso.pages.draw_words import count, listed, quoted
from sayso.records.decision import MergeActors
from sayso.records.dossier import Dossier, Entity, Happening, Story, Tie, Track
from sayso.records.shelf import Page
from sayso.web.forms import Posted, posted
from sayso.web.linked import dossier_of
from sayso.web.queries import Asked, asked
from sayso.web.rendering import case_path, go_to, page
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, NotThereError, analyst_desk, reader_desk

router = APIRouter(include_in_schema=False, prefix="/cases/{case}")
ROWS = 100
_MOST_MERGED = 50
_MOST_NAME = 200
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something of a story, with the story's id."""

    story: str
    what: Happening | Tie
    words: str = ""


@router.get("/actors")
async def actors(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """Persons, bodies and places over all documents, those named most first."""
    return await in_turn(request, desk, lambda: _actors(request, desk))


def _actors(request: Request, desk: Desk) -> Response:
    want = asked(request)
    words = want.text("words").casefold().split()
    kind = want.text("kind")
    rows = [
        one
        for one in dossier_of(desk).dossier.entities
        if (not kind or (one.kind or "unknown") == kind) and _named(one, words)
    ]
    return page(
        request,
        "actors.html",
        desk=desk,
        rows=_some(rows, want),
        want=want,
        size=ROWS,
        documents_of=documents_of,
        count=count,
    )


@router.post("/actors")
def merge(
    desk: Annotated[Desk, Depends(analyst_desk)], sent: Annotated[Posted, Depends(posted)]
) -> Response:
    """Decide that the ticked actors are one, under one name."""
    wanted = set(sent.every("claim")[:_MOST_MERGED])
    chosen = [one for one in dossier_of(desk).dossier.entities if one.id in wanted]
    if len(chosen) < 2:
        raise ConfigError("tick two actors that are one", remedy="tick both, then decide")
    names = tuple(dict.fromkeys(alias.text for one in chosen for alias in one.aliases))
    name = sent.text("one_name")[:_MOST_NAME] or chosen[0].name
    desk.store.decisions.append(
        [MergeActors(names=names, name=name)],
        case=desk.case,
        who=desk.visitor.name,
        why=sent.text("why"),
    )
    return go_to(case_path(desk.case, "actors"), told="merged")


@router.get("/actors/{actor}")
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
    mentions: dict[str, int] = {}
    for mention in found.mentions:
        mentions[mention.document] = mentions.get(mention.document, 0) + 1
    return page(
        request,
        "actor.html",
        desk=desk,
        actor=found,
        documents=[(listed_of[one], times) for one, times in mentions.items()],
        ties=[
            Told(story=story.id, what=one, words=tie_sentence(one, names))
            for story in dossier.stories
            for one in story.ties
            if id_ in (one.who, one.whom)
        ],
        listed_of=listed_of,
        count=count,
        quoted=quoted,
    )


@router.get("/timeline")
async def timeline(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """What claims date, by the day that they speak of."""
    return await in_turn(request, desk, lambda: _timeline(request, desk))


def _timeline(request: Request, desk: Desk) -> Response:
    want = asked(request)
    since, until = want.day("from"), want.day("until")
    words = want.text("words").casefold().split()
    rows = [
        Told(story=story.id, what=one)
        for story in dossier_of(desk).dossier.stories
        for one in story.happenings
        if (since is None or one.day >= since.isoformat()[: len(one.day)])
        and (until is None or one.day <= until.isoformat())
        and all(word in one.text.casefold() for word in words)
    ]
    rows.sort(key=lambda one: (_day(one.what), one.what.id))
    return page(
        request,
        "timeline.html",
        desk=desk,
        rows=_some(rows, want),
        want=want,
        size=ROWS,
        listed=listed,
        quoted=quoted,
    )


@router.get("/ties")
async def ties(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """Who acts on whom, as it is told, those of most origins first."""
    return await in_turn(request, desk, lambda: _ties(request, desk))


def _ties(request: Request, desk: Desk) -> Response:
    want = asked(request)
    dossier = dossier_of(desk).dossier
    names = {one.id: one.name for one in dossier.entities}
    words = want.text("words").casefold().split()
    found = [(story, one) for story in dossier.stories for one in story.ties]
    found.sort(key=lambda each: (-each[1].origins, each[1].id))
    rows = [
        row
        for story, one in found
        for row in (Told(story=story.id, what=one, words=tie_sentence(one, names)),)
        if all(word in row.words.casefold() for word in words)
    ]
    return page(request, "ties.html", desk=desk, rows=_some(rows, want), want=want, size=ROWS)


@router.get("/sources")
async def sources(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """Voices and publishers, each with its track; or one of them, by its name."""
    return await in_turn(request, desk, lambda: _sources(request, desk))


def _sources(request: Request, desk: Desk) -> Response:
    want = asked(request)
    dossier = dossier_of(desk).dossier
    if want.given("voice"):
        return _source(request, desk, dossier, want.text("voice"))
    words = want.text("words").casefold().split()
    rows = [
        one
        for one in dossier.tracks
        if all(word in one.voice.casefold() for word in words)
        and (not want.given("kind") or (one.kind == "publisher") == (want.text("kind") != "voice"))
    ]
    return page(
        request,
        "sources.html",
        desk=desk,
        rows=_some(rows, want),
        want=want,
        size=ROWS,
        sentence=_track_words,
    )


def _source(request: Request, desk: Desk, dossier: Dossier, voice: str) -> Response:
    found = next((one for one in dossier.tracks if one.voice == voice), None)
    if found is None:
        raise NotThereError
    return page(
        request,
        "source.html",
        desk=desk,
        track=found,
        losses=list(_losses(found, dossier.stories)),
        denied=list(_told(found.denied, dossier.stories)),
        against=[
            (story.id, quoted(one.words))
            for story in dossier.stories
            for one in story.disagreements
            if one.id in found.against_itself
        ],
        count=count,
        quoted=quoted,
    )


def documents_of(entity: Entity) -> int:
    """How many documents name an actor."""
    return len({mention.document for mention in entity.mentions})


def _track_words(track: Track) -> str:
    """What is counted of a voice, without its name."""
    return track_sentence(track).removeprefix(f"{quoted(track.voice)}: ")


def _named(entity: Entity, words: Sequence[str]) -> bool:
    names = " ".join([entity.name, *(alias.text for alias in entity.aliases)]).casefold()
    return all(word in names for word in words)


def _losses(track: Track, stories: Iterable[Story]) -> Iterator[tuple[str, str]]:
    for story in stories:
        names = Names.of(story)
        for one in story.losses:
            if one.id in track.losses:
                yield story.id, loss_sentence(one, names)


def _told(claims: Sequence[str], stories: Iterable[Story]) -> Iterator[tuple[str, str]]:
    for story in stories:
        tellings = story.tellings
        for claim in claims:
            if claim in tellings:
                yield story.id, quoted(tellings[claim].text)


def _day(one: Happening | Tie) -> str:
    return one.day or ""


def _some(rows: Sequence[Row], want: Asked) -> Page[Row]:
    offset = want.offset()
    return Page(rows=tuple(rows[offset : offset + ROWS]), total=len(rows), offset=offset)

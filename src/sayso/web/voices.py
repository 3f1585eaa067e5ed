"""Sources over all documents: voices and publishers, each with its track."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.pages.dossier_sentences import counts_of, loss_sentence
from sayso.pages.dossier_words import Names
from sayso.pages.draw_words import count, quoted
from sayso.records.dossier import Dossier, Story, Track
from sayso.web.linked import dossier_of
from sayso.web.listing import Orders, has_words, in_order, listing, words_of
from sayso.web.queries import asked
from sayso.web.rendering import page
from sayso.web.tables import Columns
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, NotThereError, reader_desk

router = APIRouter(include_in_schema=False, prefix="/cases/{case}/sources")


_ORDERS: Orders = {
    "claims": ("number of claims", lambda one: (-one.claims, one.voice.casefold())),
    "name": ("name", lambda one: one.voice.casefold()),
    "first": ("how often first", lambda one: (-one.first, one.voice.casefold())),
    "kind": ("kind", lambda one: (one.kind, one.voice.casefold())),
}
_COLUMNS: Columns = {
    "name": lambda one: one.voice,
    "kind": lambda one: one.kind,
    "claims": lambda one: one.claims,
    "first": lambda one: one.first,
    "lost": lambda one: len(one.losses),
    "denied": lambda one: len(one.denied),
    "against_itself": lambda one: len(one.against_itself),
    "in_words": counts_of,
}


@router.get("")
async def sources(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """Voices and publishers, each with its track; or one of them, by its name."""
    return await in_turn(request, desk, lambda: _sources(request, desk))


def _sources(request: Request, desk: Desk) -> Response:
    want = asked(request)
    dossier = dossier_of(desk).dossier
    if want.given("voice"):
        return _source(request, desk, dossier, want.text("voice"))
    words, called = words_of(want), Names.over(dossier.stories).voice
    rows = [
        one
        for one in dossier.tracks
        if has_words(words, f"{one.voice} {called(one.voice)}")
        and (not want.given("kind") or (one.kind == "publisher") == (want.text("kind") != "voice"))
    ]
    return listing(
        request,
        desk,
        "sources.html",
        in_order(rows, want, _ORDERS),
        _COLUMNS,
        orders=_ORDERS,
        called=called,
        sentence=lambda one: counts_of(one, called),
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
        called=Names.over(dossier.stories).voice,
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

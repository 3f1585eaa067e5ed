"""What claims date, by the day that they speak of; and who acts on whom, as it is told."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.pages.dossier_sentences import tie_sentence
from sayso.pages.dossier_words import Names
from sayso.pages.draw_words import quoted, told_day
from sayso.records.dossier import Happening, Tie
from sayso.web.linked import dossier_of
from sayso.web.listing import has_words, listing, words_of
from sayso.web.queries import asked
from sayso.web.tables import Columns
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, reader_desk

router = APIRouter(include_in_schema=False, prefix="/cases/{case}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something of a story, with the story's id."""

    story: str
    what: Happening | Tie
    words: str = ""


_DATED: Columns = {
    "day": lambda one: one.what.day,
    "text": lambda one: one.what.text,
    "said_by": lambda one: tuple(one.what.voices),
    "story": lambda one: one.story,
}
_TIED: Columns = {
    "words": lambda one: one.words,
    "day": lambda one: one.what.day,
    "origins": lambda one: one.what.origins,
    "story": lambda one: one.story,
}


@router.get("/timeline")
async def timeline(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """What claims date, by the day that they speak of."""
    return await in_turn(request, desk, lambda: _timeline(request, desk))


def _timeline(request: Request, desk: Desk) -> Response:
    want = asked(request)
    since, until, words = want.day("from"), want.day("until"), words_of(want)
    stories = dossier_of(desk).dossier.stories
    rows = [
        Told(story=story.id, what=one)
        for story in stories
        for one in story.happenings
        if (since is None or one.day >= since.isoformat()[: len(one.day)])
        and (until is None or one.day <= until.isoformat())
        and has_words(words, one.text)
    ]
    rows.sort(key=lambda one: (one.what.day or "", one.what.id), reverse=want.flag("descending"))
    return listing(
        request,
        desk,
        "timeline.html",
        rows,
        _DATED,
        voices=Names.over(stories).voices,
        quoted=quoted,
        told_day=told_day,
    )


@router.get("/ties")
async def ties(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """Who acts on whom, as it is told, those of most origins first."""
    return await in_turn(request, desk, lambda: _ties(request, desk))


def _ties(request: Request, desk: Desk) -> Response:
    words, dossier = words_of(asked(request)), dossier_of(desk).dossier
    names = {one.id: one.name for one in dossier.entities}
    called = Names.over(dossier.stories).voice
    found = [(story, one) for story in dossier.stories for one in story.ties]
    found.sort(key=lambda each: (-each[1].origins, each[1].id))
    told = (
        Told(story=story.id, what=one, words=tie_sentence(one, names, called))
        for story, one in found
    )
    rows = [one for one in told if has_words(words, one.words)]
    return listing(request, desk, "ties.html", rows, _TIED)

"""Page 7, stories: what documents say together, one story by itself, and two texts side by side."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from markupsafe import Markup

from sayso.pages.dossier_page import copy_view, sides_of, story_view
from sayso.pages.dossier_sentences import DISPUTED, loss_sentence, readers_sentence, tie_sentence
from sayso.pages.dossier_words import Names, title_of, voice_of
from sayso.pages.draw_judgement import without_style
from sayso.pages.draw_words import count, listed, quoted, told_day
from sayso.records.dossier import Story
from sayso.records.linked import Copy
from sayso.web.linked import dossier_of, place_of, story_of
from sayso.web.queries import Asked, asked
from sayso.web.rendering import is_partial, page
from sayso.web.story_rows import ORDERS, StoryQuery, story_rows
from sayso.web.tables import attributes, form_of, table_answer
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, NotThereError, laid_reading, reader_desk

router = APIRouter(include_in_schema=False, prefix="/cases/{case}/stories")
ROWS = 50
_COLUMNS = attributes(
    *("id", "title", "documents", "origins", "claims", "disputes", "possible", "losses"),
    *("first", "last"),
)


@router.get("")
async def stories(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """The stories of the case that the address asks for."""
    return await in_turn(request, desk, lambda: _stories(request, desk))


def _stories(request: Request, desk: Desk) -> Response:
    want = asked(request)
    laid = dossier_of(desk)
    query = story_query(want)
    if form := form_of(want):
        rows = story_rows(laid.dossier, replace(query, offset=0, limit=len(laid.dossier.stories)))
        return table_answer(form, rows.rows, _COLUMNS, called="stories")
    return page(
        request,
        "_story_list.html" if is_partial(request) else "stories.html",
        desk=desk,
        rows=story_rows(laid.dossier, query),
        want=want,
        order=query.order,
        orders=ORDERS,
        size=ROWS,
        summary=laid.dossier.summary,
        read_by=readers_sentence(laid.dossier.summary.read_by),
        lost=laid.lost,
        count=count,
    )


@router.get("/{story}")
async def story(
    request: Request, story: str, desk: Annotated[Desk, Depends(reader_desk)]
) -> Response:
    """One story: whose text each document carries, and who tells which claim."""
    return await in_turn(request, desk, lambda: _story(request, story, desk))


def _story(request: Request, id_: str, desk: Desk) -> Response:
    laid = dossier_of(desk)
    found = story_of(laid, id_)
    view = story_view(
        found, 1, {}, everything=asked(request).flag("all"), hidden="among the weaker candidates"
    )
    entities = {one.id: one.name for one in laid.dossier.entities}
    return page(
        request,
        "story.html",
        desk=desk,
        view=view,
        story=found,
        title=title_of(found),
        charts=[Markup(without_style(str(one))) for one in view.charts],  # noqa: S704  our own
        losses=_losses(found, view.names, everything=asked(request).flag("all")),
        hidden=sum(one.weak for one in found.disagreements)
        + sum(one.grade != "followed" for one in found.losses),
        doubts=len(laid.doubts.get(id_, ())),
        place_of=place_of,
        voice_of=voice_of,
        sides=sides_of,
        disputed=DISPUTED,
        tie=lambda one: tie_sentence(one, entities, view.names.voice),
        told_day=told_day,
        seen=laid.number,
        everything=asked(request).flag("all"),
        count=count,
        listed=listed,
        quoted=quoted,
    )


@router.get("/{story}/copies/{copy}")
async def copy(
    request: Request, story: str, copy: str, desk: Annotated[Desk, Depends(reader_desk)]
) -> Response:
    """Two texts side by side: the words that they share, and those that were lost."""
    return await in_turn(request, desk, lambda: _copy(request, story, copy, desk))


def _copy(request: Request, story: str, copy: str, desk: Desk) -> Response:
    laid = dossier_of(desk)
    found = story_of(laid, story)
    shared = copy_of(found, copy)
    texts = {id_: laid_reading(desk, id_).reading.document.text for id_ in (shared.of, shared.by)}
    names = Names.of(found)
    between = [
        loss_sentence(one, names)
        for one in found.losses
        if names.tellings[one.from_].document == shared.of
        and names.tellings[one.to].document == shared.by
    ]
    return page(
        request,
        "copy.html",
        desk=desk,
        story=found,
        title=title_of(found),
        view=copy_view(shared, found, texts, names),
        losses=between,
        seen=laid.number,
    )


def copy_of(story: Story, id_: str) -> Copy:
    """The copy of that id.

    Raises:
        NotThereError: there is none.
    """
    found = next((one for one in story.copies if one.id == id_), None)
    if found is None:
        raise NotThereError
    return found


def story_query(want: Asked) -> StoryQuery:
    """What an address asks of the stories."""
    order = want.one_of("order", tuple(ORDERS), "documents")
    return StoryQuery(
        words=want.text("words"),
        disputed=want.flag("disputed"),
        alone=want.flag("alone"),
        order=order,
        descending=want.flag("descending") if want.given("order") else True,
        offset=want.offset(),
        limit=ROWS,
    )


def _losses(story: Story, names: Names, *, everything: bool) -> list[tuple[str, str]]:
    """The losses that are shown, each by its id and in a sentence."""
    return [
        (one.id, loss_sentence(one, names))
        for one in story.losses
        if everything or one.grade == "followed"
    ]

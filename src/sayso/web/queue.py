"""Queues: what was found and may be wrong, one after the other, for a person to judge by keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.dossier.settling import verdict_on
from sayso.errors import ConfigError
from sayso.pages.dossier_page import sides_of
from sayso.pages.dossier_sentences import DISPUTED
from sayso.pages.dossier_words import LOST, Names
from sayso.pages.draw_words import count, quoted
from sayso.records.decision import LinkAct
from sayso.records.dossier import Story
from sayso.records.laid import LaidDossier
from sayso.records.linked import Doubt, Telling
from sayso.records.shelf import Page
from sayso.web.deciding import decide
from sayso.web.forms import Posted, posted
from sayso.web.link_acts import disagreement_act, doubt_act, loss_act
from sayso.web.linked import dossier_of, story_of
from sayso.web.queries import asked
from sayso.web.rendering import case_path, go_to, page, with_query
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, NotThereError, analyst_desk, reader_desk

router = APIRouter(include_in_schema=False, prefix="/cases/{case}/queue")
QueueName = Literal["disagreements", "losses", "doubts"]
QUEUES: dict[QueueName, str] = {
    "disagreements": "Disagreements",
    "losses": "Losses",
    "doubts": "Same claim?",
}
CHANGES: dict[QueueName, str] = {
    "disagreements": "Right: it stays, and is shown as sure whatever its kind. Wrong: it leaves "
    "the story, its sources’ tracks and drafts of cases.",
    "losses": "Right: it stays. Wrong: it leaves the story and the track of whoever made it.",
    "doubts": "Right: both claims become one group, and their tellings and origins are counted "
    "together. Wrong: they stay apart, whatever comes.",
}
ROWS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Something that waits to be judged: what it is in words, and each side with who says it.

    ``weak``: of a kind, or found in a way, that is right less often.
    """

    id: str
    story: str
    about: str
    words: str
    sides: tuple[tuple[str, str], ...] = ()
    weak: bool = False


@router.get("")
async def queue(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """What waits to be judged, the likeliest first."""
    return await in_turn(request, desk, lambda: _queue(request, desk))


def _queue(request: Request, desk: Desk) -> Response:
    want = asked(request)
    name = want.one_of("show", tuple(QUEUES), "disagreements")
    laid = dossier_of(desk)
    waiting = {each: list(waits(laid, each)) for each in QUEUES}
    offset = want.offset()
    rows = Page(
        rows=tuple(waiting[name][offset : offset + ROWS]),
        total=len(waiting[name]),
        offset=offset,
    )
    return page(
        request,
        "queue.html",
        desk=desk,
        shown=name,
        queues={each: (title, len(waiting[each])) for each, title in QUEUES.items()},
        changes=CHANGES[name],
        rows=rows,
        size=ROWS,
        want=want,
        seen=laid.number,
        count=count,
    )


@router.post("")
def judge(
    desk: Annotated[Desk, Depends(analyst_desk)], sent: Annotated[Posted, Depends(posted)]
) -> Response:
    """Decide that what was found is right, or wrong."""
    laid = dossier_of(desk)
    name, id_ = sent.text("show"), sent.needed("id", "what is judged")
    story = story_of(laid, sent.text("story"))
    right = {"right": True, "wrong": False}.get(sent.text("do"))
    if right is None:
        raise ConfigError("nothing was chosen", remedy="choose right or wrong")
    act = judging_act(laid, story, name, id_, right=right)
    decide(desk, [act], sent)
    address = with_query(
        case_path(desk.case, "queue"), {"show": name, "offset": sent.number("offset") or ""}
    )
    return go_to(address, told="decided", mark=f"q-{sent.number('at') or 1}")


def judging_act(laid: LaidDossier, story: Story, queue: str, id_: str, *, right: bool) -> LinkAct:
    """The act that judges one thing of a queue.

    Raises:
        NotThereError: there is no such queue, or nothing of that id in it.
    """
    match queue:
        case "disagreements":
            return disagreement_act(story, id_, right=right)
        case "losses":
            return loss_act(story, id_, right=right)
        case "doubts":
            for doubt in laid.doubts.get(story.id, ()):
                if doubt.id == id_:
                    return doubt_act(doubt, right=right)
    raise NotThereError


def waits(laid: LaidDossier, queue: QueueName) -> Iterator[Waiting]:
    """What of a queue nobody has judged, sure findings before weaker ones."""
    stories = laid.dossier.stories
    if queue == "doubts":
        every = [(doubt, story) for story in stories for doubt in laid.doubts.get(story.id, ())]
        for doubt, story in sorted(every, key=lambda one: (-one[0].nearness, one[0].id)):
            yield _doubted(doubt, story)
        return
    found = [each for story in stories for each in _found(laid, story, queue)]
    yield from sorted(found, key=lambda one: one.weak)


def _found(laid: LaidDossier, story: Story, queue: QueueName) -> Iterator[Waiting]:
    names = Names.of(story)
    if queue == "disagreements":
        for dispute in story.disagreements:
            if verdict_on(dispute, laid.settled.disagreements) is None:
                yield Waiting(
                    id=dispute.id,
                    story=story.id,
                    about=DISPUTED[dispute.kind],
                    words=quoted(dispute.words),
                    sides=tuple(sides_of(dispute, names)),
                    weak=dispute.weak,
                )
        return
    judged = {(one.kind, one.had, one.lacks) for one in laid.settled.losses}
    for loss in story.losses:
        if (loss.kind, loss.from_, loss.to) not in judged:
            had, lacks = names.tellings[loss.from_], names.tellings[loss.to]
            yield Waiting(
                id=loss.id,
                story=story.id,
                about="Lost",
                words=f"{LOST[loss.kind].capitalize()}: “{quoted(loss.words)}” is gone",
                sides=(_side(had, names), _side(lacks, names)),
                weak=loss.grade != "followed",
            )


def _doubted(doubt: Doubt, story: Story) -> Waiting:
    names = Names.of(story)
    return Waiting(
        id=doubt.id,
        story=story.id,
        about="One claim?",
        words=_how_near(doubt.nearness),
        sides=tuple((quoted(one.text), names.teller(one)) for one in (doubt.one, doubt.other)),
    )


def _how_near(nearness: float) -> str:
    if nearness >= 1:
        return "alike enough to be one, but others that say as they do are less alike"
    return f"{int(nearness * 100)}% of the likeness that joins two unasked"


def _side(one: Telling, names: Names) -> tuple[str, str]:
    return names.telling(one.claim), f"“{quoted(one.text)}”"

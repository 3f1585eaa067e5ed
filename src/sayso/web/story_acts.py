"""What the forms of stories decide: claims joined, parted or made evidence, a copy set."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from sayso.errors import ConfigError
from sayso.records.decision import LinkAct
from sayso.records.dossier import Story
from sayso.web.deciding import decide
from sayso.web.forms import Posted, posted
from sayso.web.link_acts import copy_act, disagreement_act, join_acts, loss_act, part_acts
from sayso.web.linked import dossier_of, story_of, story_path, story_with, ticked
from sayso.web.rendering import case_path, go_to, with_query
from sayso.web.stories import copy_of
from sayso.web.visitors import Desk, analyst_desk

router = APIRouter(include_in_schema=False, prefix="/cases/{case}/stories/{story}")


@router.post("")
def decide_on_story(
    story: str,
    desk: Annotated[Desk, Depends(analyst_desk)],
    sent: Annotated[Posted, Depends(posted)],
) -> Response:
    """One decision on the ticked claims; or the page on which they become evidence."""
    found = story_of(dossier_of(desk), story)
    boxes = sent.every("claim")
    told = ticked(found, boxes)
    match sent.text("do"):
        case "join":
            return _decided(desk, found, join_acts(told), sent)
        case "part":
            return _decided(desk, found, part_acts(found, told), sent)
        case "evidence":
            return go_to(with_query(case_path(desk.case, "evidence"), {"claim": list(boxes)}))
    raise ConfigError("nothing was chosen to be done", remedy="choose what to do")


@router.post("/dismiss")
def dismiss(
    story: str,
    desk: Annotated[Desk, Depends(analyst_desk)],
    sent: Annotated[Posted, Depends(posted)],
) -> Response:
    """Decide that a disagreement or a loss is none."""
    found = story_of(dossier_of(desk), story)
    if id_ := sent.text("disagreement"):
        return _decided(desk, found, [disagreement_act(found, id_, right=False)], sent)
    id_ = sent.needed("loss", "what is to be dismissed")
    return _decided(desk, found, [loss_act(found, id_, right=False)], sent)


@router.post("/copies/{copy}")
def set_copy(
    story: str,
    copy: str,
    desk: Annotated[Desk, Depends(analyst_desk)],
    sent: Annotated[Posted, Depends(posted)],
) -> Response:
    """Decide which of two documents took its text from the other, or that neither did."""
    found = story_of(dossier_of(desk), story)
    one = copy_of(found, copy)
    return _decided(desk, found, [copy_act(one.of, one.by, sent.text("taken"))], sent)


def _decided(desk: Desk, story: Story, acts: list[LinkAct], sent: Posted) -> Response:
    decide(desk, acts, sent)
    now = story_with(dossier_of(desk), (one.id for one in story.documents))
    home = story_path(desk, now.id) if now is not None else case_path(desk.case, "stories")
    return go_to(home, told="decided")

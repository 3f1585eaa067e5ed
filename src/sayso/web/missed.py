"""A claim that was missed: words of a document are chosen, and what they put forward is said."""

from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.pages.draw_reading import document_title
from sayso.pages.draw_source import KIND_LABELS
from sayso.records.claim import ClaimKind, claim_id
from sayso.records.source import Stance
from sayso.web.correcting import MOST_LINKS, adding_act, anchor_of_words
from sayso.web.deciding import decide
from sayso.web.forms import Posted, posted
from sayso.web.queries import asked
from sayso.web.rendering import case_path, go_to, is_partial, page
from sayso.web.visitors import Desk, analyst_desk, laid_reading

router = APIRouter(include_in_schema=False, prefix="/cases/{case}/documents/{document}/missed")
_AROUND = 120


@router.get("")
def form(request: Request, document: str, desk: Annotated[Desk, Depends(analyst_desk)]) -> Response:
    """The form for words that were chosen, with what stands around them."""
    want, laid = asked(request), laid_reading(desk, document)
    words, before = want.long("words"), want.text("before")
    at = anchor_of_words(laid, words, before)
    text = laid.reading.document.text
    return page(
        request,
        "_missed.html" if is_partial(request) else "missed.html",
        desk=desk,
        document=document,
        title=document_title(laid.reading.document),
        words=at.quote,
        before=text[max(0, at.start - _AROUND) : at.start],
        after=text[at.end : at.end + _AROUND],
        kinds=KIND_LABELS,
        stances=get_args(Stance),
        claim_kinds=get_args(ClaimKind),
        most_links=MOST_LINKS,
        seen=laid.number,
    )


@router.post("")
def add(
    document: str,
    desk: Annotated[Desk, Depends(analyst_desk)],
    sent: Annotated[Posted, Depends(posted)],
) -> Response:
    """Add the claim, and go to where it stands."""
    act = adding_act(laid_reading(desk, document), sent)
    decide(desk, [act], sent)
    laid = laid_reading(desk, document)
    made = claim_id(laid.reading.document.id, act.claim.start, act.claim.end)
    number = next((at for at, one in enumerate(laid.reading.claims, 1) if one.id == made), None)
    mark = f"d1-n{number}" if number else ""
    return go_to(case_path(desk.case, "documents", document), told="added", mark=mark)

"""A document as people know it: its title, publisher and day, tags, notes, and whether it stays."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from sayso.errors import ConfigError
from sayso.records import Document
from sayso.records.anchor import Anchor
from sayso.records.decision import Act
from sayso.records.document_act import DescribeDocument, PutNote, RemoveDocument, SetTags
from sayso.records.laid import LaidReading
from sayso.web.claim_acts import anchor
from sayso.web.deciding import decide
from sayso.web.forms import Posted, posted
from sayso.web.rendering import case_path, go_to
from sayso.web.visitors import Desk, NotThereError, analyst_desk, laid_reading

router = APIRouter(include_in_schema=False, prefix="/cases/{case}/documents/{document}")
AtDesk = Annotated[Desk, Depends(analyst_desk)]
Sent = Annotated[Posted, Depends(posted)]
_MOST_NAME = 500
_MOST_NOTE = 5_000
_MOST_TAG = 60
_MOST_TAGS = 30


@router.post("/describe")
def describe(document: str, desk: AtDesk, sent: Sent) -> Response:
    """Say what the document is called, who published it, and when."""
    acts = describing_acts(laid_reading(desk, document).reading.document, sent)
    return _kept(desk, document, sent, acts, told="described")


def describing_acts(kept: Document, sent: Posted) -> list[Act]:
    """What the form says of a document, where that is anything else than is kept."""
    act = DescribeDocument(
        document=kept.id,
        title=sent.text("title")[:_MOST_NAME] or None,
        publisher=sent.text("publisher")[:_MOST_NAME] or None,
        published=sent.day("published"),
    )
    same = (act.title, act.publisher, act.published) == (
        kept.title,
        kept.publisher,
        kept.published,
    )
    return [] if same else [act]


@router.post("/remove")
def remove(document: str, desk: AtDesk, sent: Sent) -> Response:
    """Take the document out of the case."""
    laid = laid_reading(desk, document)
    acts: list[Act] = [] if laid.removed else [RemoveDocument(document=document)]
    return _kept(desk, document, sent, acts, told="removed")


@router.post("/tags")
def tags(document: str, desk: AtDesk, sent: Sent) -> Response:
    """Tag the document, or one claim of it, so and not otherwise."""
    laid = laid_reading(desk, document)
    at, id_ = _claim(laid, sent)
    found = tags_of(sent.text("tags"))
    acts: list[Act] = []
    if found != laid.tags(id_):
        acts.append(SetTags(document=document, claim=at, tags=found))
    return _kept(desk, document, sent, acts, told="decided", claim=id_)


@router.post("/notes")
def note(document: str, desk: AtDesk, sent: Sent) -> Response:
    """Note something on the document, or on one claim of it."""
    at, id_ = _claim(laid_reading(desk, document), sent)
    text = sent.needed("note", "the note")[:_MOST_NOTE]
    act = PutNote(document=document, claim=at, text=text)
    return _kept(desk, document, sent, [act], told="decided", claim=id_)


def tags_of(written: str) -> tuple[str, ...]:
    """The tags that somebody wrote, with commas between them: each once, in their order.

    Raises:
        ConfigError: there are too many, or one is too long.
    """
    found = tuple(dict.fromkeys(" ".join(one.split()) for one in written.split(",") if one.strip()))
    if len(found) > _MOST_TAGS or any(len(one) > _MOST_TAG for one in found):
        raise ConfigError(f"at most {_MOST_TAGS} tags of {_MOST_TAG} characters")
    return found


def _claim(laid: LaidReading, sent: Posted) -> tuple[Anchor | None, str | None]:
    """The claim that the form is about, and its id; None where it is about the document."""
    id_ = sent.text("claim")
    if not id_:
        return None, None
    found = next((one for one in laid.every if one.id == id_), None)
    if found is None:
        raise NotThereError
    return anchor(found, laid.reading.document.id), found.id


def _kept(
    desk: Desk, document: str, sent: Posted, acts: list[Act], *, told: str, claim: str | None = None
) -> Response:
    decide(desk, acts, sent)
    if told == "removed":
        return go_to(case_path(desk.case, "documents"), told=told)
    where = ("claims", claim) if claim is not None else ()
    address = case_path(desk.case, "documents", document, *where)
    return go_to(address, told=told if acts else "")

"""The JSON API's work on a document: a missed claim, what it is called, whether it stays."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from sayso.errors import ConfigError
from sayso.records import SourceKind
from sayso.records.claim import ClaimKind
from sayso.records.document_act import RemoveDocument
from sayso.records.source import Stance
from sayso.web.api import CaseName, DecisionRow, Seen, Text, json_only
from sayso.web.api_schema import problems, schema_of
from sayso.web.api_writing import appended
from sayso.web.correcting import adding_act
from sayso.web.described import describing_acts
from sayso.web.forms import Posted
from sayso.web.visitors import Desk, analyst_desk, laid_reading

router = APIRouter(
    prefix="/api/cases/{case}",
    responses=problems(401, 403, 404, 409, 413, 422, 429),
    dependencies=[Depends(json_only)],
)
_MADE = schema_of(tuple[DecisionRow, ...], status=201)
AtDesk = Annotated[Desk, Depends(analyst_desk)]


@dataclass(frozen=True, kw_only=True)
class Addition:
    """A claim that was missed: its words as they stand in the document, and who says it how.

    ``before``: words that stand just before them, where they stand in more than one place.
    """

    document: Text
    words: Text
    before: Text = ""
    source: Text = ""
    source_kind: SourceKind = "author"
    stance: Stance = "says"
    certainty: Text = ""
    kind: ClaimKind = "assertion"
    why: Text = ""
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class Description:
    """What a document is called, who published it and when; what is left out stays, "" clears it.

    ``published``: a day, as 2031-06-01.
    """

    document: Text
    title: Text | None = None
    publisher: Text | None = None
    published: Text | None = None
    why: Text = ""
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class Removal:
    """A document that was added by mistake."""

    document: Text
    why: Text = ""
    seen: Seen | None = None


@router.post("/additions", status_code=201, responses=_MADE)
def add(case: CaseName, desk: AtDesk, sent: Addition) -> Response:
    """Add a claim that was missed, beside those that the machine read."""
    names = ("words", "before", "source", "source_kind", "stance", "certainty", "kind")
    form = Posted(fields={name: (getattr(sent, name),) for name in names})
    return appended(desk, [adding_act(laid_reading(desk, sent.document), form)], sent)


@router.post("/descriptions", status_code=201, responses=_MADE)
def describe(case: CaseName, desk: AtDesk, sent: Description) -> Response:
    """Say what a document is called, who published it, and when."""
    kept = laid_reading(desk, sent.document).reading.document
    fields = {
        name: (str(getattr(kept, name) or "") if value is None else value,)
        for name in ("title", "publisher", "published")
        for value in [getattr(sent, name)]
    }
    acts = describing_acts(kept, Posted(fields=fields))
    if not acts:
        raise ConfigError("it is described so already", remedy="say what should be otherwise")
    return appended(desk, acts, sent)


@router.post("/removals", status_code=201, responses=_MADE)
def remove(case: CaseName, desk: AtDesk, sent: Removal) -> Response:
    """Take a document out of the case; undoing the decision puts it back."""
    if laid_reading(desk, sent.document).removed:
        raise ConfigError("it is taken out already", remedy="undo that decision to put it back")
    return appended(desk, [RemoveDocument(document=sent.document)], sent)

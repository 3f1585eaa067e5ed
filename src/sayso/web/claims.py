"""Page 3, claims: one table over all documents, and what is decided on many at once."""

from collections.abc import Sequence
from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from sayso.errors import ConfigError
from sayso.pages.draw_source import KIND_LABELS
from sayso.records import Claim, SourceKind
from sayso.records.anchor import Anchor
from sayso.records.claim import ClaimKind
from sayso.records.claim_act import CorrectKind, CorrectSource, RejectClaim
from sayso.records.decision import Act, MergeActors
from sayso.records.shelf import ClaimOrder, ClaimQuery, ClaimRow
from sayso.web.choices import chosen
from sayso.web.claim_acts import NAMELESS, anchor
from sayso.web.deciding import decide
from sayso.web.forms import Posted, posted
from sayso.web.queries import Asked, asked
from sayso.web.rendering import case_path, go_to, is_partial, page, with_query
from sayso.web.tables import attributes, every_row, form_of, table_answer
from sayso.web.visitors import Desk, NotThereError, analyst_desk, laid_reading, reader_desk

router = APIRouter(include_in_schema=False, prefix="/cases/{case}/claims")
ROWS = 100
ORDERS: dict[ClaimOrder, str] = {
    "document": "document",
    "published": "when published",
    "source": "source",
    "certainty": "how sure",
    "text": "words",
}
COLUMNS = attributes(
    *("id", "text", "kind", "source", "source_kind", "stance", "certainty", "low", "high"),
    *("name", "published", "document", "start", "end", "evidence", "tags", "corrected"),
    "rejected",
)
Claimed = tuple[Claim, Anchor]
Place = Annotated[int, Query(ge=0, le=2**31)]  # no text is as long
_MOST_AT_ONCE = 1_000
_MOST_NAME = 200
_NAMES = 200


@router.get("")
def claims(request: Request, desk: Annotated[Desk, Depends(reader_desk)]) -> Response:
    """The claims of the case that the address asks for."""
    want = asked(request)
    query = claim_query(desk.case, want)
    index = desk.store.claims
    if form := form_of(want):
        return table_answer(form, every_row(index.list, query), COLUMNS, called="claims")
    return page(
        request,
        "_claim_table.html" if is_partial(request) else "claims.html",
        desk=desk,
        rows=index.list(query),
        want=want,
        order=query.order,
        orders=ORDERS,
        size=ROWS,
        kinds=KIND_LABELS,
        claim_kinds=get_args(ClaimKind),
        sources=() if is_partial(request) else index.names(desk.case, of="source", limit=_NAMES),
        actors=() if is_partial(request) else index.names(desk.case, of="actor", limit=_NAMES),
        box=box,
        back=with_query(request.url.path, want.query, offset=want.offset()),
    )


@router.get("/at")
def claim_at(
    document: str, start: Place, end: Place, desk: Annotated[Desk, Depends(reader_desk)]
) -> Response:
    """The claim at a place of a document: where a citation leads."""
    laid = laid_reading(desk, document)
    id_ = laid.places.get((start, end))
    if id_ is None:
        raise NotThereError
    return go_to(case_path(desk.case, "documents", document, "claims", id_))


@router.post("")
def decide_on_many(
    desk: Annotated[Desk, Depends(analyst_desk)], sent: Annotated[Posted, Depends(posted)]
) -> Response:
    """One decision on every claim that was ticked: all are kept, or none."""
    boxes = sent.every("claim")
    if len(boxes) > _MOST_AT_ONCE:
        raise ConfigError(f"at most {_MOST_AT_ONCE:,} claims at once")
    ticked = _ticked(desk, boxes)
    if not ticked:
        raise ConfigError("no claim was ticked", remedy="tick some, then choose what to do")
    if sent.text("do") == "evidence":
        return go_to(with_query(case_path(desk.case, "evidence"), {"claim": list(boxes)}))
    acts = _acts(sent, ticked)
    decide(desk, acts, sent)
    told = "merged" if isinstance(acts[0], MergeActors) else "decided"
    return go_to(_own(desk, sent.text("back")), told=told)


def claim_query(case: str, want: Asked) -> ClaimQuery:
    """What an address asks of the claims."""
    order: ClaimOrder = want.one_of("order", tuple(ORDERS), "document")
    return ClaimQuery(
        case=case,
        words=want.text("words"),
        document=want.some("document"),
        source=want.some("of_source"),
        source_part=want.some("source"),
        tag=want.some("tag"),
        source_kind=want.one_or_none("source_kind", get_args(SourceKind)),
        kind=want.one_or_none("kind", get_args(ClaimKind)),
        certain=want.maybe("certain"),
        low=want.share("low"),
        high=want.share("high"),
        actor=want.some("actor"),
        published_from=want.day("from"),
        published_until=want.day("until"),
        about_from=want.day("about_from"),
        about_until=want.day("about_until"),
        corrected=want.maybe("corrected"),
        cited=want.maybe("cited"),
        rejected=want.flag("rejected"),
        order=order,
        descending=want.flag("descending"),
        offset=want.offset(),
        limit=ROWS,
    )


def box(row: ClaimRow) -> str:
    """What the box of a claim holds: where it stands."""
    return f"{row.document}:{row.start}:{row.end}"


def _ticked(desk: Desk, boxes: Sequence[str]) -> list[Claimed]:
    """The claims of the ticked boxes, each with the place by which a decision finds it."""
    places: dict[str, set[tuple[int, int]]] = {}
    for written in boxes:
        document, _, span = written.partition(":")
        start, _, end = span.partition(":")
        if not (start.isdecimal() and end.isdecimal() and len(span) < 24):
            raise ConfigError("a ticked claim cannot be read", remedy="load the page again")
        places.setdefault(document, set()).add((int(start), int(end)))
    return [
        (one, anchor(one, document))
        for document, wanted in places.items()
        for one in laid_reading(desk, document).reading.claims
        if (one.start, one.end) in wanted
    ]


def _acts(sent: Posted, ticked: Sequence[Claimed]) -> list[Act]:
    match sent.text("do"):
        case "reject":
            return [RejectClaim(claim=at) for _, at in ticked]
        case "kind":
            kind: ClaimKind = chosen(ClaimKind, sent.text("new_kind"), "kind of claim")
            return [CorrectKind(claim=at, kind=kind) for _, at in ticked]
        case "source":
            source: SourceKind = chosen(SourceKind, sent.text("new_source_kind"), "kind of source")
            name = sent.text("new_source")[:_MOST_NAME] or None
            if source in NAMELESS:
                name = None
            elif name is None:
                raise ConfigError("the source has no name", remedy="write it beside")
            return [CorrectSource(claim=at, source=source, name=name) for _, at in ticked]
        case "merge":
            names = tuple(dict.fromkeys(one.source.name for one, _ in ticked if one.source.name))
            if len(names) < 2:
                raise ConfigError(
                    "the ticked claims do not have two names",
                    remedy="tick claims of both sources",
                )
            return [MergeActors(names=names, name=sent.text("one_name")[:_MOST_NAME] or names[0])]
        case _:
            raise ConfigError("nothing was chosen to be done", remedy="choose what to do")


def _own(desk: Desk, back: str) -> str:
    """Back to the list, and nowhere else."""
    home = case_path(desk.case, "claims")
    return back if back == home or back.startswith(f"{home}?") else home

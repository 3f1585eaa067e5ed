"""One claim: what was read, what was decided, what rests on it, and the forms that decide."""

from dataclasses import replace
from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.decisions.finding import finder_of
from sayso.decisions.telling import told
from sayso.pages.draw_notes import Note, draw_notes
from sayso.pages.draw_reading import document_title
from sayso.pages.draw_source import KIND_LABELS
from sayso.records import Claim, Document, Reading
from sayso.records.claim import ClaimKind
from sayso.records.claim_act import RejectClaim
from sayso.records.decision import Act
from sayso.records.laid import CaseState, LaidReading
from sayso.records.source import Stance
from sayso.web.claim_acts import anchor, citing_acts, next_evidence_id
from sayso.web.correcting import MOST_LINKS, correcting_acts, premises_of
from sayso.web.deciding import decide
from sayso.web.forms import Posted, posted
from sayso.web.linked import told_elsewhere
from sayso.web.rendering import case_path, go_to, is_partial, page
from sayso.web.visitors import Desk, NotThereError, analyst_desk, laid_reading, reader_desk

router = APIRouter(include_in_schema=False)
_CLAIM = "/cases/{case}/documents/{document}/claims/{claim}"


@router.get(_CLAIM)
def claim(
    request: Request, document: str, claim: str, desk: Annotated[Desk, Depends(reader_desk)]
) -> Response:
    """The claim, as a page or as the panel beside the text."""
    laid = laid_reading(desk, document)
    state = desk.store.decisions.state(desk.case)
    found, machine = find_claim(laid, claim)
    notes, before = _notes(laid.reading), _notes(laid.machine)
    number, marker = premises_of(laid, found)
    return page(
        request,
        "_claim.html" if is_partial(request) else "claim.html",
        desk=desk,
        claim=found,
        note=notes.get(claim) or _notes(replace(laid.reading, claims=laid.every))[claim],
        machine=before.get(claim),
        was_added=machine is None,
        was_corrected=machine is not None and found != machine,
        was_rejected=claim not in notes,
        rests_on=", ".join(map(str, number)),
        marker=marker,
        tags=laid.tags(claim),
        most_links=MOST_LINKS,
        stances=get_args(Stance),
        claim_kinds=get_args(ClaimKind),
        title=document_title(laid.reading.document),
        document=document,
        address=case_path(desk.case, "documents", document, "claims", claim),
        decided=[(one, told(one.act)) for one in laid.decided.get(claim, ())],
        rests=_resting(laid, notes, found),
        citing=_citing(state, laid, found),
        elsewhere=told_elsewhere(desk, document).get(claim),
        state=state,
        seen=max(laid.number, state.number),
        kinds=KIND_LABELS,
        next_id=next_evidence_id(state),
        witness_name=(name := _witness_name(found, laid.reading.document)),
        known_witness=next(
            (one.id for one in state.witnesses if one.name.casefold() == name.casefold()), ""
        ),
    )


@router.post(f"{_CLAIM}/correct")
def correct(
    document: str,
    claim: str,
    desk: Annotated[Desk, Depends(analyst_desk)],
    sent: Annotated[Posted, Depends(posted)],
) -> Response:
    """Lay corrections over the claim: of its source, its certainty, its kind."""
    laid = laid_reading(desk, document)
    found, _ = find_claim(laid, claim)
    acts = correcting_acts(laid, found, sent)
    return _decided(desk, laid, claim, acts, sent, told="corrected")


@router.post(f"{_CLAIM}/reject")
def reject(
    document: str,
    claim: str,
    desk: Annotated[Desk, Depends(analyst_desk)],
    sent: Annotated[Posted, Depends(posted)],
) -> Response:
    """Decide that the words put no claim forward."""
    laid = laid_reading(desk, document)
    found, _ = find_claim(laid, claim)
    return _decided(
        desk, laid, claim, [RejectClaim(claim=anchor(found, document))], sent, told="rejected"
    )


@router.post(f"{_CLAIM}/cite")
def cite(
    document: str,
    claim: str,
    desk: Annotated[Desk, Depends(analyst_desk)],
    sent: Annotated[Posted, Depends(posted)],
) -> Response:
    """Make the claim a report on an item of evidence, which may be a new one."""
    laid = laid_reading(desk, document)
    found, _ = find_claim(laid, claim)
    state = desk.store.decisions.state(desk.case)
    acts = citing_acts(found, document, sent, state)
    return _decided(desk, laid, claim, acts, sent, told="cited")


def find_claim(laid: LaidReading, claim: str) -> tuple[Claim, Claim | None]:
    """The claim as decisions leave it, and as the machine read it, if it did.

    Raises:
        NotThereError: the reading has no such claim.
    """
    found = next((one for one in laid.every if one.id == claim), None)
    if found is None:
        raise NotThereError
    return found, next((one for one in laid.machine.claims if one.id == claim), None)


def _decided(
    desk: Desk, laid: LaidReading, claim: str, acts: list[Act], sent: Posted, *, told: str
) -> Response:
    decide(desk, acts, sent)
    document = laid.reading.document.id
    number = next((at for at, one in enumerate(laid.reading.claims, 1) if one.id == claim), None)
    mark = f"d1-n{number}" if number and told != "rejected" else ""
    return go_to(case_path(desk.case, "documents", document), told=told if acts else "", mark=mark)


def _notes(reading: Reading) -> dict[str, Note]:
    """The notes by the ids of their claims."""
    claims = (claim.id for claim in reading.claims)
    return dict(zip(claims, draw_notes(reading), strict=True))


def _resting(laid: LaidReading, notes: dict[str, Note], claim: Claim) -> list[tuple[Note, str]]:
    """The claims that the text offers as resting on this one, each with its id."""
    return [
        (notes[one.conclusion], one.conclusion)
        for one in laid.reading.inferences
        if claim.id in one.premises and one.conclusion in notes
    ]


def _citing(state: CaseState, laid: LaidReading, claim: Claim) -> list[str]:
    return list(cited_items(state, laid).get(claim.id, ()))


def cited_items(state: CaseState, laid: LaidReading) -> dict[str, tuple[str, ...]]:
    """The items of the case that cite each claim of a document, by the claim's id."""
    finder, document = finder_of(laid), laid.reading.document.id
    found: dict[str, dict[str, None]] = {}
    for one in state.citations:
        claim = finder.find(one.claim) if one.claim.document == document else None
        if isinstance(claim, Claim):
            found.setdefault(claim.id, {})[one.evidence] = None
    return {id_: tuple(items) for id_, items in found.items()}


def _witness_name(claim: Claim, document: Document) -> str:
    """Who reports what the claim says: its source, or for the author's own voice the document's."""
    if claim.source.name:
        return claim.source.name
    own = (document.publisher, *document.authors, document_title(document))
    return next(name for name in own if name)

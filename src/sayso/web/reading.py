"""Page 2, reading: a document with its claims in the margin, corrected where somebody did."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.checks.checked import check_draft
from sayso.decisions.telling import told
from sayso.pages.draw_findings import FindingsView, draw_findings
from sayso.pages.draw_reading import draw_reading
from sayso.pages.draw_source import source_label
from sayso.pages.draw_words import quoted
from sayso.records import Claim
from sayso.records.claim_act import (
    AddClaim,
    CorrectCertainty,
    CorrectChain,
    CorrectHorizon,
    CorrectInference,
    CorrectKind,
    CorrectSource,
    CutClaim,
)
from sayso.records.decision import ClaimAct
from sayso.records.document_act import PutNote
from sayso.records.laid import CaseState, LaidReading
from sayso.web.claim import cited_items
from sayso.web.linked import Elsewhere, told_elsewhere
from sayso.web.rendering import case_path, page
from sayso.web.visitors import Desk, laid_reading, reader_desk

router = APIRouter(include_in_schema=False)
_MOST_CHECKED = 200_000
"""Characters up to which a document is checked whenever it is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskNote:
    """What the workbench adds to the note on a claim.

    ``corrections`` tell what was decided on it; ``evidence`` are items of the case that cite it;
    ``elsewhere`` says who else tells it.
    """

    address: str
    corrections: tuple[str, ...]
    tags: tuple[str, ...]
    noted: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]
    elsewhere: Elsewhere | None


@router.get("/cases/{case}/documents/{document}")
def reading(
    request: Request, document: str, desk: Annotated[Desk, Depends(reader_desk)]
) -> Response:
    """The document, read."""
    laid = laid_reading(desk, document)
    state = desk.store.decisions.state(desk.case)
    about = [(one, told(one.act)) for one in laid.about]
    return page(
        request,
        "reading.html",
        desk=desk,
        view=draw_reading(laid.reading, findings=_findings(laid)),
        top=1,
        at_desk=desk_notes(desk, laid, state),
        rejected=[
            (quoted(claim.text), claim_path(desk, document, claim.id)) for claim in laid.rejected
        ],
        lost=[(told(one.decision.act), one.decision, one.gone) for one in laid.lost],
        laid=laid,
        kept=laid.reading.document,
        about=about,
        tags=laid.tags(),
        cites=_citing_all(state, document),
        here_path=case_path(desk.case, "documents", document),
    )


def _citing_all(state: CaseState, document: str) -> tuple[str, ...]:
    """The items that cite any claim of the document."""
    return tuple(
        dict.fromkeys(one.evidence for one in state.citations if one.claim.document == document)
    )


def claim_path(desk: Desk, document: str, claim: str) -> str:
    """The address of a claim."""
    return case_path(desk.case, "documents", document, "claims", claim)


def desk_notes(desk: Desk, laid: LaidReading, state: CaseState) -> Mapping[int, DeskNote]:
    """What the workbench adds to each note, by the number of its claim."""
    document = laid.reading.document.id
    cited = cited_items(state, laid)
    before = {claim.id: claim for claim in laid.machine.claims}
    elsewhere = told_elsewhere(desk, document)
    return {
        number: DeskNote(
            address=claim_path(desk, document, claim.id),
            corrections=_corrections(laid, claim, before.get(claim.id)),
            tags=laid.tags(claim.id),
            noted=_noted(laid, claim),
            evidence=cited.get(claim.id, ()),
            elsewhere=elsewhere.get(claim.id),
        )
        for number, claim in enumerate(laid.reading.claims, start=1)
    }


def _noted(laid: LaidReading, claim: Claim) -> tuple[tuple[str, str], ...]:
    """The notes on a claim, each with who wrote it."""
    made = laid.decided.get(claim.id, ())
    return tuple((one.act.text, one.who) for one in made if isinstance(one.act, PutNote))


def _corrections(laid: LaidReading, claim: Claim, machine: Claim | None) -> tuple[str, ...]:
    """What was otherwise before, and who decided so."""
    who = {
        decision.act.act: decision.who
        for decision in laid.decided.get(claim.id, ())
        if isinstance(decision.act, ClaimAct)
    }
    if machine is None:
        added = f"added by {who[AddClaim.act]}" if AddClaim.act in who else "added"
        return (added, *(f"corrected by {one}" for act, one in who.items() if act != AddClaim.act))
    certainty = f"“{quoted(machine.certainty.text)}”" if machine.certainty else "not hedged"
    horizon = f"“{quoted(machine.horizon.text)}”" if machine.horizon else "saying no time"
    was = {
        CutClaim.act: f"“{quoted(machine.text)}”",
        CorrectSource.act: source_label(machine.source),
        CorrectChain.act: ", who has it from ".join(
            source_label(one.source) for one in machine.attributions
        ),
        CorrectCertainty.act: certainty,
        CorrectKind.act: machine.kind,
        CorrectHorizon.act: horizon,
        CorrectInference.act: "resting on others" if _rested(laid, claim) else "resting on nothing",
    }
    return tuple(f"corrected by {who[act]}; was read as {was[act]}" for act in was if act in who)


def _rested(laid: LaidReading, claim: Claim) -> bool:
    return any(one.conclusion == claim.id for one in laid.machine.inferences)


def _findings(laid: LaidReading) -> FindingsView | None:
    # What the machine got wrong and an analyst put right is no fault of the text: the corrected
    # reading is checked.
    if len(laid.reading.document.text) > _MOST_CHECKED:
        return None
    return draw_findings(check_draft(laid.reading))

"""Making evidence of ticked claims: one item, a report for each, the proposal to be put right."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.errors import ConfigError
from sayso.records.anchor import Anchor
from sayso.records.decision import Act, CiteClaim, PutEvidence, PutWitness
from sayso.records.estimate import CERTAIN, Estimate
from sayso.records.evidence import Evidence, Witness
from sayso.records.laid import CaseState
from sayso.web.claim_acts import new_id, next_evidence_id, witness_id
from sayso.web.deciding import decide
from sayso.web.forms import Posted, posted
from sayso.web.linked import dossier_of
from sayso.web.proposing import Proposal, ProposedReport, propose
from sayso.web.queries import asked
from sayso.web.rendering import case_path, go_to, page
from sayso.web.turns import in_turn
from sayso.web.visitors import Desk, analyst_desk
from sayso.web.written import reliability_of

router = APIRouter(include_in_schema=False, prefix="/cases/{case}/evidence")
_MOST_NAME = 200
_MOST_WORDS = 1_000
_MOST_CHAIN = 20


@router.get("")
async def proposal(request: Request, desk: Annotated[Desk, Depends(analyst_desk)]) -> Response:
    """The item that the ticked claims could be, to be put right and made."""
    return await in_turn(request, desk, lambda: _proposal(request, desk))


def _proposal(request: Request, desk: Desk) -> Response:
    state = desk.store.decisions.state(desk.case)
    proposed = propose(desk, asked(request).every("claim"), dossier_of(desk), state)
    return page(
        request,
        "evidence.html",
        desk=desk,
        proposed=proposed,
        state=state,
        next_id=next_evidence_id(state),
        seen=state.number,
    )


@router.post("")
def make(
    desk: Annotated[Desk, Depends(analyst_desk)], sent: Annotated[Posted, Depends(posted)]
) -> Response:
    """Make the item, with the sources that are new and a report for each claim."""
    state = desk.store.decisions.state(desk.case)
    proposed = propose(desk, sent.every("claim"), dossier_of(desk), state)
    acts = evidence_acts(
        put_right(proposed, sent),
        state,
        item=sent.text("id") or next_evidence_id(state),
        reliability=sent.text("reliability") or "F",
    )
    decide(desk, acts, sent)
    item = next(one.evidence.id for one in acts if isinstance(one, PutEvidence))
    return go_to(case_path(desk.case, "weigh"), told="decided", mark=f"item-{item}")


def put_right(proposed: Proposal, sent: Posted) -> Proposal:
    """The proposal with what the form has otherwise."""
    places = {one.place for one in proposed.reports}
    reports = []
    for number, one in enumerate(proposed.reports, start=1):
        copies = sent.text(f"copies-{number}", one.copies)
        if copies and (copies not in places or copies == one.place):
            raise ConfigError("a report copies another of the same item")
        reports.append(
            replace(
                one,
                witness=sent.text(f"witness-{number}", one.witness)[:_MOST_NAME] or one.witness,
                says=sent.text(f"says-{number}", "yes" if one.says else "no") != "no",
                copies=copies,
                copying=one.copying if copies == one.copies else None,
                origin=None if copies else one.origin,
            )
        )
    text = sent.text("text")[:_MOST_WORDS] or proposed.text
    return Proposal(text=text, reports=tuple(reports))


def evidence_acts(
    proposed: Proposal, state: CaseState, *, item: str, reliability: str = "F"
) -> list[Act]:
    """The item, the sources that the case does not have, and a citation for each claim.

    Raises:
        ConfigError: the id is taken or unfit, or the reliability is not understood.
    """
    id_ = new_id(item, state)
    acts: list[Act] = [PutEvidence(evidence=Evidence(id=id_, text=proposed.text, likelihoods=()))]
    witnesses = {one.name.casefold(): one.id for one in state.witnesses}
    taken = {id_}
    anchors = {one.place: one.anchor for one in proposed.reports}
    for one in proposed.reports:
        name = one.witness.casefold()
        if name not in witnesses:
            made = Witness(
                id=witness_id(one.witness, state, taken),
                name=one.witness[:_MOST_NAME],
                reliability=reliability_of(reliability, state.scale),
            )
            acts.append(PutWitness(witness=made))
            witnesses[name] = made.id
            taken.add(made.id)
        acts.append(_citation(one, id_, witnesses[name], anchors))
    return acts


def _citation(
    one: ProposedReport, item: str, witness: str, anchors: Mapping[str, Anchor]
) -> CiteClaim:
    copying = CERTAIN
    if one.copies and one.copying is not None:
        low, high = one.copying
        copying = Estimate(text=f"[{low:g}, {high:g}]", low=low, high=high)
    return CiteClaim(
        claim=one.anchor,
        evidence=item,
        witness=witness,
        says=one.says,
        copies=anchors[one.copies] if one.copies else None,
        copying=copying,
        origin=one.origin,
        chain=one.chain[:_MOST_CHAIN],
    )

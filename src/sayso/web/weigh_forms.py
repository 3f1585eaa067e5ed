"""The forms below the board: what the case asks, and its parts, put and dropped."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from sayso.errors import ConfigError
from sayso.records.decision import (
    Act,
    CasePart,
    Drop,
    PutAssumption,
    PutCandidate,
    PutEvidence,
    PutHypothesis,
    PutQuestion,
    PutWitness,
    TellTruth,
)
from sayso.records.evidence import Candidate, Evidence, Likelihood, Report, Witness
from sayso.records.hypothesis import Assumption, Hypothesis
from sayso.records.postmortem import Truth
from sayso.scales.scale import load_scale
from sayso.web.choices import chosen
from sayso.web.claim_acts import new_id
from sayso.web.deciding import decide
from sayso.web.forms import Posted, posted
from sayso.web.rendering import case_path, go_to
from sayso.web.visitors import Desk, analyst_desk
from sayso.web.written import likelihood_of, probability_of, rate_of, reliability_of

router = APIRouter(include_in_schema=False, prefix="/cases/{case}/weigh")
AtDesk = Annotated[Desk, Depends(analyst_desk)]
Sent = Annotated[Posted, Depends(posted)]


@router.post("/question")
def question(desk: AtDesk, sent: Sent) -> Response:
    """What the case asks, and whose words of likelihood it speaks."""
    scale = load_scale(sent.text("scale", "icd203")).name
    act = PutQuestion(question=sent.needed("question", "the question"), scale=scale)
    return _kept(desk, sent, [act], "rivals-title")


@router.post("/hypothesis")
def hypothesis(desk: AtDesk, sent: Sent) -> Response:
    """A hypothesis: a new one, or other words or another prior for one there is."""
    state = desk.store.decisions.state(desk.case)
    id_ = sent.needed("id", "the name of the hypothesis")
    if id_ not in {one.id for one in state.hypotheses}:
        new_id(id_, state)
    prior = sent.text("prior")
    made = Hypothesis(
        id=id_,
        text=sent.needed("text", "the words of the hypothesis"),
        prior=probability_of(prior, state.scale) if prior else None,
    )
    return _kept(desk, sent, [PutHypothesis(hypothesis=made)], "rivals-title")


@router.post("/evidence")
def evidence(desk: AtDesk, sent: Sent) -> Response:
    """An item: a new one that nobody reports, or other words and other copying for one there is."""
    state = desk.store.decisions.state(desk.case)
    id_ = sent.needed("id", "the name of the item")
    text = sent.needed("text", "the words of the item")
    old = next((one for one in state.evidence if one.id == id_), None)
    if old is None:
        made = Evidence(id=new_id(id_, state), text=text, likelihoods=())
    else:
        known = {one.id for one in state.assumptions}
        rests = [one.strip() for one in sent.text("rests_on").split(",") if one.strip()]
        strange = [one for one in rests if one not in known]
        if strange:
            raise ConfigError(f"the case has no assumption {strange[0]}", remedy="add it first")
        made = replace(
            old,
            text=text,
            likelihoods=(),
            reports=_copying(old.reports, sent),
            observed={"yes": True, "no": False}.get(sent.text("observed")),
            rests_on=tuple(rests) if "rests_on" in sent.fields else old.rests_on,
        )
    return _kept(desk, sent, [PutEvidence(evidence=made)], f"item-{id_}")


@router.post("/source")
def source(desk: AtDesk, sent: Sent) -> Response:
    """A source's name, how reliable it is, and whether it may deceive."""
    state = desk.store.decisions.state(desk.case)
    id_ = sent.needed("id", "the name of the source")
    old = next((one for one in state.witnesses if one.id == id_), None)
    reliability = reliability_of(sent.needed("reliability", "the reliability"), state.scale)
    name = sent.needed("name", "the source's name")
    if old is None:
        made = Witness(id=new_id(id_, state), name=name, reliability=reliability)
    else:
        made = replace(old, name=name, reliability=reliability)
    if deceptive := sent.text("deceptive"):
        made = replace(made, deceptive=rate_of(deceptive))
    return _kept(desk, sent, [PutWitness(witness=made)], "witnesses-title")


@router.post("/assumption")
def assumption(desk: AtDesk, sent: Sent) -> Response:
    """Something taken for granted, on which items may rest."""
    state = desk.store.decisions.state(desk.case)
    id_ = sent.needed("id", "the name of the assumption")
    if id_ not in {one.id for one in state.assumptions}:
        new_id(id_, state)
    made = Assumption(id=id_, text=sent.needed("text", "the words of the assumption"))
    return _kept(desk, sent, [PutAssumption(assumption=made)], "witnesses-title")


@router.post("/candidate")
def candidate(desk: AtDesk, sent: Sent) -> Response:
    """Something that could be found out: likelihoods for each hypothesis, and what it costs."""
    state = desk.store.decisions.state(desk.case)
    id_ = sent.needed("id", "the name of what could be found out")
    if id_ not in {one.id for one in state.candidates}:
        new_id(id_, state)
    likelihoods = tuple(
        Likelihood(hypothesis=one.id, estimate=likelihood_of(written, state.scale))
        for one in state.hypotheses
        if (written := sent.text(f"under:{one.id}"))
    )
    made = Candidate(
        id=id_,
        text=sent.needed("text", "what could be found out"),
        likelihoods=likelihoods,
    )
    return _kept(desk, sent, [PutCandidate(candidate=made)], "candidates-title")


@router.post("/truth")
def truth(desk: AtDesk, sent: Sent) -> Response:
    """What turned out: the hypothesis that was true, and which items held where that is known."""
    state = desk.store.decisions.state(desk.case)
    hypothesis = sent.needed("hypothesis", "the hypothesis that was true")
    if hypothesis not in {one.id for one in state.hypotheses}:
        raise ConfigError("the case has no such hypothesis", remedy="choose one of its own")
    known = sent.day("known")
    if known is not None and known > date.today():
        raise ConfigError(f"{known} is not here yet")
    shown = sent.text("evidence")
    held = ((item.id, sent.text(f"held:{item.id}")) for item in state.evidence)
    told = Truth(
        hypothesis=hypothesis,
        known=known,
        who=desk.visitor.name,
        evidence=(shown,) if shown else (),
        items=tuple((id_, how == "yes") for id_, how in held if how in ("yes", "no")),
    )
    return _kept(desk, sent, [TellTruth(truth=told)], "looked-back")


@router.post("/drop")
def drop(desk: AtDesk, sent: Sent) -> Response:
    """The case without one part; history can undo it."""
    part: CasePart = chosen(CasePart, sent.text("part"), "part of a case")
    return _kept(desk, sent, [Drop(part=part, id=sent.needed("id", "the name"))], "")


def _copying(reports: Sequence[Report], sent: Posted) -> tuple[Report, ...]:
    """The reports, each copying whom the form says; one that is asked for nothing stays."""
    known = {one.id for one in reports}
    made = []
    for report in reports:
        field = f"copies:{report.id}"
        copies = (sent.text(field) or None) if field in sent.fields else report.copies
        if copies is not None and copies not in known and copies != report.copies:
            raise ConfigError(f"the item has no report {copies[:40]!r} to be copied")
        made.append(replace(report, copies=copies, origin=None if copies else report.origin))
    return tuple(made)


def _kept(desk: Desk, sent: Posted, acts: Sequence[Act], mark: str) -> Response:
    decide(desk, acts, sent)
    return go_to(case_path(desk.case, "weigh"), told="decided", mark=mark)

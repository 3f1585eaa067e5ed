"""Subjects: what a decision is about, so that a later one on the same is known to overrule it."""

import json
from hashlib import sha256

from sayso.records.anchor import Anchor
from sayso.records.claim_act import CorrectInference, CutClaim
from sayso.records.decision import (
    Act,
    CiteClaim,
    ClaimAct,
    ConfirmForecast,
    DocumentAct,
    Drop,
    JoinClaims,
    JudgeDisagreement,
    JudgeLoss,
    LeaveOut,
    MakeForecast,
    MergeActors,
    OpenQuestion,
    PartClaim,
    PutAssumption,
    PutCandidate,
    PutEvidence,
    PutHypothesis,
    PutQuestion,
    PutWitness,
    Rate,
    ReplaceCase,
    SetCopy,
    SettleQuestion,
    TellTruth,
    Undo,
)
from sayso.records.document_act import DescribeDocument, PutNote, RemoveDocument, SetTags

_LONGEST = 300


def subject(act: Act) -> str:
    """What the act is about, as a JSON array: the same for acts that overrule each other.

    One of more than 300 characters is given by its SHA-256, as it is to be looked up by.
    An undo's subject is that of what it undoes, which only the chain knows; here it is the number.
    """
    parts = _parts(act)
    written = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    if len(written) > _LONGEST:
        return json.dumps([parts[0], sha256(written.encode()).hexdigest()], separators=(",", ":"))
    return written


def anchor_of(act: Act) -> Anchor | None:
    """The words of a document that an act is about, where it is about any."""
    return getattr(act, "claim", None)


def document_of(act: Act) -> str | None:
    """The id of the one document over whose reading an act is laid, where there is one."""
    if isinstance(act, DocumentAct):
        return act.document
    anchor = anchor_of(act)
    return anchor.document if anchor is not None else None


def anchors_of(act: Act) -> tuple[Anchor, ...]:
    """All words of documents that an act is about."""
    match act:
        case JoinClaims():
            return act.claims
        case PartClaim():
            return (act.claim, *act.others)
        case JudgeDisagreement():
            return tuple(one for side in act.sides for one in side)
        case JudgeLoss():
            return (act.had, act.lacks)
        case CiteClaim():
            return (act.claim,) if act.copies is None else (act.claim, act.copies)
        case CutClaim():
            return (act.claim, act.to)
        case CorrectInference():
            return (act.claim, *act.premises)
    anchor = anchor_of(act)
    return (anchor,) if anchor is not None else ()


def documents_of(act: Act) -> tuple[str, ...]:
    """Ids of all documents that an act is about."""
    if isinstance(act, SetCopy):
        return (act.of, act.by)
    own = (act.document,) if isinstance(act, DocumentAct) else ()
    return tuple(dict.fromkeys((*own, *(one.document for one in anchors_of(act)))))


def _parts(act: Act) -> list[str | int | None]:  # noqa: C901, PLR0911, PLR0912  one line an act
    if isinstance(act, ClaimAct):
        at = act.claim
        what = act.act.removeprefix("correct-")
        return ["claim", at.document, at.start, at.end, what]
    match act:
        case DescribeDocument() | RemoveDocument():
            return ["document", act.document, act.act.removesuffix("-document")]
        case SetTags(document=document, claim=on):
            return ["tags", document, _place(on) if on is not None else None]
        case PutNote(document=document, claim=on):
            return ["note", document, _place(on) if on is not None else None, act.text]
        case CiteClaim(claim=at):
            return ["citation", act.evidence, at.document, at.start, at.end]
        case MergeActors():
            return ["actors", act.name.casefold()]
        case Rate():
            return ["rating", act.evidence, act.hypothesis, act.by]
        case Drop():
            return [act.part, act.id]
        case PutHypothesis():
            return ["hypothesis", act.hypothesis.id]
        case PutWitness():
            return ["source", act.witness.id]
        case PutAssumption():
            return ["assumption", act.assumption.id]
        case PutEvidence():
            return ["evidence", act.evidence.id]
        case PutCandidate():
            return ["candidate", act.candidate.id]
        case PutQuestion():
            return ["question"]
        case ReplaceCase():
            return ["case"]
        case TellTruth():
            return ["truth"]
        case OpenQuestion():
            return ["question asked", act.question.id]
        case MakeForecast(forecast=one):
            made = one.made_at or one.made
            return ["forecast", one.question, one.source, made.isoformat() if made else None]
        case ConfirmForecast(at=at) | LeaveOut(at=at):
            return ["tracked", at.document, at.start, at.end]
        case SettleQuestion():
            return ["outcome", act.outcome.question]
        case JoinClaims():
            return ["joined", *sorted(map(_place, act.claims))]
        case PartClaim():
            return ["parted", _place(act.claim)]
        case SetCopy():
            return ["copy", *sorted((act.of, act.by))]
        case JudgeDisagreement():
            return ["disagreement", act.kind, *sorted(map(_place, anchors_of(act)))]
        case JudgeLoss():
            return ["loss", act.kind, _place(act.had), _place(act.lacks)]
        case Undo():
            return ["decision", act.number]


def _place(anchor: Anchor) -> str:
    return f"{anchor.document}:{anchor.start}:{anchor.end}"

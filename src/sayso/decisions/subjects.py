"""Subjects: what a decision is about, so that a later one on the same is known to overrule it."""

import json
from hashlib import sha256

from sayso.records.decision import (
    Act,
    Anchor,
    CiteClaim,
    ConfirmForecast,
    CorrectCertainty,
    CorrectKind,
    CorrectSource,
    Drop,
    LeaveOut,
    MakeForecast,
    MergeActors,
    OpenQuestion,
    PutAssumption,
    PutCandidate,
    PutEvidence,
    PutHypothesis,
    PutQuestion,
    PutWitness,
    Rate,
    RejectClaim,
    ReplaceCase,
    SettleQuestion,
    TellTruth,
    Undo,
)

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


def _parts(act: Act) -> list[str | int | None]:  # noqa: C901, PLR0911, PLR0912  one line an act
    match act:
        case CorrectSource() | CorrectCertainty() | CorrectKind() | RejectClaim():
            at = act.claim
            what = act.act.removeprefix("correct-")
            return ["claim", at.document, at.start, at.end, what]
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
        case Undo():
            return ["decision", act.number]

"""Telling: what a decision says, in one line for a history or a message."""

from collections.abc import Sequence

from sayso.records.anchor import Anchor
from sayso.records.claim_act import (
    AddClaim,
    CorrectCertainty,
    CorrectChain,
    CorrectHorizon,
    CorrectInference,
    CorrectKind,
    CorrectSource,
    CutClaim,
    RejectClaim,
    SaidBy,
)
from sayso.records.decision import (
    Act,
    CiteClaim,
    ClaimAct,
    ConfirmForecast,
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
from sayso.records.estimate import Estimate
from sayso.records.ledger import Outcome

_LONGEST = 80
_TAKEN = {
    "taken": "document {by} took its text from document {of}",
    "shared": "documents {of} and {by} share an origin",
    "none": "neither of documents {of} and {by} took its text from the other",
}
_LOST = {
    "certainty": "the certainty",
    "attribution": "the source",
    "denial": "the denial",
    "bound": "the bound",
    "condition": "the condition",
}


def told(act: Act) -> str:  # noqa: C901, PLR0911, PLR0912  one line for each act
    """What the act says, in one line of plain text."""
    if isinstance(act, ClaimAct):
        return f"{_quoted(act.claim.quote)}: {_claim_told(act)}"
    match act:
        case DescribeDocument(title=title, publisher=publisher, published=published):
            called = f"called {_quoted(title)}" if title is not None else "without a title"
            by = f", by {_short(publisher)}" if publisher is not None else ", by nobody named"
            of = f", of {published}" if published is not None else ", of no known day"
            return f"the document is {called}{by}{of}"
        case RemoveDocument():
            return "the document does not belong to the case"
        case SetTags(claim=at, tags=tags):
            tagged = f"tagged {', '.join(tags)}" if tags else "without a tag"
            return f"{_about(at)}: {tagged}"
        case PutNote(claim=at, text=text):
            return f"{_about(at)}: a note, {_quoted(text)}"
        case MergeActors():
            return f"{', '.join(act.names)}: all are {act.name}"
        case ReplaceCase(case=case):
            return (
                f"the case as imported: {len(case.hypotheses)} hypotheses, "
                f"{len(case.evidence)} items of evidence"
            )
        case TellTruth(truth=one):
            known = f", known on {one.known}" if one.known is not None else ""
            return f"{one.hypothesis} was true{known}"
        case PutQuestion():
            return f"the question: {_short(act.question)}"
        case PutHypothesis(hypothesis=one):
            prior = f", prior {one.prior.text}" if one.prior is not None else ""
            return f"hypothesis {one.id}: {_short(one.text)}{prior}"
        case PutWitness(witness=one):
            return f"source {one.id}: {_short(one.name)}, reliability {one.reliability.text}"
        case PutAssumption(assumption=one):
            return f"assumption {one.id}: {_short(one.text)}"
        case PutEvidence(evidence=one):
            return f"evidence {one.id}: {_short(one.text)}"
        case PutCandidate(candidate=one):
            return f"to find out, {one.id}: {_short(one.text)}"
        case Drop():
            return f"{act.part} {act.id} removed"
        case Rate():
            by = f", by {act.by}" if act.by is not None else ""
            return f"{act.evidence} under {act.hypothesis}: {_estimate(act.estimate)}{by}"
        case CiteClaim():
            says = "reports" if act.says else "denies"
            return f"{_quoted(act.claim.quote)}: {act.witness} {says} {act.evidence}"
        case OpenQuestion(question=one):
            until = f", until {one.last_day}" if one.last_day is not None else ""
            return f"a question to settle, {one.id}: {_short(one.asks)}{until}"
        case MakeForecast(forecast=one):
            said = one.probability.text if one.probability is not None else one.stance
            return f"{one.source} of {one.question}: {_short(said)}"
        case ConfirmForecast():
            return f"{_quoted(act.at.quote)}: this forecast counts"
        case LeaveOut():
            return f"{_quoted(act.at.quote)}: this forecast is not tracked"
        case SettleQuestion(outcome=one):
            return f"{one.question} is settled: {outcome_told(one)}"
        case JoinClaims():
            return f"{' and '.join(_quoted(one.quote) for one in act.claims)} say the same"
        case PartClaim():
            others = ", ".join(dict.fromkeys(_quoted(one.quote) for one in act.others))
            return f"{_quoted(act.claim.quote)} does not say the same as {others}"
        case SetCopy():
            return _TAKEN[act.taken].format(by=act.by, of=act.of)
        case JudgeDisagreement():
            sides = " and ".join(_quoted(side[0].quote) for side in act.sides)
            return f"{sides} {'disagree' if act.right else 'do not disagree'}"
        case JudgeLoss():
            was = "was lost" if act.right else "was not lost"
            return f"{_LOST[act.kind]} of {_quoted(act.had.quote)} {was} on the way"
        case Undo():
            return f"decision {act.number} undone"


def _claim_told(act: ClaimAct) -> str:
    match act:
        case AddClaim(sure=sure):
            how = f", {_quoted(sure.words)}{_interval(sure.low, sure.high)}" if sure else ""
            return f"a claim that was missed, a {act.kind}; {chain_told(act.chain)}{how}"
        case CutClaim():
            return f"the claim is in the words {_quoted(act.to.quote)}"
        case CorrectSource():
            link = SaidBy(source=act.source, name=act.name, stance=act.stance)
            return f"{chain_told((link,))} it"
        case CorrectChain():
            return f"{chain_told(act.chain)} it"
        case CorrectCertainty():
            words = _quoted(act.words) if act.words is not None else "no words of certainty"
            return f"{words}{_interval(act.low, act.high)}"
        case CorrectKind():
            return act.kind
        case CorrectHorizon():
            by = f", by {act.by}" if act.by is not None else ""
            return f"to come true {_quoted(act.words)}{by}" if act.words else "no time is said"
        case CorrectInference():
            on = " and ".join(_quoted(one.quote) for one in act.premises)
            return f"rests on {on}" if on else "no conclusion of other claims"
        case RejectClaim():
            return "no claim"


def chain_told(chain: Sequence[SaidBy]) -> str:
    """Who says it by whom, the outermost first: "Olsen says: Kray believes"."""
    nobody = {"impersonal": "nobody in particular"}
    return ": ".join(
        f"{one.name or nobody.get(one.source, one.source)} {one.stance}" for one in chain
    )


def _about(claim: Anchor | None) -> str:
    return _quoted(claim.quote) if claim is not None else "the document"


def outcome_told(outcome: Outcome) -> str:
    """What came about, in a word or two."""
    if outcome.result == "void":
        return f"void, {outcome.reason}"
    if outcome.result == "partly" and outcome.share is not None:
        return f"partly, {outcome.share:g}"
    if outcome.result in ("before", "after"):
        return f"{outcome.result} the bounds"
    if outcome.value is not None:
        is_number = isinstance(outcome.value, float)
        return f"{outcome.value:,.6g}" if is_number else str(outcome.value)
    return outcome.option or outcome.result


def _estimate(estimate: Estimate | None) -> str:
    return estimate.text if estimate is not None else "NA"


def _interval(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f", {low:.0%} to {high:.0%}"


def _quoted(text: str) -> str:
    return f"“{_short(text)}”"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"

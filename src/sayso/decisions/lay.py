"""A reading with decisions laid over it: the machine's reading itself is never edited."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sayso.decisions.finding import ClaimFinder
from sayso.decisions.naming import Naming, merged_names
from sayso.decisions.subjects import anchor_of
from sayso.records.certainty import Certainty
from sayso.records.claim import Claim, ClaimKind
from sayso.records.decision import (
    CorrectCertainty,
    CorrectKind,
    CorrectSource,
    Decision,
    MergeActors,
    RejectClaim,
)
from sayso.records.inference import Inference
from sayso.records.laid import LaidReading, Lost
from sayso.records.reading import Reading
from sayso.records.source import AUTHOR, Attribution, Source

_WINDOW = 200
"""Characters before and after a claim in which its words of certainty are looked for."""


def lay(
    reading: Reading,
    decisions: Iterable[Decision],
    *,
    formerly: Collection[str] = (),
    number: int = 0,
) -> LaidReading:
    """The reading with the standing decisions laid over it, in their order.

    decisions: of one case; those on other documents are passed over. formerly: ids of documents
    that this one has taken the place of. number: the newest decision of the case.
    """
    finder = ClaimFinder(reading.document, reading.claims)
    ours = {reading.document.id, *formerly}
    decided: dict[str, list[Decision]] = {}
    lost, merges = [], []
    for decision in decisions:
        if isinstance(decision.act, MergeActors):
            merges.append(decision.act)
            continue
        anchor = anchor_of(decision.act)
        if anchor is None or anchor.document not in ours:
            continue
        found = finder.find(anchor)
        if isinstance(found, Claim):
            decided.setdefault(found.id, []).append(decision)
        else:
            lost.append(Lost(decision=decision, gone=found))
    corrected, rejected = _corrected(reading, decided, merged_names(merges))
    return LaidReading(
        reading=corrected,
        machine=reading,
        rejected=rejected,
        decided={id_: tuple(made) for id_, made in decided.items()},
        lost=tuple(lost),
        number=number,
    )


def _corrected(
    reading: Reading, decided: Mapping[str, list[Decision]], naming: Naming
) -> tuple[Reading, tuple[Claim, ...]]:
    actors, ids = naming.actors(reading.actors)
    kept, rejected = [], []
    for claim in reading.claims:
        made = decided.get(claim.id, [])
        corrected = naming.claim(_corrected_claim(claim, made, reading), ids)
        if any(isinstance(one.act, RejectClaim) for one in made):
            rejected.append(corrected)
        else:
            kept.append(corrected)
    known = {claim.id for claim in kept}
    changed = replace(
        reading,
        claims=tuple(kept),
        actors=actors,
        inferences=tuple(_without(reading.inferences, known)),
    )
    return changed, tuple(rejected)


def _without(inferences: Iterable[Inference], known: set[str]) -> Iterable[Inference]:
    for inference in inferences:
        premises = tuple(one for one in inference.premises if one in known)
        if inference.conclusion in known and premises:
            yield replace(inference, premises=premises)


def _corrected_claim(claim: Claim, decisions: list[Decision], reading: Reading) -> Claim:
    kind: ClaimKind | None = None
    for decision in decisions:
        match decision.act:
            case CorrectSource() as act:
                claim = replace(claim, attributions=_attributions(claim, act))
                claim = replace(claim, kind=_kind(claim))
            case CorrectCertainty() as act:
                claim = replace(claim, certainty=_certainty(claim, act, reading))
                if claim.kind == "assertion":
                    claim = replace(claim, kind=_kind(claim))
            case CorrectKind() as act:
                kind = act.kind
    return replace(claim, kind=kind) if kind else claim


def _attributions(claim: Claim, act: CorrectSource) -> tuple[Attribution, ...]:
    if act.source == "author":
        return (replace(AUTHOR, stance=act.stance),)
    old = claim.attributions[-1]
    named = old.source.name == act.name and old.source.kind != "author"
    source = Source(
        kind=act.source,
        name=act.name,
        start=old.source.start if named else None,
        end=old.source.end if named else None,
    )
    return (*claim.attributions[:-1], replace(old, source=source, stance=act.stance))


def _kind(claim: Claim) -> ClaimKind:
    # What the kinds mean settles this, unless a person said which it is.
    if claim.kind == "forecast":
        return "forecast"
    if claim.source.kind != "author":
        return "report"
    if claim.kind == "judgement" or claim.certainty is not None:
        return "judgement"
    return "assertion"


def _certainty(claim: Claim, act: CorrectCertainty, reading: Reading) -> Certainty | None:
    if act.words is None:
        return None
    start, end = _place(claim, act.words, reading.document.text)
    scale = reading.scale if act.low is not None else None
    return Certainty(text=act.words, start=start, end=end, low=act.low, high=act.high, scale=scale)


def _place(claim: Claim, words: str, text: str) -> tuple[int, int]:
    """Where the words stand: in the claim, else near it, else nowhere: at its beginning."""
    begin = max(0, claim.start - _WINDOW)
    at = text.find(words, claim.start, claim.end)
    if at < 0:
        at = text.rfind(words, begin, claim.start)
    if at < 0:
        at = text.find(words, claim.end, claim.end + _WINDOW)
    return (at, at + len(words)) if at >= 0 else (claim.start, claim.start)

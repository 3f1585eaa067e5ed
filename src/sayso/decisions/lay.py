"""A reading with decisions laid over it: the machine's reading itself is never edited."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Literal

from sayso.decisions.correcting import added_claim, corrected, cut, restated, words_near
from sayso.decisions.dating import dated
from sayso.decisions.finding import ClaimFinder
from sayso.decisions.naming import Naming, merged_names
from sayso.decisions.subjects import anchor_of, document_of
from sayso.records.claim import Claim
from sayso.records.claim_act import AddClaim, CorrectInference, CorrectKind, CutClaim, RejectClaim
from sayso.records.decision import Decision, MergeActors
from sayso.records.document import Document
from sayso.records.document_act import DescribeDocument
from sayso.records.inference import Inference
from sayso.records.laid import LaidReading, Lost
from sayso.records.reading import Reading
from sayso.records.span import Words

DECIDED = "decided"
"""The rule of an inference that somebody decided."""
Gone = Literal["text", "claim"]


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
    ours = {reading.document.id, *formerly}
    given = tuple(decisions)
    over = [one for one in given if document_of(one.act) in ours]
    about = tuple(one for one in over if anchor_of(one.act) is None)
    described = dated(reading, _described(reading.document, about))
    draft = _Draft(described)
    lost = []
    for decision in over:
        gone = draft.take_in(decision) if anchor_of(decision.act) is not None else None
        if gone is not None:
            lost.append(Lost(decision=decision, gone=gone))
    merges = (one.act for one in given if isinstance(one.act, MergeActors))
    laid, every = draft.reading(merged_names(merges))
    return LaidReading(
        reading=laid,
        machine=reading,
        every=every,
        rejected=tuple(one for one in every if one.id in draft.rejected),
        places=draft.places,
        decided={id_: tuple(made) for id_, made in draft.decided.items()},
        about=about,
        lost=tuple(lost),
        number=number,
    )


class _Draft:
    """The claims of a reading, as the decisions that were taken in so far leave them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._claims = {claim.id: claim for claim in reading.claims}
        self._finder = ClaimFinder(reading.document, reading.claims)
        self._inferences = reading.inferences
        self._said_kind: set[str] = set()
        self._moved = False
        self.rejected: set[str] = set()
        self.decided: dict[str, list[Decision]] = {}

    @property
    def places(self) -> dict[tuple[int, int], str]:
        """All by which a claim is known."""
        return dict(self._finder.places)

    def take_in(self, decision: Decision) -> Gone | None:
        """What is gone of the words that the decision is about; None where it could be laid."""
        act, anchor = decision.act, anchor_of(decision.act)
        if anchor is None:
            return None
        found = self._finder.find(anchor)
        if isinstance(act, AddClaim):
            span = self._finder.span(anchor)
            found = self._added(act, span) if span is not None else "text"
        elif isinstance(act, CutClaim) and isinstance(found, Claim):
            span = self._finder.span(act.to)
            found = self._put(cut(found, span, self._reading)) if span is not None else "text"
        elif isinstance(act, CorrectInference) and isinstance(found, Claim):
            found = found if self._rests(found, act) else "claim"
        elif isinstance(act, RejectClaim) and isinstance(found, Claim):
            self.rejected.add(found.id)
        elif isinstance(found, Claim):
            found = self._corrected(found, act)
        if not isinstance(found, Claim):
            return found
        self.decided.setdefault(found.id, []).append(decision)
        return None

    def reading(self, naming: Naming) -> tuple[Reading, tuple[Claim, ...]]:
        """The reading, names that are one made one; and every claim, rejected ones too."""
        actors, ids = naming.actors(self._reading.actors)
        every = [naming.claim(claim, ids) for claim in self._claims.values()]
        if self._moved:
            every.sort(key=lambda claim: (claim.start, -claim.end))
        kept = tuple(claim for claim in every if claim.id not in self.rejected)
        # Inferences may name claims that were added: both change at once.
        left = replace(self._reading, claims=tuple(every), inferences=self._inferences)
        return replace(left.with_claims(kept), actors=actors), tuple(every)

    def _added(self, act: AddClaim, span: tuple[int, int]) -> Claim:
        there = self._finder.alike(span)
        # A newer engine may have found it too: what a person said of it stands.
        made = (
            added_claim(act, span, self._reading)
            if there is None
            else restated(cut(there, span, self._reading), act, self._reading)
        )
        self._said_kind.add(made.id)
        return self._put(made)

    def _put(self, claim: Claim) -> Claim:
        self._moved = True
        self._claims[claim.id] = claim
        self._finder.put(claim)
        return claim

    def _corrected(self, claim: Claim, act: object) -> Claim:
        made = corrected(claim, act, self._reading)
        if isinstance(act, CorrectKind):
            self._said_kind.add(claim.id)
        elif claim.id in self._said_kind:
            made = replace(made, kind=claim.kind)
        self._claims[claim.id] = made
        self._finder.put(made)
        return made

    def _rests(self, conclusion: Claim, act: CorrectInference) -> bool:
        """Whether the claim could be made to rest on any of what the act names, if on anything."""
        found = (self._finder.find(one) for one in act.premises)
        premises = dict.fromkeys(one.id for one in found if isinstance(one, Claim))
        premises.pop(conclusion.id, None)
        if act.premises and not premises:
            return False
        others = tuple(one for one in self._inferences if one.conclusion != conclusion.id)
        made = _inference(conclusion, tuple(premises), act, self._reading.document)
        self._inferences = (*others, made) if premises else others
        return True


def _inference(
    conclusion: Claim, premises: tuple[str, ...], act: CorrectInference, document: Document
) -> Inference:
    words = act.marker or ""
    start, end = words_near(conclusion, words, document.text) if words else (conclusion.start,) * 2
    marker = Words(text=document.text[start:end], start=start, end=end)
    return Inference(conclusion=conclusion.id, premises=premises, marker=marker, rule=DECIDED)


def _described(document: Document, about: Iterable[Decision]) -> Document:
    for decision in about:
        match decision.act:
            case DescribeDocument(title=title, publisher=publisher, published=published):
                document = replace(document, title=title, publisher=publisher, published=published)
    return document

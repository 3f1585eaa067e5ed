"""A reading: everything one document puts forward."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sayso.records.brief import brief, counted
from sayso.records.claim import Claim
from sayso.records.document import Document
from sayso.records.framed import Framed
from sayso.records.inference import Inference
from sayso.records.made_by import MadeBy
from sayso.records.mention import Actor, Mention, Place, Time
from sayso.records.problem import Problem
from sayso.records.sentence import Sentence
from sayso.records.suspicion import Suspicion

READING_FORMAT: Literal["sayso.reading/1"] = "sayso.reading/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Framed):
    """The claims of one document in reading order, and what ties them together.

    Every offset counts code points of ``document.text``; every id in an inference or a claim is
    the id of a record in this reading. ``sentences`` are those of all blocks, in order, and
    ``mentions`` the pronouns whose names are known; both are empty in readings that were kept
    before there were any. ``suspicions`` are what an engine that looks for faults suspects.
    ``engine``, ``made_by`` and ``scale`` say what made it; ``made_by`` is
    None where that was not kept.
    """

    format: Literal["sayso.reading/1"] = READING_FORMAT
    document: Document
    claims: tuple[Claim, ...]
    inferences: tuple[Inference, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()
    problems: tuple[Problem, ...] = ()
    engine: str = "standard"
    made_by: MadeBy | None = None
    scale: str = "icd203"

    def __post_init__(self) -> None:
        known = {claim.id for claim in self.claims}
        for inference in self.inferences:
            if not known.issuperset((inference.conclusion, *inference.premises)):
                raise ValueError("an inference names a claim that is not in the reading")

    def with_claims(self, claims: Sequence[Claim]) -> "Reading":
        """The reading with these claims alone; an inference stays with the premises that do."""
        known = {claim.id for claim in claims}
        left = (
            replace(each, premises=tuple(one for one in each.premises if one in known))
            for each in self.inferences
            if each.conclusion in known and not known.isdisjoint(each.premises)
        )
        return replace(self, claims=tuple(claims), inferences=tuple(left))

    def __repr__(self) -> str:
        sources = {(claim.source.kind, claim.source.name) for claim in self.claims}
        return brief(
            "Reading",
            self.document.title or self.document.location,
            counted(len(self.claims), "claim") or "no claim",
            counted(len(sources), "source"),
            counted(len(self.inferences), "inference"),
            counted(len(self.problems), "problem"),
        )

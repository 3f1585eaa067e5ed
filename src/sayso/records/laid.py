"""What the machine read and what was put into a case, with the decisions laid over them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.records.anchor import Anchor
from sayso.records.claim import Claim
from sayso.records.decision import Decision
from sayso.records.document_act import RemoveDocument, SetTags
from sayso.records.dossier import Dossier
from sayso.records.evidence import AnalystRating, Candidate, Evidence, Witness
from sayso.records.hypothesis import Assumption, Hypothesis
from sayso.records.linked import Doubt
from sayso.records.postmortem import Truth
from sayso.records.reading import Reading
from sayso.records.settled import NOTHING_SETTLED, Settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A decision that finds its claim no longer: its text is gone, or no claim stands there."""

    decision: Decision
    gone: Literal["text", "claim"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidReading:
    """A document's reading with the decisions of one case laid over it.

    ``reading`` has the corrections in it, the claims that were added, and no rejected one;
    ``machine`` is what the engine made; ``every`` claim is as decisions leave it, in the order of
    the text, rejected ones too. ``places`` are all by which a claim is known, with its id: one
    that was cut anew has several. ``decided`` gives the standing decisions on each claim, by its
    id, ``about`` those on the document itself. ``lost`` decisions changed nothing, as what they are
    about is gone. ``number`` is the newest decision of the case, 0 if there is none.
    """

    reading: Reading
    machine: Reading
    every: tuple[Claim, ...]
    rejected: tuple[Claim, ...] = ()
    places: Mapping[tuple[int, int], str]
    decided: Mapping[str, tuple[Decision, ...]]
    about: tuple[Decision, ...] = ()
    lost: tuple[Lost, ...] = ()
    number: int = 0

    @property
    def removed(self) -> Decision | None:
        """The decision that took the document out of the case, if one did."""
        return next((one for one in self.about if isinstance(one.act, RemoveDocument)), None)

    def tags(self, claim: str | None = None) -> tuple[str, ...]:
        """The tags of a claim, by its id, or those of the document."""
        made = self.about if claim is None else self.decided.get(claim, ())
        set_ = [one.act.tags for one in made if isinstance(one.act, SetTags)]
        return set_[-1] if set_ else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidDossier:
    """The dossier of a case with its decisions laid over the readings and over what was linked.

    ``doubts`` of a story, by its id, are claims that may be one. ``settled`` is what was decided
    on links, by ids as they are now. ``lost`` decisions find their place no longer. ``number`` is
    the newest decision of the case, 0 if there is none. ``fresh`` stories of
    several documents were made anew when it was last brought up to date.
    """

    dossier: Dossier
    doubts: Mapping[str, tuple[Doubt, ...]]
    settled: Settled = NOTHING_SETTLED
    lost: tuple[Lost, ...] = ()
    number: int = 0
    fresh: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A report of the case that quotes a claim: decision ``number`` made it so.

    ``chain`` names whoever passed the claim on, the outermost first.
    """

    number: int
    evidence: str
    report: str
    claim: Anchor
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseState:
    """A case as its decisions leave it, which may not be fit to be weighed yet.

    Every item has one likelihood for each hypothesis, None where it is not rated or not
    applicable. ``truth`` is told of a hypothesis that the case has. ``unapplied`` are numbers of
    decisions about parts that the case does not have.
    ``number`` is the newest decision of the case, 0 if there is none: who hands it back with a
    decision is told when somebody else was faster.
    """

    name: str
    question: str = ""
    scale: str = "icd203"
    hypotheses: tuple[Hypothesis, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    ratings: tuple[AnalystRating, ...] = ()
    citations: tuple[Citation, ...] = ()
    truth: Truth | None = None
    unapplied: tuple[int, ...] = ()
    number: int = 0

"""Decisions: what analysts settle, laid over what the machine read and never edited."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from sayso.records.anchor import Anchor
from sayso.records.case import Case
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
)
from sayso.records.document_act import DescribeDocument, PutNote, RemoveDocument, SetTags
from sayso.records.estimate import CERTAIN, Estimate
from sayso.records.evidence import Candidate, Evidence, Witness
from sayso.records.hypothesis import Assumption, Hypothesis
from sayso.records.ledger import ForecastStatement, Outcome, Question
from sayso.records.linked import DisagreementKind, LossKind
from sayso.records.postmortem import Truth
from sayso.records.settled import Taken

CasePart = Literal["hypothesis", "source", "assumption", "evidence", "candidate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeActors:
    """All these names, of actors and of sources, name the one called ``name``."""

    act: ClassVar[str] = "merge-actors"
    names: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceCase:
    """The case is this one, whole. Citations of claims and what was told to be true stay."""

    act: ClassVar[str] = "replace-case"
    case: Case


@dataclass(frozen=True, slots=True, kw_only=True)
class PutQuestion:
    """The case asks this, and its words of likelihood are of this scale."""

    act: ClassVar[str] = "put-question"
    question: str
    scale: str = "icd203"


@dataclass(frozen=True, slots=True, kw_only=True)
class PutHypothesis:
    """The hypothesis of that id is this one; a new id adds it at the end."""

    act: ClassVar[str] = "put-hypothesis"
    hypothesis: Hypothesis


@dataclass(frozen=True, slots=True, kw_only=True)
class PutWitness:
    """The source of that id is this one; a new id adds it at the end."""

    act: ClassVar[str] = "put-source"
    witness: Witness


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAssumption:
    """The assumption of that id is this one; a new id adds it at the end."""

    act: ClassVar[str] = "put-assumption"
    assumption: Assumption


@dataclass(frozen=True, slots=True, kw_only=True)
class PutEvidence:
    """The item of that id is this one; a new id adds it at the end.

    An item without likelihoods keeps those it was given before; reports that cite claims stay.
    """

    act: ClassVar[str] = "put-evidence"
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class PutCandidate:
    """The candidate of that id is this one; a new id adds it at the end."""

    act: ClassVar[str] = "put-candidate"
    candidate: Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """The case is without that part, and without what others said of it."""

    act: ClassVar[str] = "drop"
    part: CasePart
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How likely the item is under the hypothesis; None where it is not applicable.

    ``by`` None: the case's own rating. Else that analyst's, pooled with those of others.
    """

    act: ClassVar[str] = "rate"
    evidence: str
    hypothesis: str
    estimate: Estimate | None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteClaim:
    """The claim is a report on that item of evidence by that source of the case.

    ``copies`` is another claim on the same item, which this one repeats with probability
    ``copying``; or reports that name one ``origin`` repeat it. ``chain`` names whoever passed it
    on, the outermost first.
    """

    act: ClassVar[str] = "cite-claim"
    claim: Anchor
    evidence: str
    witness: str
    says: bool = True
    copies: Anchor | None = None
    copying: Estimate = CERTAIN
    origin: str | None = None
    chain: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.copies is not None and self.origin is not None:
            raise ValueError("a report either copies a report or shares an origin")


@dataclass(frozen=True, slots=True, kw_only=True)
class TellTruth:
    """What turned out of the case: the hypothesis that was true, and which items held."""

    act: ClassVar[str] = "tell-truth"
    truth: Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """The question of that id is this one; a new id opens it."""

    act: ClassVar[str] = "open-question"
    question: Question


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeForecast:
    """A source forecasts this; the decision's time is the day on which it was entered.

    The forecast names the place of its words, where a document has them.
    """

    act: ClassVar[str] = "make-forecast"
    forecast: ForecastStatement


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmForecast:
    """The forecast drafted from these words is what they say, so that it counts."""

    act: ClassVar[str] = "confirm-forecast"
    at: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveOut:
    """The forecast in these words is not tracked; the decision says why."""

    act: ClassVar[str] = "leave-out"
    at: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleQuestion:
    """What came of a question; ``cites`` are claims that show it, among its evidence in words."""

    act: ClassVar[str] = "settle-question"
    outcome: Outcome
    cites: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinClaims:
    """These claims, of several documents, say the same."""

    act: ClassVar[str] = "join-claims"
    claims: tuple[Anchor, ...]

    def __post_init__(self) -> None:
        if len({one.document for one in self.claims}) < 2:
            raise ValueError("claims that are joined are of two documents at least")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartClaim:
    """The claim does not say what any of the others says."""

    act: ClassVar[str] = "part-claim"
    claim: Anchor
    others: tuple[Anchor, ...]

    def __post_init__(self) -> None:
        if not self.others:
            raise ValueError("a claim is parted from others")


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCopy:
    """The document ``by`` took its text from ``of``; or both share an origin, or neither."""

    act: ClassVar[str] = "set-copy"
    of: str
    by: str
    taken: Taken = "taken"

    def __post_init__(self) -> None:
        if self.of == self.by:
            raise ValueError("a document is no copy of itself")


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeDisagreement:
    """Claims of these sides disagree, or do not: then the disagreement is dismissed."""

    act: ClassVar[str] = "judge-disagreement"
    kind: DisagreementKind
    sides: tuple[tuple[Anchor, ...], ...]
    right: bool

    def __post_init__(self) -> None:
        if len(self.sides) < 2 or not all(self.sides):
            raise ValueError("a disagreement has two sides at least, and each a claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeLoss:
    """The claim ``lacks`` lost something of the claim ``had``, or did not: it is dismissed."""

    act: ClassVar[str] = "judge-loss"
    kind: LossKind
    had: Anchor
    lacks: Anchor
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """The decision of that number holds no longer. An undo can be undone."""

    act: ClassVar[str] = "undo"
    number: int


ClaimAct = (
    AddClaim
    | CutClaim
    | CorrectSource
    | CorrectChain
    | CorrectCertainty
    | CorrectKind
    | CorrectHorizon
    | CorrectInference
    | RejectClaim
)
DocumentAct = DescribeDocument | RemoveDocument | SetTags | PutNote
CaseAct = (
    ReplaceCase
    | PutQuestion
    | PutHypothesis
    | PutWitness
    | PutAssumption
    | PutEvidence
    | PutCandidate
    | Drop
    | Rate
    | CiteClaim
    | TellTruth
)
LedgerAct = OpenQuestion | MakeForecast | ConfirmForecast | LeaveOut | SettleQuestion
LinkAct = JoinClaims | PartClaim | SetCopy | JudgeDisagreement | JudgeLoss
Act = ClaimAct | DocumentAct | MergeActors | CaseAct | LedgerAct | LinkAct | Undo


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision as the store keeps it, a link of a chain that shows any later change.

    ``number`` counts from 1 without gaps over the whole store. ``when`` is in UTC. ``subject``
    says what the decision is about; ``replaces`` is the number of the decision on the same
    subject before it, which it overrules. ``previous`` and ``hash`` are hexadecimal SHA-256.
    """

    number: int
    case: str
    who: str
    when: datetime
    why: str
    act: Act
    subject: str
    replaces: int | None
    previous: str
    hash: str

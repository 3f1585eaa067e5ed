"""A post-mortem: of a weighed case whose truth is known, what misled it and what helped."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.records.judgement import Failure, Unit
from sayso.records.made_by import MadeBy

POST_MORTEM_FORMAT: Literal["sayso.postmortem/1"] = "sayso.postmortem/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What turned out of a case: which hypothesis is true, and which items hold, where known."""

    hypothesis: str
    known: date | None = None
    who: str | None = None
    evidence: tuple[str, ...] = ()
    items: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """What one unit did: ``bits`` = log2 P(truth) with it − log2 P(truth) without it.

    Above 0 it helped, below 0 it misled. ``probability``: P(truth) without it. The bits of several
    units do not add up to those of them together.
    """

    unit: Unit
    id: str
    text: str
    probability: float
    bits: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedLinchpin:
    """A set on which the leader hung, all of which turned out to fail."""

    unit: Unit
    failure: Failure
    members: tuple[str, ...]
    leader_after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """A source's reports on the items that are settled.

    ``held`` of ``reports`` said what turned out so; copies of others are left out. ``given``: the
    mean of the reliability that the case gave it. ``suggested``: the mean of a Beta distribution
    of the same mean and spread once it has seen them; None where the case gave one number, which
    leaves no room.
    """

    source: str
    name: str
    reports: int
    held: int
    given: float
    suggested: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostMortem:
    """A judgement looked back on.

    ``posteriors`` of all hypotheses in the case's order; ``prior`` and ``posterior`` of the true
    one. Surprise in bits, −log2 of each; ``expected_bits``: the entropy of the posterior, the
    surprise that it itself expected.
    ``brier``: half-Brier over all hypotheses. ``pushes``: the most harmful first.
    """

    format: Literal["sayso.postmortem/1"] = POST_MORTEM_FORMAT
    question: str
    truth: Truth
    text: str
    leader: str
    posteriors: tuple[float, ...]
    prior: float
    posterior: float
    surprise_before_bits: float
    surprise_bits: float
    expected_bits: float
    brier_before: float
    brier: float
    pushes: tuple[Push, ...]
    failed: tuple[FailedLinchpin, ...]
    sources: tuple[TrackRecord, ...]
    made_by: MadeBy | None = None

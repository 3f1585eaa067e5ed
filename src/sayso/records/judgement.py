"""A judgement: how probable each hypothesis is, what holds that up, what to find out next."""

from dataclasses import dataclass
from typing import Literal

from sayso.records.brief import brief
from sayso.records.framed import Framed
from sayso.records.made_by import MadeBy

JUDGEMENT_FORMAT: Literal["sayso.judgement/1"] = "sayso.judgement/1"

Unit = Literal["report", "item", "source", "assumption", "copy group"]
Failure = Literal["dropped", "reversed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One hypothesis. Probabilities in [0, 1].

    ``posterior`` is the average over the model's draws, weighted as the evidence weighs them;
    ``band`` holds nine in ten of the posteriors of single draws; ``led`` is the share of draws
    in which this hypothesis is the most probable (equals share a draw); ``inconsistency`` is
    the classic score, least best.
    """

    id: str
    text: str
    prior: float
    posterior: float
    band: tuple[float, float]
    led: float
    inconsistency: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWeight:
    """What one item does.

    ``log_ratio``: natural log of how much likelier the hypothesis that it helps most makes its
    reports than the one it hurts most; None where it rules that out. ``helps`` and
    ``hurts`` name the two, None where it tells none apart. ``information_bits``: what
    knowing the item for certain would have told, before any evidence. ``probability``:
    P(item holds | all reports), None where it is known.
    """

    id: str
    text: str
    log_ratio: float | None
    helps: str | None
    hurts: str | None
    information_bits: float
    probability: float | None
    on_trust: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Linchpin:
    """A smallest set whose failure changes the leader.

    ``dropped`` members say nothing any more; ``reversed`` items turn out to be the opposite.
    ``posterior_before`` and ``posterior_after`` are of the hypothesis that leads afterwards,
    ``leader_posterior_before`` and ``leader_posterior_after`` of the one that led before it.
    ``share_of_draws`` is the share, of the draws that the leader leads, in which the set's
    failure puts another in the lead; None where that was not drawn.
    """

    unit: Unit
    failure: Failure
    members: tuple[str, ...]
    leader_before: str
    leader_posterior_before: float
    leader_posterior_after: float
    leader_after: str
    posterior_before: float
    posterior_after: float
    share_of_draws: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """How far the search for linchpins of one unit went.

    The smallest size is known where ``low`` equals ``high``; ``high`` is None where no set of
    any size, or of those looked at, changes the leader. ``all_listed``: every smallest set is
    in the judgement, not only the first.
    """

    unit: Unit
    failure: Failure
    low: int
    high: int | None
    exact: bool
    all_listed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakeven:
    """Where one elicited number would have to stand for ``rival`` to draw level with the leader.

    ``kind``: prior, likelihood, reliability, copying or origin. ``distance`` is between
    ``value``, the mean now, and ``breakeven``, in probability.
    """

    kind: str
    id: str
    hypothesis: str | None
    value: float
    low: float
    high: float
    breakeven: float
    rival: str
    distance: float
    within_range: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Something to find out: expected information, and the chance that the leader changes.

    ``kind``: ``candidate`` of the case, or ``report``, a further independent one on an item.
    ``band`` holds nine in ten of the gains of single draws.
    """

    id: str
    text: str
    kind: Literal["candidate", "report"]
    information_gain_bits: float
    band: tuple[float, float]
    leader_changes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The two next steps that tell most together."""

    ids: tuple[str, str]
    information_gain_bits: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A rating on which analysts differ. ``bits``: disagreement that goes if they agreed on it."""

    evidence: str
    hypothesis: str
    bits: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """One analyst's posteriors, in the order of the hypotheses."""

    by: str
    posterior: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """Several analysts' posteriors as one, in the order of the hypotheses.

    ``disagreement_bits``: Jensen-Shannon divergence of the opinions, 0 where all agree.
    """

    opinions: tuple[Opinion, ...]
    posterior: tuple[float, ...]
    disagreement_bits: float
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Framed):
    """A case weighed. Hypotheses and evidence in the case's order, linchpins smallest first,
    breakevens nearest first, next steps most informative first. The same case, draws and seed
    give the same judgement.
    """

    format: Literal["sayso.judgement/1"] = JUDGEMENT_FORMAT
    question: str
    scale: str
    hypotheses: tuple[Verdict, ...]
    evidence: tuple[ItemWeight, ...] = ()
    linchpins: tuple[Linchpin, ...] = ()
    searches: tuple[Search, ...] = ()
    breakevens: tuple[Breakeven, ...] = ()
    next: tuple[NextStep, ...] = ()
    best_pair: Pair | None = None
    pooled: Pooled | None = None
    draws: int
    seed: int
    notes: tuple[str, ...] = ()
    made_by: MadeBy | None = None

    @property
    def leader(self) -> Verdict:
        """The most probable hypothesis, the first by id of equals."""
        return min(self.hypotheses, key=lambda one: (-one.posterior, one.id))

    def __repr__(self) -> str:
        each = (
            f"{one.id} {one.posterior:.0%} ({one.band[0]:.0%}–{one.band[1]:.0%})"
            for one in self.hypotheses
        )
        return brief("Judgement", self.question, *each)

"""Evidence: items that bear on hypotheses, and the reports that say they hold."""

from dataclasses import dataclass
from typing import Literal

from sayso.records.estimate import CERTAIN, Estimate

Weight = Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A source as a case rates it.

    ``reliability``: probability that it is reliable here. ``hit`` and ``false_alarm``: what a
    reliable one says, P(says it | true) and P(says it | false). An unreliable one says it with
    probability ``unreliable_says`` whatever is true. ``deceptive``: probability that it says
    the opposite of what a reliable one would, taken off before reliability is reckoned.
    """

    id: str
    name: str
    reliability: Estimate
    hit: float = 0.95
    false_alarm: float = 0.05
    unreliable_says: float = 0.5
    deceptive: float = 0.0

    def __post_init__(self) -> None:
        rates = (self.hit, self.false_alarm, self.unreliable_says, self.deceptive)
        if not all(0 <= rate <= 1 for rate in rates):
            raise ValueError(f"a rate of {self.id} is no probability: {rates}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One source saying that an item holds, or that it does not.

    ``copies`` is the id of a report on the same item that this one repeats with probability
    ``copying``. Reports that name one ``origin`` all repeat it with probability ``shared``.
    ``discounted``: set aside as worthless, in a what-if; its copies stay copies.
    """

    id: str
    witness: str
    says: bool = True
    copies: str | None = None
    copying: Estimate = CERTAIN
    origin: str | None = None
    shared: Estimate = CERTAIN
    discounted: bool = False

    def __post_init__(self) -> None:
        if self.copies is not None and self.origin is not None:
            raise ValueError(f"report {self.id} either copies a report or shares an origin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """P(item holds | hypothesis) as rated; ``estimate`` is None where it is not applicable."""

    hypothesis: str
    estimate: Estimate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """An item of evidence: a proposition, how likely under each hypothesis, and who reports it.

    ``observed`` is True or False where the item is known, and its reports only tell of their
    sources; None where reports alone tell of it. An item neither observed nor reported says
    nothing. ``rests_on`` holds ids of assumptions. ``credibility`` and ``relevance`` weigh the
    classic score only.
    """

    id: str
    text: str
    likelihoods: tuple[Likelihood, ...]
    reports: tuple[Report, ...] = ()
    observed: bool | None = None
    rests_on: tuple[str, ...] = ()
    credibility: Weight = "medium"
    relevance: Weight = "medium"

    @property
    def witnesses(self) -> tuple[str, ...]:
        """Ids of those whose reports count, each once, in order."""
        return tuple(dict.fromkeys(r.witness for r in self.reports if not r.discounted))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something that could be found out. ``witness`` would tell of it; None: it would be seen."""

    id: str
    text: str
    likelihoods: tuple[Likelihood, ...]
    witness: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalystRating:
    """One analyst's likelihoods of one item, instead of the case's own."""

    by: str
    evidence: str
    likelihoods: tuple[Likelihood, ...]

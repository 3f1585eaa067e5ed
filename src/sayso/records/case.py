"""A case: a question, its rival hypotheses, and the evidence that bears on them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.records.brief import brief, counted
from sayso.records.evidence import AnalystRating, Candidate, Evidence, Likelihood, Witness
from sayso.records.hypothesis import Assumption, Hypothesis


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything that is weighed. Exactly one of the hypotheses is true.

    Raises:
        ValueError: an id is used twice or names nothing, a hypothesis is not rated, or fewer
            than two hypotheses stand against each other.
    """

    question: str
    hypotheses: tuple[Hypothesis, ...]
    witnesses: tuple[Witness, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    ratings: tuple[AnalystRating, ...] = ()
    scale: str = "icd203"

    def __post_init__(self) -> None:
        if len(self.hypotheses) < 2:
            raise ValueError("a case weighs at least two hypotheses")
        hypotheses = _unique("hypothesis", self.hypotheses)
        witnesses = _unique("source", self.witnesses)
        assumptions = _unique("assumption", self.assumptions)
        _unique("evidence", (*self.evidence, *self.candidates))
        for item in self.evidence:
            _check_rated(item.id, item.likelihoods, hypotheses)
            _check_known(item.id, (r.witness for r in item.reports), witnesses)
            _check_known(item.id, item.rests_on, assumptions)
        _check_copies(self.evidence)
        for candidate in self.candidates:
            _check_rated(candidate.id, candidate.likelihoods, hypotheses)
            _check_known(candidate.id, (w for w in [candidate.witness] if w), witnesses)
        for rating in self.ratings:
            _check_rated(rating.evidence, rating.likelihoods, hypotheses)
            _check_known(rating.by, [rating.evidence], {item.id for item in self.evidence})

    @property
    def hypothesis_ids(self) -> tuple[str, ...]:
        """The hypotheses' ids in their order."""
        return tuple(hypothesis.id for hypothesis in self.hypotheses)

    def __repr__(self) -> str:
        return brief(
            "Case",
            self.question,
            counted(len(self.hypotheses), "hypothesis", "hypotheses"),
            counted(len(self.evidence), "item"),
            counted(sum(len(item.reports) for item in self.evidence), "report"),
        )


def _unique(
    kind: str,
    records: Iterable[Hypothesis | Witness | Assumption | Evidence | Candidate],
) -> set[str]:
    seen: set[str] = set()
    for record in records:
        if record.id in seen:
            raise ValueError(f"two of kind {kind} have the id {record.id}")
        seen.add(record.id)
    return seen


def _check_known(what: str, ids: Iterable[str], known: set[str]) -> None:
    unknown = [one for one in ids if one not in known]
    if unknown:
        raise ValueError(f"{what} names {unknown[0]}, which the case does not have")


def _check_rated(what: str, likelihoods: tuple[Likelihood, ...], known: set[str]) -> None:
    rated = [likelihood.hypothesis for likelihood in likelihoods]
    if len(rated) != len(known) or set(rated) != known:
        raise ValueError(f"{what} rates {sorted(rated)}, not each of {sorted(known)} once")


def _check_copies(evidence: tuple[Evidence, ...]) -> None:
    reports = [report for item in evidence for report in item.reports]
    copied = {report.id: report.copies for report in reports}
    if len(copied) != len(reports):
        raise ValueError("two reports have one id")
    _check_known("a report", (c for c in copied.values() if c is not None), set(copied))
    circle = copies_in_circle(copied)
    if circle:
        raise ValueError(f"reports copy each other in a circle: {' → '.join(circle)}")
    says = {report.id: report.says for report in reports}
    for report in reports:
        full = report.copying.low == 1.0
        if report.copies is not None and full and says[report.copies] != report.says:
            raise ValueError(f"{report.id} is a full copy of {report.copies} and says otherwise")


def copies_in_circle(copied: Mapping[str, str | None]) -> tuple[str, ...]:
    """A circle of reports each of which copies the next, or nothing: ids to the ids copied."""
    for start, first in copied.items():
        trail, at = [start], first
        while at is not None:
            if at in trail:
                return tuple(trail[trail.index(at) :])
            trail.append(at)
            at = copied.get(at)
    return ()

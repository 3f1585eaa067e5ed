"""Random small cases, with every kind of report: copies, common origins, shared sources."""

from dataclasses import replace
from random import Random

from sayso.records.case import Case
from sayso.records.estimate import Estimate, point
from sayso.records.evidence import Evidence, Likelihood, Report, Witness
from sayso.records.hypothesis import Hypothesis


def random_estimate(random: Random, *, ranges: float = 0.3) -> Estimate:
    """A probability in [.05, .95], sometimes a range."""
    low, high = sorted(round(random.uniform(0.05, 0.95), 3) for _ in range(2))
    if random.random() < ranges and high - low > 0.01:
        return Estimate(text=f"{low} to {high}", low=low, high=high)
    return point(low)


def random_case(
    random: Random, *, hypotheses: int = 3, items: int = 4, sources: int = 3, reports: int = 3
) -> Case:
    """A case of that size at most in reports, else exactly."""
    names = [f"H{index}" for index in range(hypotheses)]
    witnesses = tuple(
        Witness(
            id=f"s{index}",
            name=f"Source {index}",
            reliability=random_estimate(random),
            hit=round(random.uniform(0.6, 1.0), 3),
            false_alarm=round(random.uniform(0.0, 0.4), 3),
            unreliable_says=round(random.uniform(0.2, 0.8), 3),
            deceptive=random.choice([0.0, 0.0, 0.1]),
        )
        for index in range(sources)
    )
    case = Case(
        question="Which?",
        hypotheses=tuple(
            Hypothesis(id=name, text=name, prior=point(round(random.uniform(0.1, 1), 3)))
            for name in names
        ),
        witnesses=witnesses,
        evidence=tuple(
            Evidence(
                id=f"E{index}",
                text=f"Item {index}",
                likelihoods=tuple(
                    Likelihood(hypothesis=name, estimate=random_estimate(random)) for name in names
                ),
                reports=_told(random, f"E{index}", witnesses, random.randint(0, reports)),
            )
            for index in range(items)
        ),
    )
    observed = tuple(
        item if item.reports else replace(item, observed=random.random() < 0.7)
        for item in case.evidence
    )
    return replace(case, evidence=observed)


def _told(
    random: Random, item: str, witnesses: tuple[Witness, ...], count: int
) -> tuple[Report, ...]:
    shared = random_estimate(random)
    made: list[Report] = []
    for index in range(count):
        witness = random.choice(witnesses).id
        kind = random.choice(["own", "own", "copy", "pure", "origin"])
        report = Report(id=f"{item}/{index}", witness=witness, says=random.random() < 0.7)
        earlier = random.choice(made) if made else None
        if kind == "copy" and earlier:
            report = replace(report, copies=earlier.id, copying=random_estimate(random))
        elif kind == "pure" and earlier:
            report = replace(report, copies=earlier.id, says=earlier.says)
        elif kind == "origin":
            report = replace(report, origin="o", shared=shared)
        made.append(report)
    return tuple(made)

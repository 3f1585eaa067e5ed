"""Several analysts as one: pooled posteriors, how far they disagree, and over what."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from sayso.hypotheses.budget import check_memory
from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.information import entropy, shares_of
from sayso.hypotheses.values import Array, Means, mean_of
from sayso.hypotheses.weigher import Weigher, Weights
from sayso.records.case import Case
from sayso.records.estimate import point
from sayso.records.evidence import Likelihood
from sayso.records.judgement import Cell, Opinion, Pooled

_CLIP = 0.01
_CELLS = 40_000_000


def pool(opinions: Sequence[Sequence[float]], *, extremise: float = 1.0) -> tuple[float, ...]:
    """The geometric mean of the odds on each hypothesis, brought to the sum 1.

    Each opinion is first made coherent (projected onto the simplex) and clipped to
    [.01, .99]. ``extremise`` multiplies the mean log-odds; 1 leaves them as they are.

    Source: Satopää et al., Combining multiple probability predictions using a simple logit
    model (2014), doi:10.1016/j.ijforecast.2013.09.009.
    """
    coherent = np.clip([coherentise(one) for one in opinions], _CLIP, 1 - _CLIP)
    logits = extremise * np.log(coherent / (1 - coherent)).mean(axis=0)
    pooled = 1 / (1 + np.exp(-logits))
    return tuple(float(share) for share in pooled / pooled.sum())


def coherentise(opinion: Sequence[float]) -> Array:
    """The nearest probabilities that sum to 1 (least squares).

    Source: Predd et al., Aggregating probabilistic forecasts from incoherent and abstaining
    experts (2008), doi:10.1287/deca.1080.0119.
    """
    given = np.asarray(opinion, dtype=np.float64)
    falling = np.sort(given)[::-1]
    excess = (np.cumsum(falling) - 1) / np.arange(1, len(given) + 1)
    kept = int(np.flatnonzero(falling > excess)[-1])
    return np.asarray(np.maximum(given - excess[kept], 0.0))


def disagreement(opinions: Sequence[Sequence[float]]) -> float:
    """Jensen-Shannon divergence in bits: entropy of the mean less the mean of the entropies.

    Source: Lin, Divergence measures based on the Shannon entropy (1991), doi:10.1109/18.61115.
    """
    stacked = np.asarray(opinions, dtype=np.float64).T
    return max(0.0, float(entropy(stacked.mean(axis=1)) - entropy(stacked).mean()))


def pool_analysts(case: Case, *, cells: int = _CELLS) -> Pooled | None:
    """The opinions of the analysts who rated items of the case, pooled; None of fewer than two.

    An analyst's opinion is the case with that analyst's ratings in place of the case's own.
    """
    names = sorted({rating.by for rating in case.ratings})
    if len(names) < 2:
        return None
    return pool_cases({name: case_of(case, name) for name in names}, cells=cells)


def pool_cases(cases: Mapping[str, Case], *, cells: int = _CELLS) -> Pooled:
    """The opinions of several cases with the same hypotheses, pooled.

    What each cell accounts for is worked out where that touches no more than ``cells``.

    Raises:
        ValueError: the cases do not weigh the same hypotheses.
        CaseError: as ``check_memory``.
    """
    names = tuple(cases)
    ids = cases[names[0]].hypothesis_ids
    if any(set(case.hypothesis_ids) != set(ids) for case in cases.values()):
        raise ValueError("the analysts do not weigh the same hypotheses")
    kept = Weights()
    weighers = {
        name: Weigher(compile_case(case), Means(), kept=kept) for name, case in cases.items()
    }
    for one in weighers.values():
        check_memory(one.compiled.tied)
    posteriors = {name: _posterior(weigher, ids) for name, weigher in weighers.items()}
    opinions = tuple(
        Opinion(by=name, posterior=tuple(float(p) for p in posteriors[name])) for name in names
    )
    bits = disagreement([one.posterior for one in opinions])
    every = tuple(weighers.values())
    return Pooled(
        opinions=opinions,
        posterior=pool([one.posterior for one in opinions]),
        disagreement_bits=bits,
        cells=_cells(every, ids, bits) if _effort_of_cells(every) <= cells else (),
    )


def case_of(case: Case, analyst: str) -> Case:
    """The case as one analyst rates it."""
    own = {r.evidence: r.likelihoods for r in case.ratings if r.by == analyst}
    evidence = tuple(
        replace(item, likelihoods=own.get(item.id, item.likelihoods)) for item in case.evidence
    )
    return replace(case, evidence=evidence, ratings=())


def _posterior(weigher: Weigher, ids: tuple[str, ...]) -> Array:
    shares = shares_of(weigher.log_weights())[:, 0]
    place = {name: index for index, name in enumerate(weigher.case.hypothesis_ids)}
    return shares[[place[name] for name in ids]]


def _effort_of_cells(weighers: Sequence[Weigher]) -> int:
    """Cells that agreeing on every rating in turn would touch."""
    each = sum(one.effort(part) for one in weighers for part in one.compiled.tied)
    return each * len(weighers[0].case.evidence) * len(weighers[0].case.hypotheses)


def _cells(weighers: Sequence[Weigher], ids: tuple[str, ...], bits: float) -> tuple[Cell, ...]:
    """What disagreement each cell accounts for: how much goes if all rated it at their mean."""
    found = []
    shared = set.intersection(*({item.id for item in one.case.evidence} for one in weighers))
    for item in sorted(shared):
        for hypothesis in ids:
            rated = [_cell(one.case, item, hypothesis) for one in weighers]
            given = [value for value in rated if value is not None]
            if len(given) < 2 or max(given) - min(given) < 1e-12:
                continue
            mean = sum(given) / len(given)
            agreed = [
                _posterior(one.edited(_with_cell(one.case, item, hypothesis, mean)), ids)
                for one in weighers
            ]
            drop = bits - disagreement([one.tolist() for one in agreed])
            found.append(Cell(evidence=item, hypothesis=hypothesis, bits=drop))
    return tuple(sorted(found, key=lambda cell: (-cell.bits, cell.evidence, cell.hypothesis)))


def _cell(case: Case, item: str, hypothesis: str) -> float | None:
    for evidence in case.evidence:
        if evidence.id == item:
            for one in evidence.likelihoods:
                if one.hypothesis == hypothesis and one.estimate is not None:
                    return mean_of(one.estimate)
    return None


def _with_cell(case: Case, item: str, hypothesis: str, value: float) -> Case:
    def rated(one: Likelihood) -> Likelihood:
        if one.hypothesis != hypothesis or one.estimate is None:
            return one
        return replace(one, estimate=point(value))

    evidence = tuple(
        replace(e, likelihoods=tuple(map(rated, e.likelihoods))) if e.id == item else e
        for e in case.evidence
    )
    return replace(case, evidence=evidence)

"""Breakevens: where one elicited number would have to stand for a rival to draw level."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from sayso.hypotheses.budget import within
from sayso.hypotheses.parts import Part
from sayso.hypotheses.values import Array, Pins, mean_of
from sayso.hypotheses.weigher import Weigher
from sayso.records.estimate import Estimate
from sayso.records.judgement import Breakeven


@dataclass(frozen=True, slots=True)
class Elicited:
    """A number that somebody gave: its kind, whose it is, and its key among the values."""

    kind: str
    id: str
    hypothesis: str | None
    key: str
    estimate: Estimate


def find_breakevens(
    weigher: Weigher, *, cells: int = 40_000_000
) -> tuple[tuple[Breakeven, ...], tuple[str, ...]]:
    """The breakevens that lie in [0, 1], nearest to the elicited mean first; items left out.

    Each weight is linear in each number, w_h = α_h + β_h·θ, so two evaluations give
    θ* = (α_r − α_ℓ) / (β_ℓ − β_r) for every rival r, and the nearest of them is where the
    leader changes. A prior is moved with the others kept in proportion. The second result
    names items whose sources tie too much together to do this by touching ``cells``.
    """
    ids = weigher.case.hypothesis_ids
    weights = weigher.log_weights()[:, 0]
    leader = min(range(len(ids)), key=lambda index: (-round(float(weights[index]), 9), ids[index]))
    found = list(_of_priors(weigher, weights, leader))
    left_out: list[str] = []
    elicited = ((part, tuple(_elicited(part))) for part in weigher.parts)
    pairs = [(part, numbers) for part, numbers in elicited if numbers]
    costs = [2 * len(numbers) * weigher.effort(part) * bool(part.shared) for part, numbers in pairs]
    for (part, numbers), fits in within(pairs, costs, cells):
        if not fits:
            left_out.extend(item.id for item in part.items)
            continue
        rest = _without(weigher, part, weights)
        pinned = Weigher(weigher.compiled, Pins([number.key for number in numbers]))
        told = np.exp(pinned.log_likelihood(part))
        for number, at_0, at_1 in zip(numbers, told.T[::2], told.T[1::2], strict=True):
            one = _nearest(ids, leader, number, rest * at_0, rest * (at_1 - at_0))
            if one is not None:
                found.append(one)
    found.sort(key=lambda one: (one.distance, one.kind, one.id, one.hypothesis or ""))
    return tuple(found), tuple(left_out)


def _without(weigher: Weigher, part: Part, weights: Array) -> Array:
    # The weights but for one part, to a common factor; added up anew where the part rules out.
    own = weigher.log_likelihood(part)[:, 0]
    if np.isfinite(own).all():
        rest = weights - own
    else:
        others = [weigher.log_likelihood(one)[:, 0] for one in weigher.parts if one is not part]
        rest = weigher.log_prior()[:, 0] + sum(others)
    return np.asarray(np.exp(rest - rest.max()))


def _nearest(
    ids: tuple[str, ...], leader: int, number: Elicited, alpha: Array, beta: Array
) -> Breakeven | None:
    value = mean_of(number.estimate)
    best: tuple[float, str, float] | None = None
    for rival, name in enumerate(ids):
        slope = beta[leader] - beta[rival]
        if rival == leader or abs(slope) < 1e-300:
            continue
        theta = float((alpha[rival] - alpha[leader]) / slope)
        level = alpha[leader] + beta[leader] * theta
        if level <= 1e-12 * max(alpha[leader], alpha[leader] + beta[leader]):
            continue  # level at nothing: there the evidence is impossible under both
        if 0 <= theta <= 1 and (best is None or (abs(theta - value), name) < best[:2]):
            best = (abs(theta - value), name, theta)
    if best is None:
        return None
    return Breakeven(
        kind=number.kind,
        id=number.id,
        hypothesis=number.hypothesis,
        value=value,
        low=number.estimate.low,
        high=number.estimate.high,
        breakeven=best[2],
        rival=best[1],
        distance=best[0],
        within_range=number.estimate.low <= best[2] <= number.estimate.high,
    )


def _of_priors(weigher: Weigher, weights: Array, leader: int) -> Iterator[Breakeven]:
    ids = weigher.case.hypothesis_ids
    with np.errstate(invalid="ignore"):
        prior = np.exp(weigher.log_prior()[:, 0])
        told = np.where(prior > 0, np.exp(weights - weights.max()) / np.maximum(prior, 1e-300), 0)
    for index, hypothesis in enumerate(weigher.case.hypotheses):
        share = float(prior[index])
        if not 0 < share < 1:
            continue
        kept = prior / (1 - share) * told
        alpha, beta = kept.copy(), -kept
        alpha[index], beta[index] = 0.0, told[index]
        given = hypothesis.prior
        as_given = given is not None and abs(mean_of(given) - share) < 1e-9
        low, high = (given.low, given.high) if given and as_given else (share, share)
        number = Elicited(
            "prior", hypothesis.id, hypothesis.id, "", Estimate(text="", low=share, high=share)
        )
        one = _nearest(ids, leader, number, alpha, beta)
        if one is not None:
            within = low <= one.breakeven <= high
            yield replace(one, low=low, high=high, within_range=within)


def _elicited(part: Part) -> Iterator[Elicited]:
    seen: set[str] = set()
    for item, strands in zip(part.items, part.strands, strict=True):
        for one in item.likelihoods:
            if one.estimate is not None:
                key = f"likelihood\x1f{item.id}\x1f{one.hypothesis}"
                yield Elicited("likelihood", item.id, one.hypothesis, key, one.estimate)
        for strand in strands:
            report, witness = strand.report, strand.witness
            found = [
                Elicited(
                    "reliability", witness.id, None, f"source\x1f{witness.id}", witness.reliability
                )
            ]
            if report.copies is not None:
                found = [
                    *found,
                    Elicited("copying", report.id, None, f"copy\x1f{report.id}", report.copying),
                ]
            if report.origin is not None:
                key = f"origin\x1f{item.id}\x1f{report.origin}"
                found.append(Elicited("origin", report.origin, None, key, report.shared))
            for number in found:
                if number.key not in seen:
                    seen.add(number.key)
                    yield number

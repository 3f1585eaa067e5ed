"""What to find out next: expected information gain, and the chance that the leader changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.hypotheses.values import Array
from sayso.hypotheses.weigher import Weigher
from sayso.records.case import Case
from sayso.records.estimate import point
from sayso.records.evidence import Evidence, Report, Witness
from sayso.records.judgement import NextStep, Pair

FURTHER_SOURCE = Witness(
    id="a further source", name="a further independent source", reliability=point(0.8)
)
"""Who would report once more on an item: usually reliable (B), independent of the others."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to find out: the case as it would be if the answer were yes."""

    id: str
    text: str
    kind: str
    touches: frozenset[str]
    case: Case


def steps_of(case: Case) -> tuple[Step, ...]:
    """The case's candidates, then a further independent report on each item reported already."""
    steps = []
    for one in case.candidates:
        told = (Report(id=f"{one.id}/answer", witness=one.witness),) if one.witness else ()
        item = Evidence(
            id=one.id,
            text=one.text,
            likelihoods=one.likelihoods,
            reports=told,
            observed=None if told else True,
        )
        touches = frozenset([one.id] if one.witness is None else [one.id, f"source {one.witness}"])
        after = replace(case, evidence=(*case.evidence, item), candidates=())
        steps.append(Step(one.id, one.text, "candidate", touches, after))
    further = (*case.witnesses, FURTHER_SOURCE)
    for index, item in enumerate(case.evidence):
        if item.observed is None:
            report = Report(id=f"{item.id}/{FURTHER_SOURCE.id}", witness=FURTHER_SOURCE.id)
            told_more = replace(item, reports=(*item.reports, report))
            evidence = (*case.evidence[:index], told_more, *case.evidence[index + 1 :])
            after = replace(case, evidence=evidence, witnesses=further, candidates=())
            text = f"{FURTHER_SOURCE.name} on: {item.text}"
            tied = frozenset([item.id, *(f"source {name}" for name in item.witnesses)])
            steps.append(Step(item.id, text, "report", tied, after))
    return tuple(steps)


def find_next(
    weigher: Weigher, draws: Weigher | None = None
) -> tuple[tuple[NextStep, ...], Pair | None]:
    """Every step, most informative first, and the two that tell most together.

    EIG(x) = H(posterior) − Σ_x P(x)·H(posterior | x) = I(h; x), in bits, with P(x|h) after
    source reliability and after all reports there are. The chance that the leader changes is
    Σ_x P(x) over the answers that put another first. Pairs are of steps that share no item
    and no source, which are independent once the hypothesis is known.

    Source: Lindley, On a measure of the information provided by an experiment (1956),
    doi:10.1214/aoms/1177728069.
    """
    steps = steps_of(weigher.case)
    shares = shares_of(weigher.log_weights())
    answers = [answer_rates(weigher, step) for step in steps]
    drawn = draws if draws is not None and draws.values.count > 1 else None
    drawn_shares = shares_of(drawn.log_weights()) if drawn else None
    found = []
    for step, rates in zip(steps, answers, strict=True):
        gain = float(information_gain(shares, rates)[0])
        band = (gain, gain)
        if drawn is not None and drawn_shares is not None:
            gains = information_gain(drawn_shares, answer_rates(drawn, step))
            low, high = np.quantile(gains, [0.05, 0.95])
            band = (float(low), float(high))
        found.append(
            NextStep(
                id=step.id,
                text=step.text,
                kind="candidate" if step.kind == "candidate" else "report",
                information_gain_bits=gain,
                band=band,
                leader_changes=leader_changes(shares[:, 0], rates[:, 0]),
            )
        )
    pair = best_pair(steps, shares[:, 0], [rates[:, 0] for rates in answers])
    found.sort(key=lambda one: (-one.information_gain_bits, one.id))
    return tuple(found), pair


def answer_rates(weigher: Weigher, step: Step) -> Array:
    """P(answer yes | h, all reports there are): hypotheses × draws."""
    known = frozenset(weigher.parts)
    after = weigher.edited(step.case)
    total: Array = np.zeros((len(weigher.case.hypotheses), weigher.values.count))
    kept = frozenset(after.parts)
    for part in after.parts:
        if part not in known:
            total += after.log_likelihood(part)
    for part in weigher.parts:
        if part not in kept:
            total -= np.maximum(weigher.log_likelihood(part), -1e5)
    return np.clip(np.exp(total), 0.0, 1.0)


def information_gain(shares: Array, rates: Array) -> Array:
    """I(h; x) in bits for each draw, from P(h) and P(yes | h), both hypotheses × draws."""
    whole = binary_entropy((shares * rates).sum(axis=0))
    return np.asarray(np.maximum(whole - (shares * binary_entropy(rates)).sum(axis=0), 0.0))


def leader_changes(shares: Array, rates: Array) -> float:
    """The probability of an answer after which another hypothesis is the most probable."""
    leader = int(shares.argmax())
    chance = 0.0
    for answer in (shares * rates, shares * (1 - rates)):
        if answer.max() > answer[leader] + 1e-12:
            chance += float(answer.sum())
    return chance


def best_pair(steps: Sequence[Step], shares: Array, rates: Sequence[Array]) -> Pair | None:
    """The two independent steps with the greatest joint information, or None."""
    best: Pair | None = None
    entropies = [float((shares * binary_entropy(one)).sum()) for one in rates]
    for first in range(len(steps)):
        for second in range(first + 1, len(steps)):
            if steps[first].touches & steps[second].touches:
                continue
            one, other = rates[first], rates[second]
            joint = [one * other, one * (1 - other), (1 - one) * other, (1 - one) * (1 - other)]
            chances = np.array([float((shares * answer).sum()) for answer in joint])
            gain = float(entropy(chances)) - entropies[first] - entropies[second]
            if best is None or gain > best.information_gain_bits + 1e-12:
                ids = (steps[first].id, steps[second].id)
                best = Pair(ids=ids, information_gain_bits=gain)
    return best


def entropy(shares: Array) -> Array:
    """Shannon entropy in bits along the first axis."""
    return np.asarray(-(shares * np.log2(np.where(shares > 0, shares, 1.0))).sum(axis=0))


def binary_entropy(rates: Array) -> Array:
    """Entropy in bits of a yes that comes with each of those probabilities."""
    other = 1 - rates
    yes = rates * np.log2(np.where(rates > 0, rates, 1.0))
    return np.asarray(-(yes + other * np.log2(np.where(other > 0, other, 1.0))))


def shares_of(weights: Array) -> Array:
    """Posteriors from log weights: each draw brought to the sum 1."""
    rising = np.exp(weights - weights.max(axis=0))
    return np.asarray(rising / rising.sum(axis=0))

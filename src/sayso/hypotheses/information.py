"""What to find out next: expected information gain, and the chance that the leader changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from sayso.hypotheses.budget import within
from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.parts import Part
from sayso.hypotheses.reports import Strand
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
    """Something to find out: a candidate of the case, or one more report on an item.

    ``touches`` names the item, and the sources by which other steps may depend on this one.
    """

    id: str
    text: str
    kind: Literal["candidate", "report"]
    touches: frozenset[str]
    item: Evidence


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
        steps.append(Step(one.id, one.text, "candidate", touches, item))
    for item in case.evidence:
        if item.observed is None:
            report = Report(id=f"{item.id}/{FURTHER_SOURCE.id}", witness=FURTHER_SOURCE.id)
            told_more = replace(item, reports=(*item.reports, report))
            text = f"again, by another source: {item.text}"
            tied = frozenset([item.id, *(f"source {name}" for name in item.witnesses)])
            steps.append(Step(item.id, text, "report", tied, told_more))
    return tuple(steps)


def case_after(case: Case, step: Step) -> Case:
    """The case as it would be if the answer were yes."""
    if step.kind == "candidate":
        return replace(case, evidence=(*case.evidence, step.item), candidates=())
    evidence = tuple(step.item if one.id == step.id else one for one in case.evidence)
    witnesses = (*case.witnesses, FURTHER_SOURCE)
    return replace(case, evidence=evidence, witnesses=witnesses, candidates=())


@dataclass(frozen=True, slots=True)
class Following:
    """What to find out next: steps, most informative first, the best pair, ids left out."""

    steps: tuple[NextStep, ...] = ()
    pair: Pair | None = None
    left_out: tuple[str, ...] = ()


def find_next(
    weigher: Weigher, draws: Weigher | None = None, *, cells: int = 40_000_000
) -> Following:
    """Every step that can be worked out by touching ``cells``, and the two that tell most together.

    EIG(x) = H(posterior) − Σ_x P(x)·H(posterior | x) = I(h; x), in bits, with P(x|h) after
    source reliability and after all reports there are. The chance that the leader changes is
    Σ_x P(x) over the answers that put another first. Pairs are of steps that share no item
    and no source, which are independent once the hypothesis is known.

    Source: Lindley, On a measure of the information provided by an experiment (1956),
    doi:10.1214/aoms/1177728069.
    """
    every = [_Asked(weigher, step) for step in steps_of(weigher.case)]
    fitting = list(within(every, [one.effort for one in every], cells))
    asked = [one for one, fits in fitting if fits]
    shares = shares_of(weigher.log_weights())
    answers = [one.rates(weigher) for one in asked]
    drawn = draws if draws is not None and draws.values.count > 1 else None
    drawn_shares = shares_of(drawn.log_weights()) if drawn else None
    found = []
    for one, rates in zip(asked, answers, strict=True):
        step, gain = one.step, float(information_gain(shares, rates)[0])
        band = (gain, gain)
        if drawn is not None and drawn_shares is not None:
            gains = information_gain(drawn_shares, one.rates(drawn))
            low, high = np.quantile(gains, [0.05, 0.95])
            band = (float(low), float(high))
        found.append(
            NextStep(
                id=step.id,
                text=step.text,
                kind=step.kind,
                information_gain_bits=gain,
                band=band,
                leader_changes=leader_changes(shares[:, 0], rates[:, 0]),
            )
        )
    pair = best_pair([one.step for one in asked], shares[:, 0], [rates[:, 0] for rates in answers])
    found.sort(key=lambda one: (-one.information_gain_bits, one.id))
    left_out = tuple(one.step.id for one, fits in fitting if not fits)
    return Following(tuple(found), pair, left_out)


class _Asked:
    """A step, and the parts that its answer would put in the place of others."""

    def __init__(self, weigher: Weigher, step: Step) -> None:
        self.step = step
        self.after, self.before = _parts_changed(weigher, step)
        self.effort = sum(weigher.effort(part) for part in self.after if part.shared)

    def rates(self, weigher: Weigher) -> Array:
        """P(answer yes | h, all reports there are): hypotheses × draws."""
        total: Array = np.zeros((len(weigher.case.hypotheses), weigher.values.count))
        for part in self.after:
            total += weigher.log_likelihood(part)
        for part in self.before:
            total -= np.maximum(weigher.log_likelihood(part), -1e5)
        return np.clip(np.exp(total), 0.0, 1.0)


def _parts_changed(weigher: Weigher, step: Step) -> tuple[list[Part], list[Part]]:
    if step.kind == "report":
        part = next(one for one in weigher.parts if any(i.id == step.id for i in one.items))
        place = next(place for place, item in enumerate(part.items) if item.id == step.id)
        strands = list(part.strands)
        strands[place] = (*strands[place], Strand(step.item.reports[-1], FURTHER_SOURCE))
        return [replace(part, strands=tuple(strands))], [part]
    told = step.item.witnesses
    if not any(name in item.witnesses for item in weigher.case.evidence for name in told):
        witnesses = {one.id: one for one in weigher.case.witnesses}
        heard = tuple(Strand(report, witnesses[report.witness]) for report in step.item.reports)
        return [Part((step.item,), (heard,))], []
    # Its source tells of other items: what they say bears on whether to believe it.
    after = compile_case(case_after(weigher.case, step), weigher.compiled).parts
    known, kept = frozenset(weigher.parts), frozenset(after)
    changed = [part for part in after if part not in known]
    return changed, [part for part in weigher.parts if part not in kept]


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
    if len(steps) < 2:
        return None
    yes = np.stack(rates)
    no = 1 - yes
    joint = [(one * shares) @ other.T for one in (yes, no) for other in (yes, no)]
    alone = binary_entropy(yes) @ shares
    gains = entropy(np.stack(joint)) - alone[:, None] - alone[None, :]
    for first, step in enumerate(steps):
        for second in range(first, len(steps)):
            if second == first or step.touches & steps[second].touches:
                gains[first, second] = -np.inf
        gains[first, :first] = -np.inf
    # Of equals to twelve places, the first in the order of the steps.
    best = int(np.round(gains, 12).argmax())
    first, second = divmod(best, len(steps))
    if not np.isfinite(gains[first, second]):
        return None
    gain = max(0.0, float(gains[first, second]))  # never less, but for rounding
    return Pair(ids=(steps[first].id, steps[second].id), information_gain_bits=gain)


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

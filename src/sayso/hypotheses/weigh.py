"""A case weighed: the judgement, put together from all the parts of this floor."""

from collections.abc import Sequence

import numpy as np

from sayso.hypotheses.breakevens import find_breakevens
from sayso.hypotheses.budget import Effort, choose_draws, within
from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.failures import Failed
from sayso.hypotheses.information import binary_entropy, find_next, shares_of
from sayso.hypotheses.linchpins import SEARCHES, Sought, find_linchpins, probabilities
from sayso.hypotheses.matrix import inconsistency, item_inconsistency
from sayso.hypotheses.parts import Part
from sayso.hypotheses.pooling import pool_analysts
from sayso.hypotheses.tables import rate_rows
from sayso.hypotheses.units import members_of
from sayso.hypotheses.unrated import nothing_rated
from sayso.hypotheses.values import Array, Draws, Means, mean_of
from sayso.hypotheses.weigher import Weigher
from sayso.hypotheses.wording import LEVEL, percent
from sayso.records.case import Case
from sayso.records.judgement import ItemWeight, Judgement, Verdict
from sayso.records.made_by import made_here

BAND = (0.05, 0.95)
_SHARE_DRAWS = 2000
_LISTED = 10
_PARTS_OF_A_SET = 3  # of which a linchpin's members are, most often
_FEWEST_SHARED = 100  # draws below which shares and bands of next steps tell nothing


def weigh(case: Case, effort: Effort | None = None) -> Judgement:
    """The judgement of a case: the same for the same case and effort.

    On another machine the last digits may differ, as logarithms do.

    The posterior is the average over the model's draws, Σ_m w_m(h) / Σ_m Σ_h w_m(h). Weights
    are linear in every number that is drawn, so it is worked out at their means, exactly and
    without drawing; only the prior, where several are ranges, is brought to the sum 1 after
    the mean instead of before. The band is the 5 % to 95 % spread of single draws' posteriors.
    What does not fit in the seconds that ``effort`` allows is left out, and the notes say so.

    Raises:
        CaseError: the evidence is impossible under every hypothesis, the priors leave nothing
            for one, or sources tie so many items together that no exact answer fits in memory
            or in the seconds.
    """
    effort = effort or Effort()
    compiled = compile_case(case)
    means = Weigher(compiled, Means(), threads=effort.threads)
    draws, notes = choose_draws(means, effort)
    weights = means.log_weights()
    drawn = Weigher(compiled, Draws(draws, effort.seed), threads=effort.threads)
    verdicts = verdicts_of(case, means, weights, shares_of(drawn.log_weights()))
    fewer, short = _fewer_draws(means, draws, effort)
    weighed = _weighed_alone(means, effort)
    sought = _linchpins(means, fewer, effort, reversing=len(weighed) == len(means.parts))
    breakevens, left_out = find_breakevens(means, cells=effort.cells("breakevens"))
    following = find_next(means, fewer, cells=effort.cells("steps"))
    pooled = pool_analysts(case, cells=effort.cells("analysts"))
    evidence = _item_weights(means, weighed)
    found = {one.id for one in evidence}
    alone = [item.id for item in case.evidence if item.id not in found]
    unrated = nothing_rated(case)
    notes = (
        *((unrated,) if unrated is not None else ()),
        *notes,
        *short,
        *_left_out("What each item does beside the others was", alone),
        *_left_out("Breakevens were", left_out),
        *_left_out("What could be learnt was", following.left_out),
    )
    if pooled is not None and pooled.disagreement_bits > LEVEL and not pooled.cells:
        notes = (*notes, "What each rating adds to the disagreement was not worked out.")
    return Judgement(
        question=case.question,
        scale=case.scale,
        hypotheses=verdicts,
        evidence=evidence,
        linchpins=tuple(pin for one in sought for pin in one.linchpins),
        searches=tuple(one.search for one in sought),
        breakevens=breakevens,
        next=following.steps,
        best_pair=following.pair,
        pooled=pooled,
        draws=draws,
        seed=effort.seed,
        notes=(*notes, *_notes(case, verdicts, sought)),
        made_by=made_here(),
    )


def _left_out(what: str, ids: Sequence[str]) -> tuple[str, ...]:
    if not ids:
        return ()
    return (f"{what} not worked out for {_some(ids)}: allow more seconds for them.",)


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids) if len(ids) <= 8 else f"{', '.join(ids[:6])} and {len(ids) - 6} more"


def _weighed_alone(means: Weigher, effort: Effort) -> tuple[Part, ...]:
    """The parts in which each item can be set aside, and known, in turn."""
    parts = means.parts
    costs = [2 * len(part.items) * means.effort_of_many(part) * bool(part.shared) for part in parts]
    return tuple(part for part, fits in within(parts, costs, effort.cells("items")) if fits)


def _linchpins(
    means: Weigher, fewer: Weigher | None, effort: Effort, *, reversing: bool
) -> list[Sought]:
    """What each search finds; what the cheapest do not need of the cells is for the next."""
    members = {unit: members_of(means.case, unit) for unit, _ in SEARCHES}
    asked = [
        (unit, failure)
        for unit, failure in SEARCHES
        if (members[unit] or unit == "assumption") and (reversing or failure != "reversed")
    ]
    return [
        find_linchpins(
            means, unit, failure, draws=fewer, cells=effort.cells("linchpins") // len(asked)
        )
        for unit, failure in asked
    ]


def _fewer_draws(
    means: Weigher, draws: int, effort: Effort
) -> tuple[Weigher | None, tuple[str, ...]]:
    """What the shares of linchpins and the bands of next steps are drawn with, if anything is."""
    efforts = {item.id: means.effort_of_many(p) for p in means.parts for item in p.items}
    largest = sorted(map(means.effort_of_many, means.parts))[-_PARTS_OF_A_SET:]
    pins = _LISTED * len(SEARCHES) * sum(largest)
    steps = len(means.case.candidates) * max(largest, default=0) + sum(efforts.values())
    count = min(draws, _SHARE_DRAWS, effort.cells("shares") // max(1, pins + steps))
    if count < min(_FEWEST_SHARED, draws):
        note = (
            "What each linchpin and each next step does was not drawn: their shares and bands "
            "are left out. Allow more seconds for them."
        )
        return None, (note,)
    return Weigher(means.compiled, Draws(count, effort.seed), threads=effort.threads), ()


def verdicts_of(case: Case, means: Weigher, weights: Array, spread: Array) -> tuple[Verdict, ...]:
    """What is found of each hypothesis: posterior, band, how often it led, inconsistency.

    weights (hypotheses, 1) at the means; spread (hypotheses, draws) of posteriors.
    """
    prior = np.exp(means.log_prior()[:, 0])
    posterior = shares_of(weights)[:, 0]
    low, high = np.quantile(spread, BAND, axis=1)
    first = spread == spread.max(axis=0)
    led = (first / first.sum(axis=0)).mean(axis=1)
    scores = inconsistency(case)
    return tuple(
        Verdict(
            id=hypothesis.id,
            text=hypothesis.text,
            prior=float(prior[index]),
            posterior=float(posterior[index]),
            band=(float(low[index]), float(high[index])),
            led=float(led[index]),
            inconsistency=scores[hypothesis.id],
        )
        for index, hypothesis in enumerate(case.hypotheses)
    )


def _item_weights(weigher: Weigher, parts: Sequence[Part]) -> tuple[ItemWeight, ...]:
    """Diagnosticity: what each item of those parts does beside all that share its sources."""
    ids = weigher.case.hypothesis_ids
    prior = np.exp(weigher.log_prior()[:, 0])
    likely = probabilities(weigher, parts)
    part_of = {item.id: part for part in parts for item in part.items}
    found = []
    for item in weigher.case.evidence:
        part = part_of.get(item.id)
        if part is None:
            continue
        told = weigher.log_likelihood(part)[:, 0]
        if len(part.items) > 1:
            each = tuple(Failed(items=1 << place) for place in range(len(part.items)))
            rest = weigher.log_likelihoods_failed(part, each)
            told = told - rest[:, part.items.index(item)]
        rates = rate_rows(item.id, item.likelihoods, weigher.case.hypotheses, weigher.values)[:, 0]
        gain = float(binary_entropy(prior @ rates) - prior @ binary_entropy(rates))
        most, least = int(np.argmax(told)), int(np.argmin(told))
        apart = told[most] - told[least]
        found.append(
            ItemWeight(
                id=item.id,
                text=item.text,
                log_ratio=float(apart) if np.isfinite(apart) else None,
                helps=ids[most] if apart > LEVEL else None,
                hurts=ids[least] if apart > LEVEL else None,
                information_bits=max(0.0, gain),
                probability=likely.get(item.id),
                on_trust=item.observed is not None and not item.reports,
            )
        )
    return tuple(found)


def _notes(case: Case, verdicts: tuple[Verdict, ...], sought: list[Sought]) -> tuple[str, ...]:
    notes = []
    given = [mean_of(one.prior) for one in case.hypotheses if one.prior is not None]
    if len(given) == len(verdicts) and abs(sum(given) - 1) > 0.005:
        notes.append(f"The priors given sum to {sum(given):.2f}; they were brought to the sum 1.")
    leader = min(verdicts, key=lambda one: (-one.posterior, one.id))
    oftenest = min(verdicts, key=lambda one: (-one.led, one.id))
    if oftenest.id != leader.id:
        notes.append(
            f"{leader.id} is the most probable on average, but {oftenest.id} leads in more draws "
            f"({percent(oftenest.led)} against {percent(leader.led)}): the ranges are wide "
            "enough to decide which leads."
        )
    out = [one.id for one in verdicts if one.posterior == 0]
    if out:
        notes.append(
            f"{' and '.join(out)} {'are' if len(out) > 1 else 'is'} ruled out by a prior or a "
            "likelihood of 0 or 1, which no further evidence could undo."
        )
    least = min(one.inconsistency for one in verdicts)
    best = [one.id for one in verdicts if one.inconsistency == least]
    if leader.id not in best:
        against = [i.id for i in case.evidence if item_inconsistency(i)[leader.id] > 0]
        notes.append(
            f"The classic inconsistency score puts {' and '.join(best)} first ({least:.2g}) and "
            f"gives {leader.id} {leader.inconsistency:.2g}, for {_some(against)}. It counts "
            "only what speaks against a hypothesis, takes every report at its word and knows no "
            "prior."
        )
    for one in sought:
        search = one.search
        if not search.exact:
            above = "no set that was looked at" if search.high is None else f"one of {search.high}"
            notes.append(
                f"Linchpins by {search.unit}: none of fewer than {search.low} changes the leader, "
                f"{above} does; sets between were too many to look at."
            )
    return tuple(notes)

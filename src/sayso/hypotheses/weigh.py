"""A case weighed: the judgement, put together from all the parts of this floor."""

from dataclasses import dataclass

import numpy as np

from sayso.errors import CaseError
from sayso.hypotheses.breakevens import find_breakevens
from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.failures import Failed
from sayso.hypotheses.information import binary_entropy, find_next, shares_of
from sayso.hypotheses.linchpins import SEARCHES, Sought, find_linchpins, probabilities
from sayso.hypotheses.matrix import inconsistency, item_inconsistency
from sayso.hypotheses.parts import Part
from sayso.hypotheses.pooling import pool_analysts
from sayso.hypotheses.tables import rate_rows
from sayso.hypotheses.units import members_of
from sayso.hypotheses.values import Array, Draws, Means, mean_of
from sayso.hypotheses.weigher import Weigher
from sayso.hypotheses.wording import LEVEL, percent
from sayso.records.case import Case
from sayso.records.judgement import ItemWeight, Judgement, Verdict

NANOSECONDS_PER_CELL = 50
"""What one cell of one draw takes; ``bench/weigh.py`` measures it."""
BAND = (0.05, 0.95)
_FEWEST_DRAWS = 100
_MOST_CELLS = 2**27
_SHARE_DRAWS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How hard to try: draws wanted, the seed, threads, and seconds that drawing may take.

    Seconds are reckoned from the cells to be touched, not by a clock.
    """

    draws: int = 10_000
    seed: int = 0
    threads: int = 2
    seconds: float = 10.0


def weigh(case: Case, effort: Effort | None = None) -> Judgement:
    """The judgement of a case: the same for the same case and effort, on any machine.

    The posterior is the average over the model's draws, Σ_m w_m(h) / Σ_m Σ_h w_m(h). Weights
    are linear in every number that is drawn, so it is worked out at their means, exactly and
    without drawing; only the prior, where several are ranges, is brought to the sum 1 after
    the mean instead of before. The band is the 5 % to 95 % spread of single draws' posteriors.

    Raises:
        CaseError: the evidence is impossible under every hypothesis, the priors leave nothing
            for one, or sources tie so many items together that no exact answer fits in memory.
    """
    effort = effort or Effort()
    compiled = compile_case(case)
    means = Weigher(compiled, Means(), threads=effort.threads)
    draws, notes = choose_draws(means, effort)
    weights = means.log_weights()
    drawn = Weigher(compiled, Draws(draws, effort.seed), threads=effort.threads)
    spread = shares_of(drawn.log_weights())
    verdicts = verdicts_of(case, means, weights, spread)
    fewer, short = _fewer_draws(means, draws, effort)
    sought = [
        find_linchpins(means, unit, failure, draws=fewer)
        for unit, failure in SEARCHES
        if members_of(case, unit) or unit == "assumption"
    ]
    breakevens, left_out = find_breakevens(means)
    following, pair = find_next(means, fewer)
    notes = (*notes, *short)
    if left_out:
        notes = (*notes, f"Breakevens were not worked out for {', '.join(left_out)}.")
    return Judgement(
        question=case.question,
        scale=case.scale,
        hypotheses=verdicts,
        evidence=_item_weights(means),
        linchpins=tuple(pin for one in sought for pin in one.linchpins),
        searches=tuple(one.search for one in sought),
        breakevens=breakevens,
        next=following,
        best_pair=pair,
        pooled=pool_analysts(case),
        draws=draws,
        seed=effort.seed,
        notes=(*notes, *_notes(case, verdicts, sought)),
    )


def choose_draws(weigher: Weigher, effort: Effort) -> tuple[int, tuple[str, ...]]:
    """How many draws fit in the seconds allowed, and a note where fewer than were asked for.

    Raises:
        CaseError: one posterior alone would touch more than 2**27 cells.
    """
    cells = count_all_cells(weigher)
    if cells > _MOST_CELLS:
        raise CaseError(
            f"the shared sources tie the items together too tightly: {cells:,} cells a posterior",
            remedy="merge sources that report together, or leave out reports that add little",
        )
    fits = int(effort.seconds * 1e9 / (cells * NANOSECONDS_PER_CELL))
    if fits >= effort.draws:
        return effort.draws, ()
    draws = min(effort.draws, max(_FEWEST_DRAWS, fits))
    whole = cells * effort.draws * NANOSECONDS_PER_CELL / 1e9
    note = (
        f"{effort.draws:,} draws would take about {whole:,.0f} s ({cells:,} cells each); "
        f"{draws:,} were drawn. Allow more seconds for more draws."
    )
    return draws, (note,)


def _fewer_draws(
    means: Weigher, draws: int, effort: Effort
) -> tuple[Weigher | None, tuple[str, ...]]:
    """What the shares of linchpins and the bands of next steps are drawn with, if anything is."""
    asked = 10 * len(SEARCHES) + len(means.case.candidates) + len(means.case.evidence)
    tied = sum(map(means.effort, means.parts))
    fits = effort.seconds * 1e9 / (NANOSECONDS_PER_CELL * asked * max(tied, 1))
    count = int(min(draws, _SHARE_DRAWS, fits))
    if count < _FEWEST_DRAWS:
        note = (
            "The sources tie too much together to draw what each linchpin and each next step "
            "does: their shares and bands are left out. Allow more seconds for them."
        )
        return None, (note,)
    return Weigher(means.compiled, Draws(count, effort.seed), threads=effort.threads), ()


def count_all_cells(weigher: Weigher) -> int:
    """Cells that one draw touches: tables of items, and those of summing sources out."""
    return 1 + sum(_cells_of(weigher, part) for part in weigher.parts)


def _cells_of(weigher: Weigher, part: Part) -> int:
    reports = sum(len(strands) for strands in part.strands)
    plain = len(part.items) * len(weigher.case.hypotheses) + reports
    return plain + (weigher.largest_table(part) if part.shared else 0)


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


def _item_weights(weigher: Weigher) -> tuple[ItemWeight, ...]:
    """Diagnosticity: what each item does beside all others that share its sources."""
    ids = weigher.case.hypothesis_ids
    prior = np.exp(weigher.log_prior()[:, 0])
    likely = probabilities(weigher)
    part_of = {item.id: part for part in weigher.parts for item in part.items}
    found = []
    for item in weigher.case.evidence:
        part = part_of[item.id]
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
            f"gives {leader.id} {leader.inconsistency:.2g}, for {', '.join(against)}. It counts "
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

"""How fast and how exact ``sayso weigh`` is, against a peer on the same models in the same run.

``python bench/weigh.py`` prints one JSON object; ``--quick`` runs a tenth of the work.
A peer that is not installed is left out. A time is the least of a few runs.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.result import print_result

from sayso.hypotheses.budget import Effort, choose_draws, count_all_cells
from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.information import find_next, shares_of
from sayso.hypotheses.linchpins import find_linchpins
from sayso.hypotheses.sketch import Sketches
from sayso.hypotheses.sources import min_fill_plan
from sayso.hypotheses.values import Array, Draws, Means, Slice, Values
from sayso.hypotheses.weigher import Weigher
from sayso.records.case import Case
from sayso.records.estimate import Estimate
from sayso.records.evidence import Candidate, Evidence, Likelihood, Report, Witness
from sayso.records.hypothesis import Hypothesis

if TYPE_CHECKING:
    from bench.agrum import Network


def peer() -> "type[Network] | None":
    """What weighs a case in the peer; None where the peer is not installed."""
    if find_spec("pyagrum") is None:
        return None
    from bench.agrum import Network

    return Network


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    draws = 1_000 if quick else 10_000
    random = Random(4)
    case = plain_case(random, items=50)
    figures = {
        "posterior": posterior_figures(case),
        "draws": draw_figures(case, draws),
        "edit": edit_figures(case, draws),
        "sketch": sketch_figures(quick),
        "shared_sources": [shared_figures(target, draws) for target in (0, 6, 9, 14)],
        "linchpins": [linchpin_figures(items) for items in (200, 1000)],
        "information": information_figures(case, draws),
        "growth": growth_figures(quick),
    }
    model = "5 hypotheses, 50 items, 3 reports each, every number a range"
    print_result("weigh", gold={"model": model}, figures=figures, packages="numpy pyagrum")


def least(work: Callable[[], Any], runs: int = 5) -> float:
    """The least seconds of a few runs."""
    best = float("inf")
    for _ in range(runs):
        start = perf_counter()
        work()
        best = min(best, perf_counter() - start)
    return best


def least_each(work: Callable[[Case], Any], cases: Iterator[Case], runs: int) -> float:
    """The least seconds of a few runs, each on the next case; to make it is not counted."""
    best = float("inf")
    for _ in range(runs):
        case = next(cases)
        start = perf_counter()
        work(case)
        best = min(best, perf_counter() - start)
    return best


def some_range(random: Random) -> Estimate:
    """A range of probability between .05 and .95."""
    low, high = sorted(random.uniform(0.05, 0.95) for _ in range(2))
    return Estimate(text="range", low=low, high=high)


def plain_case(random: Random, *, items: int, hypotheses: int = 5, reports: int = 3) -> Case:
    """A case in which every report has a source of its own."""
    names = [f"H{index}" for index in range(hypotheses)]
    return Case(
        question="Which?",
        hypotheses=tuple(Hypothesis(id=name, text=name) for name in names),
        witnesses=tuple(
            Witness(id=f"s{index}", name="", reliability=some_range(random))
            for index in range(items * reports)
        ),
        evidence=tuple(
            Evidence(
                id=f"E{item}",
                text="",
                likelihoods=likelihoods(random, names),
                reports=tuple(
                    Report(
                        id=f"E{item}/{index}",
                        witness=f"s{item * reports + index}",
                        says=random.random() < 0.7,
                    )
                    for index in range(reports)
                ),
            )
            for item in range(items)
        ),
    )


def likelihoods(random: Random, names: list[str]) -> tuple[Likelihood, ...]:
    """A range for each hypothesis."""
    return tuple(Likelihood(hypothesis=name, estimate=some_range(random)) for name in names)


def shared_case(random: Random, target: int, sources: int = 20) -> Case:
    """About 200 reports by 20 sources that tie one another to that width."""
    names = [f"H{index}" for index in range(5)]
    # Windows of neighbours give the width exactly; pairs within a window do not change it.
    told = [tuple(range(one, one + target + 1)) for one in range(sources - target)]
    while sum(map(len, told)) < 10 * sources:
        first = random.randrange(sources)
        second = min(first + random.randint(0, target), sources - 1)
        told.append(tuple(sorted({first, second})))
    plan = min_fill_plan([f"s{one}" for one in group] for group in told)
    if max((len(tied) for _, tied in plan), default=0) != target:
        raise ValueError(f"the sources are not tied to width {target}")
    plain = plain_case(random, items=len(told), reports=1)
    return replace(
        plain,
        witnesses=tuple(
            Witness(id=f"s{index}", name="", reliability=some_range(random))
            for index in range(sources)
        ),
        evidence=tuple(
            replace(
                item,
                likelihoods=likelihoods(random, names),
                reports=tuple(
                    Report(id=f"{item.id}/{one}", witness=f"s{one}", says=random.random() < 0.7)
                    for one in group
                ),
            )
            for item, group in zip(plain.evidence, told, strict=True)
        ),
    )


def posterior_figures(case: Case) -> dict[str, Any]:
    """From a parsed case to its posterior, both building all that they need for it."""
    ours = least(lambda: posterior_of(case), 200)
    figures: dict[str, Any] = {"sayso_us": ours * 1e6}
    made = peer()
    if made is None:
        return figures
    found = made(case).posterior()
    seconds = least(lambda: made(case).posterior(), 20)
    figures["pyagrum"] = {
        "us": seconds * 1e6,
        "times_slower_than_sayso": seconds / ours,
        "largest_difference": float(np.abs(found - posterior_of(case)[:, 0]).max()),
    }
    return figures


def weigher_of(case: Case, values: Values, threads: int = 1) -> Weigher:
    """What weighs a parsed case."""
    return Weigher(compile_case(case), values, threads=threads)


def posterior_of(case: Case) -> Array:
    """The posterior, as ``sayso weigh`` comes to it."""
    return shares_of(weigher_of(case, Means()).log_weights())


def draw_figures(case: Case, draws: int) -> dict[str, Any]:
    """From a parsed case to its bands, against redrawing a network's tables for each draw."""

    def ours() -> Array:
        shares = shares_of(weigher_of(case, Draws(draws, 1)).log_weights())
        return np.quantile(shares, [0.05, 0.95], axis=1)

    seconds = least(ours, 5)
    figures: dict[str, Any] = {"draws": draws, "sayso_ms": seconds * 1e3}
    made = peer()
    if made is None:
        return figures
    network, values = made(case), Draws(20, 1)
    numbers = Slice(values, 0, 20, {})
    redrawn = [network.redrawn(numbers, draw) for draw in range(20)]
    each = least(lambda: [network.redrawn(numbers, draw) for draw in range(20)], 2) / 20
    shares = shares_of(weigher_of(case, values).log_weights())
    figures["pyagrum"] = {
        "ms_a_redraw": each * 1e3,
        "times_slower_than_sayso": each * draws / seconds,
        "largest_difference": float(np.abs(np.stack(redrawn, axis=1) - shares).max()),
    }
    return figures


def edit_figures(case: Case, draws: int) -> dict[str, Any]:
    """One rating edited: the posterior, then 10,000 draws, with what the edit left alone kept."""
    random = Random(1)
    item = case.evidence[7]

    def edits() -> Iterator[Case]:
        while True:
            rated = (
                replace(item.likelihoods[0], estimate=some_range(random)),
                *item.likelihoods[1:],
            )
            changed = replace(item, likelihoods=rated)
            yield replace(case, evidence=(*case.evidence[:7], changed, *case.evidence[8:]))

    coming = edits()
    weigher = weigher_of(case, Means())
    weigher.log_weights()
    ours = least_each(lambda case: weigher.edited(case).log_weights(), coming, 200)
    drawn = weigher_of(case, Draws(draws, 1))
    drawn.log_weights()
    redrawn = least_each(lambda case: drawn.edited(case).log_weights(), coming, 10)
    figures: dict[str, Any] = {
        "us": ours * 1e6,
        "draws": draws,
        "draws_ms": redrawn * 1e3,
    }
    made = peer()
    if made is None:
        return figures
    network = made(case)
    seconds = least_each(lambda case: network.edited(case, "E7"), coming, 20)
    edited = next(coming)
    apart = np.abs(network.edited(edited, "E7") - posterior_of(edited)[:, 0])
    figures["pyagrum"] = {
        "us": seconds * 1e6,
        "times_slower_than_sayso": seconds / ours,
        "largest_difference": float(apart.max()),
    }
    return figures


def sketch_figures(quick: bool) -> dict[str, Any]:
    """The answer to one item's ratings (posteriors, bands, linchpins): milliseconds of work.

    Eight hypotheses and thirty items; five sources tell of six items each.
    """
    random = Random(6)
    case = plain_case(random, items=30, hypotheses=8, reports=1)
    told = enumerate(case.evidence)
    evidence = [
        replace(item, reports=(replace(item.reports[0], witness=f"s{at % 5}"),))
        for at, item in told
    ]
    sketches, taken = Sketches(), []
    for _ in range(20 if quick else 200):
        at = random.randrange(30)
        evidence[at] = replace(
            evidence[at], likelihoods=likelihoods(random, list(case.hypothesis_ids))
        )
        rated = replace(case, evidence=tuple(evidence))
        start = process_time()
        sketches.sketch(rated)
        taken.append((process_time() - start) * 1e3)
    median, late = np.quantile(taken, [0.5, 0.95])
    return {"median_ms": float(median), "p95_ms": float(late), "limit_ms": 100}


def shared_figures(target: int, draws: int) -> dict[str, Any]:
    """Sources that tie items together: nanoseconds for each cell and draw, two threads."""
    case = shared_case(Random(target), target)
    means = weigher_of(case, Means())
    cells = count_all_cells(means)
    chosen, notes = choose_draws(means, Effort(draws=10_000, seconds=10))
    count = max(50, min(draws, 100_000_000 // cells))
    seconds = least(lambda: weigher_of(case, Draws(count, 1), 2).log_weights(), 2)
    return {
        "width": target,
        "cells": cells,
        "draws": count,
        "seconds": seconds,
        "ns_per_cell_and_draw": seconds * 1e9 / (cells * count),
        "draws_chosen_for_10_s": chosen,
        "told": list(notes),
    }


def linchpin_figures(items: int) -> dict[str, Any]:
    """All smallest sets of items (and the minimal ones a unit larger)."""
    case = plain_case(Random(items), items=items, reports=1)
    weigher = weigher_of(case, Means())
    weigher.log_weights()
    for part in weigher.parts:
        weigher.log_likelihood(part)
    sought = find_linchpins(weigher, "item", "dropped")
    return {
        "items": items,
        "smallest_size": sought.search.high,
        "exact": sought.search.exact,
        "ms": least(lambda: find_linchpins(weigher, "item", "dropped")) * 1e3,
    }


def information_figures(case: Case, draws: int) -> dict[str, Any]:
    """Fifty candidate observations over all draws."""
    random = Random(2)
    names = list(case.hypothesis_ids)
    candidates = tuple(
        Candidate(id=f"C{index}", text="", likelihoods=likelihoods(random, names))
        for index in range(50)
    )
    asked = replace(
        case,
        candidates=candidates,
        evidence=tuple(replace(item, observed=True, reports=()) for item in case.evidence),
    )
    means, drawn = (
        weigher_of(asked, Means()),
        weigher_of(asked, Draws(draws, 1)),
    )
    drawn.log_weights()
    return {
        "candidates": 50,
        "draws": draws,
        "seconds": least(lambda: find_next(means, drawn.edited(asked)), 2),
    }


def growth_figures(quick: bool) -> dict[str, list[dict[str, float]]]:
    """Seconds for one judgement's posterior and 1,000 draws, as the case grows."""

    def seconds(case: Case, draws: int = 1_000) -> dict[str, float]:
        return {
            "posterior_ms": least(lambda: weigher_of(case, Means()).log_weights(), 2) * 1e3,
            "draws_ms": least(lambda: weigher_of(case, Draws(draws, 1)).log_weights(), 2) * 1e3,
        }

    items = (10, 100, 1_000) if quick else (10, 100, 1_000, 10_000)
    return {
        "items": [
            {"items": n, **seconds(plain_case(Random(n), items=n, reports=1))} for n in items
        ],
        "hypotheses": [
            {"hypotheses": n, **seconds(plain_case(Random(n), items=50, hypotheses=n))}
            for n in (2, 5, 10, 20, 50)
        ],
        "shared_sources": [
            {"sources": n, **seconds(shared_case(Random(n), 4, n), 200)} for n in (6, 10, 20, 40)
        ],
        "draws": [
            {"draws": n, **seconds(plain_case(Random(1), items=50), n)}
            for n in (100, 1_000, 10_000)
        ],
    }


if __name__ == "__main__":
    main()

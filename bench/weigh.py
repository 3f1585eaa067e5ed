"""How fast and how exact ``sayso weigh`` is, against a peer on the same models in the same run.

``python bench/weigh.py`` prints one JSON object; ``--quick`` runs a tenth of the work.
A peer that is not installed is left out. A time is the least of a few runs.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.result import print_result

from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.information import find_next, shares_of
from sayso.hypotheses.linchpins import find_linchpins
from sayso.hypotheses.reports import effective_rates
from sayso.hypotheses.sketch import Sketches
from sayso.hypotheses.sources import width
from sayso.hypotheses.tables import rate_rows
from sayso.hypotheses.values import Array, Draws, Means
from sayso.hypotheses.weigh import Effort, choose_draws, count_all_cells
from sayso.hypotheses.weigher import Weigher, Weights
from sayso.records.case import Case
from sayso.records.estimate import Estimate
from sayso.records.evidence import Candidate, Evidence, Likelihood, Report, Witness
from sayso.records.hypothesis import Hypothesis


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
    if width([[f"s{one}" for one in group] for group in told]) != target:
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
    """One posterior: ours from arrays and from records, the peer's from a built network."""
    compiled = compile_case(case)
    ours = least(lambda: [compiled.posterior() for _ in range(200)], 10) / 200
    figures: dict[str, Any] = {
        "sayso_arrays_us": ours * 1e6,
        "sayso_from_records_us": least(lambda: Weigher(case, Means()).log_weights()) * 1e6,
    }
    try:
        network = agrum_network(case)
    except ImportError:
        return figures
    found = network.posterior()
    seconds = least(network.posterior)
    figures["pyagrum"] = {
        "us": seconds * 1e6,
        "times_slower_than_sayso": seconds / ours,
        "largest_difference": float(np.abs(found - compiled.posterior()).max()),
    }
    return figures


def draw_figures(case: Case, draws: int) -> dict[str, Any]:
    """Draws end to end, drawing and bands included, against redrawing a network's tables."""

    def ours() -> Array:
        shares = shares_of(Weigher(case, Draws(draws, 1)).log_weights())
        return np.quantile(shares, [0.05, 0.95], axis=1)

    seconds = least(ours, 3)
    figures: dict[str, Any] = {"draws": draws, "sayso_ms": seconds * 1e3}
    try:
        network = agrum_network(case)
    except ImportError:
        return figures
    values = Weigher(case, Draws(20, 1))
    apart = 0.0
    start = perf_counter()
    redrawn = [network.redrawn(values, draw) for draw in range(20)]
    each = (perf_counter() - start) / 20
    shares = shares_of(values.log_weights())
    for draw, found in enumerate(redrawn):
        apart = max(apart, float(np.abs(found - shares[:, draw]).max()))
    figures["pyagrum"] = {
        "ms_a_redraw": each * 1e3,
        "times_slower_than_sayso": each * draws / seconds,
        "largest_difference": apart,
    }
    return figures


def edit_figures(case: Case, draws: int) -> dict[str, Any]:
    """One rating edited and everything drawn anew but what did not change."""
    random = Random(1)
    kept = Weights()
    weigher = Weigher(case, Draws(draws, 1), kept=kept)
    weigher.log_weights()

    def edit() -> Array:
        item = case.evidence[7]
        rated = (replace(item.likelihoods[0], estimate=some_range(random)), *item.likelihoods[1:])
        changed = replace(item, likelihoods=rated)
        evidence = (*case.evidence[:7], changed, *case.evidence[8:])
        shares = shares_of(weigher.edited(replace(case, evidence=evidence)).log_weights())
        return np.quantile(shares, [0.05, 0.95], axis=1)

    return {"draws": draws, "ms": least(edit) * 1e3}


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
    means = Weigher(case, Means())
    cells = count_all_cells(means)
    chosen, notes = choose_draws(means, Effort(draws=10_000, seconds=10))
    count = max(50, min(draws, 100_000_000 // cells))
    seconds = least(lambda: Weigher(case, Draws(count, 1), threads=2).log_weights(), 2)
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
    weigher = Weigher(case, Means())
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
    means, drawn = Weigher(asked, Means()), Weigher(asked, Draws(draws, 1))
    drawn.log_weights()
    return {
        "candidates": 50,
        "draws": draws,
        "seconds": least(
            lambda: find_next(means, Weigher(asked, drawn.values, kept=drawn.kept)), 2
        ),
    }


def growth_figures(quick: bool) -> dict[str, list[dict[str, float]]]:
    """Seconds for one judgement's posterior and 1,000 draws, as the case grows."""

    def seconds(case: Case, draws: int = 1_000) -> dict[str, float]:
        return {
            "posterior_ms": least(lambda: Weigher(case, Means()).log_weights(), 2) * 1e3,
            "draws_ms": least(lambda: Weigher(case, Draws(draws, 1)).log_weights(), 2) * 1e3,
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


class AgrumNetwork:
    """The plain case in pyAgrum: reports hang on items by their effective rates."""

    def __init__(self, case: Case) -> None:
        import pyagrum

        self.case, self.network, self.evidence = case, pyagrum.BayesNet(), {}
        self.network.add(pyagrum.LabelizedVariable("H", "", len(case.hypotheses)))
        for item in case.evidence:
            self.network.add(pyagrum.LabelizedVariable(item.id, "", 2))
            self.network.addArc("H", item.id)
            for report in item.reports:
                self.network.add(pyagrum.LabelizedVariable(report.id, "", 2))
                self.network.addArc(item.id, report.id)
                self.evidence[report.id] = int(report.says)
        self.fill(Weigher(compile_case(case), Means()), 0)
        self.engine = pyagrum.LazyPropagation(self.network)
        self.engine.setTargets({"H"})

    def fill(self, weigher: Weigher, draw: int) -> None:
        """Fill every table with one draw."""

        def number(value: Any) -> float:
            return float(value[draw]) if isinstance(value, np.ndarray) else float(value)

        prior = np.exp(weigher.log_prior())
        self.network.cpt("H").fillWith([float(p) for p in prior[:, min(draw, prior.shape[1] - 1)]])
        witnesses = {witness.id: witness for witness in self.case.witnesses}
        for item in self.case.evidence:
            rows = rate_rows(item.id, item.likelihoods, self.case.hypotheses, weigher.values)
            rates = rows[:, draw]
            table = np.stack([1 - rates, rates], axis=1)
            self.network.cpt(item.id).fillWith(table.ravel().tolist())
            for report in item.reports:
                hit, false = map(number, effective_rates(witnesses[report.witness], weigher.values))
                self.network.cpt(report.id).fillWith([1 - false, false, 1 - hit, hit])

    def posterior(self) -> Array:
        """P(h | reports), inferred anew."""
        self.engine.eraseAllEvidence()
        self.engine.setEvidence(self.evidence)
        self.engine.makeInference()
        return np.asarray(self.engine.posterior("H").tolist())

    def redrawn(self, weigher: Weigher, draw: int) -> Array:
        """The posterior with every table filled from one draw."""
        import pyagrum

        self.fill(weigher, draw)
        self.engine = pyagrum.LazyPropagation(self.network)
        self.engine.setTargets({"H"})
        return self.posterior()


def agrum_network(case: Case) -> AgrumNetwork:
    """The case in pyAgrum.

    Raises:
        ImportError: pyAgrum is not installed.
    """
    return AgrumNetwork(case)


if __name__ == "__main__":
    main()

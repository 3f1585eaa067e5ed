"""How fast forecasts are scored, as ratios to peers in the same run.

    python bench/score.py [--gold ../shared/data/forecasts/predictionbook.tar.gz] [--quick]

Made-up forecasts from a fixed seed, in percent. Peers: model-diagnostics (decomposition), SciPy's
isotonic regression (resampling), scoringrules on NumPy (CRPS); each also says how far its answer
is from ours. With --gold, ``sayso score`` of PredictionBook's forecasts against reading the same
rows with csv.DictReader, in processor time. A time is the least of a few runs.
"""

import argparse
import csv
import sys
import tarfile
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np
import scoringrules
from model_diagnostics.scoring import SquaredError
from model_diagnostics.scoring import decompose as diagnose
from scipy.optimize import isotonic_regression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.result import print_result

from sayso import pipeline
from sayso.forecasts.arrays import Array
from sayso.forecasts.calibration import consistency, decompose
from sayso.forecasts.isotonic import isotonic
from sayso.forecasts.numbers import crps_sample
from sayso.ledgers.csv_rows import write_ledger_csv
from sayso.ledgers.importing import import_ledger
from sayso.records.codec import encode_scorecard
from sayso.uncollected import uncollected

ON = date(2024, 1, 1)
DRAWS = 1000


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--quick", action="store_true", help="a tenth of the forecasts")
    options = parser.parse_args()
    count = 10_000 if options.quick else 100_000
    figures: dict[str, Any] = {
        "decomposition": decomposition_figures(count),
        "band": band_figures(count),
        "many_sources": sources_figures(10 * count, count // 10),
        "crps": crps_figures(count // 5),
        "isotonic_worst_case": worst_case_figures(count),
    }
    gold: dict[str, Any] = {"model": f"{count:,} forecasts in percent, seed 1"}
    if options.gold:
        with tempfile.TemporaryDirectory() as folder:
            with tarfile.open(options.gold) as archive:
                archive.extractall(folder, filter="data")
            table = next(Path(folder).rglob("*.csv"))
            figures["site"] = site_figures(table)
            figures["ledger"] = ledger_figures(table, Path(folder) / "ledger.csv")
        gold["name"] = options.gold.name
    peers = "numpy scipy scoringrules model-diagnostics"
    print_result("score", gold=gold, figures=figures, packages=peers)


def least(
    work: Callable[[], Any], runs: int = 5, clock: Callable[[], float] = perf_counter
) -> float:
    """The least seconds of a few runs."""
    best = float("inf")
    for _ in range(runs):
        start = clock()
        work()
        best = min(best, clock() - start)
    return best


def made_up(count: int) -> tuple[Array, Array]:
    """Forecasts in percent, and what came of them: calibrated but for what is far from one half."""
    random = np.random.default_rng(1)
    stated = np.rint(100 * random.uniform(size=count)) / 100
    came = random.uniform(size=count) < 0.8 * stated + 0.1
    return stated, came.astype(np.float64)


def decomposition_figures(count: int) -> dict[str, Any]:
    """One decomposition of the Brier score (goal: 10 times model-diagnostics)."""
    stated, came = made_up(count)
    ours = least(lambda: decompose(stated, came))
    peer = least(lambda: diagnose(came, stated, scoring_function=SquaredError()))
    theirs = diagnose(came, stated, scoring_function=SquaredError()).to_dicts()[0]
    parts = decompose(stated, came)
    return {
        "forecasts": count,
        "ms": round(ours * 1e3, 3),
        "times_model_diagnostics": round(peer / ours, 1),
        "goal": 10,
        "largest_difference": max(
            abs(float(parts.mcb) - theirs["miscalibration"]),
            abs(float(parts.dsc) - theirs["discrimination"]),
        ),
    }


def band_figures(count: int) -> dict[str, Any]:
    """The consistency band of 1,000 redraws (goal: 200 times a loop with SciPy's isotonic)."""
    stated, _ = made_up(count)
    ours = least(lambda: consistency(stated, draws=DRAWS), 3)
    random = np.random.default_rng(2)

    def redraw() -> Array:
        order = np.argsort(stated)
        came = (random.uniform(size=count) < stated).astype(np.float64)
        return np.asarray(isotonic_regression(came[order]).x)

    each = least(redraw, 5)
    return {
        "forecasts": count,
        "redraws": DRAWS,
        "ms": round(ours * 1e3, 1),
        "times_scipy_loop": round(each * DRAWS / ours),
        "goal": 200,
    }


def sources_figures(count: int, sources: int) -> dict[str, Any]:
    """Every source decomposed (goal: 40 times model-diagnostics, one source after another)."""
    stated, came = made_up(count)
    of = np.random.default_rng(3).integers(0, sources, count)
    ours = least(lambda: decompose(stated, came, of), 3)
    some = min(50, sources)
    rows = [np.flatnonzero(of == one) for one in range(some)]
    start = perf_counter()
    theirs = [diagnose(came[one], stated[one], scoring_function=SquaredError()) for one in rows]
    each = (perf_counter() - start) / some
    parts = decompose(stated, came, of)
    apart = [
        abs(float(parts.mcb[k]) - float(one["miscalibration"][0])) for k, one in enumerate(theirs)
    ]
    return {
        "forecasts": count,
        "sources": sources,
        "ms": round(ours * 1e3, 1),
        "times_model_diagnostics": round(each * sources / ours),
        "goal": 40,
        "largest_difference": max(apart),
    }


def crps_figures(count: int) -> dict[str, Any]:
    """The CRPS of samples of 100 (goal: 1.5 times scoringrules on NumPy)."""
    random = np.random.default_rng(4)
    drawn, happened = random.normal(size=(count, 100)), random.normal(size=count)

    def peer() -> Array:
        return np.asarray(scoringrules.crps_ensemble(happened, drawn, backend="numpy"))

    ours, theirs = least(lambda: crps_sample(drawn, happened)), least(peer)
    apart = np.abs(crps_sample(drawn, happened) - peer())
    return {
        "samples": count,
        "draws": 100,
        "ms": round(ours * 1e3, 1),
        "times_scoringrules": round(theirs / ours, 2),
        "goal": 1.5,
        "largest_difference": float(apart.max()),
    }


def worst_case_figures(count: int) -> dict[str, Any]:
    """A rising run ended by one low value: ten times the places in about ten times the time."""

    def seconds(places: int) -> float:
        mean = np.append(np.arange(places - 1.0), -1e12)
        return least(lambda: isotonic(mean), 3)

    few, many = seconds(count), seconds(10 * count)
    return {
        "places": 10 * count,
        "ms": round(many * 1e3),
        "growth_for_10_times": round(many / few, 1),
    }


def site_figures(table: Path) -> dict[str, Any]:
    """PredictionBook's forecasts on resolved questions, but for those made after that."""
    with table.open(encoding="utf-8", newline="") as stream:
        rows = [
            (float(row["probability"]), float(row["outcome"]))
            for row in csv.DictReader(stream)
            if row["q_status"] == "resolved" and row["timestamp"] <= row["resolve_time"]
        ]
    stated, came = (np.array(column) for column in zip(*rows, strict=True))
    parts = decompose(stated, came)
    peer = diagnose(came, stated, scoring_function=SquaredError()).to_dicts()[0]
    return {
        "forecasts": len(rows),
        "brier": float(parts.score),
        "mcb": float(parts.mcb),
        "dsc": float(parts.dsc),
        "unc": float(parts.unc),
        "difference_from_model_diagnostics": abs(float(parts.mcb) - peer["miscalibration"]),
    }


def ledger_figures(table: Path, path: Path) -> dict[str, Any]:
    """``sayso score`` of a ledger in CSV (goal: at most 12 times reading its rows)."""
    path.write_text(write_ledger_csv(import_ledger(table).ledger)[0], encoding="utf-8")

    def rows() -> int:
        with path.open(encoding="utf-8", newline="") as stream:
            return sum(1 for _ in csv.DictReader(stream))

    def score() -> bytes:
        with uncollected():
            return encode_scorecard(pipeline.score(path, on=ON))

    reading = least(rows, 5, process_time)
    ours = least(score, 3, process_time)
    card = pipeline.score(path, on=ON)
    return {
        "rows": rows(),
        "scored": card.score.n if card.score else 0,
        "brier": card.score.brier if card.score else None,
        "seconds": round(ours, 2),
        "times_dict_reader": round(ours / reading, 1),
        "goal": 12,
    }


if __name__ == "__main__":
    main()

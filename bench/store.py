"""How fast a case store adds, searches and lists, on SQLite and on PostgreSQL.

    python bench/store.py [--claims 100000] [--on sqlite] [--on postgresql]

Readings are made up by a seed, so that nothing but the store is timed. Adding is set beside
reading itself (the shipped engine on the same texts) and beside the least that a crash-proof
store must do (the same bytes to a file, with fsync). PostgreSQL runs on this machine, started for
the run with the settings it ships with.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.databases import NAMES, database
from bench.made_up import made_up_readings
from bench.result import print_result
from bench.store_pages import CASE, page_kinds

from sayso.ports import Store
from sayso.records import Reading
from sayso.records.anchor import Anchor
from sayso.records.claim_act import CorrectKind, RejectClaim
from sayso.records.codec import encode
from sayso.records.decision import Act
from sayso.workbench import open_store

CLAIMS_A_DOCUMENT = 50
GOAL_MS = 100.0


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--on", action="append", choices=NAMES)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    count = options.claims // CLAIMS_A_DOCUMENT
    readings = made_up_readings(count, CLAIMS_A_DOCUMENT)
    figures: dict[str, Any] = {"goal_ms": GOAL_MS, "load_before": round(os.getloadavg()[0], 2)}
    with tempfile.TemporaryDirectory() as folder:
        figures["limits"] = limits(readings[:100], Path(folder))
        for name in options.on or NAMES:
            with database(name, Path(folder)) as address:
                figures[name] = measured(address, readings, options.rounds)
                adding = figures[name]["adding"]
                share = figures["limits"]["reading_documents_a_second"]
                adding["share_of_reading"] = round(share / adding["documents_a_second"], 3)
    gold = {"name": "made up", "documents": count, "claims": count * CLAIMS_A_DOCUMENT}
    print_result("store", gold=gold, figures=figures, packages="sqlalchemy psycopg")


def limits(readings: list[Reading], folder: Path) -> dict[str, Any]:
    """What adding is set beside: reading the same texts, and writing the same bytes."""
    from sayso import pipeline

    pipeline.read(readings[0].document)  # the model is loaded once
    some = readings[:30]
    seconds = timed(lambda: [pipeline.read(one.document) for one in some])
    written = [encode(one) for one in readings]
    with (folder / "written").open("wb") as file:
        began = time.perf_counter()
        for one in written:
            file.write(one)
            file.flush()
            os.fsync(file.fileno())
        synced = time.perf_counter() - began
    return {
        "reading_documents_a_second": round(len(some) / seconds, 1),
        "fsync_documents_a_second": round(len(written) / synced, 1),
    }


def measured(address: str, readings: list[Reading], rounds: int) -> dict[str, Any]:
    """Adding every reading, then every kind of page many times."""
    store = open_store(address, create=True)
    try:
        store.add_case(CASE)
        # As in use: `sayso add` closes the store when it is done.
        each = [timed(partial(store.documents.add, one, case=CASE)) for one in readings]
        store.close()
        store = open_store(address)
        decide_on_some(store, readings)
        pages = {name: spread(run, rounds) for name, run in page_kinds(store, readings).items()}
    finally:
        store.close()
    tenth = max(1, len(each) // 10)
    return {
        "adding": {
            "documents_a_second": round(len(each) / sum(each), 1),
            "first_tenth_ms": round(1000 * median(each[:tenth]), 2),
            "last_tenth_ms": round(1000 * median(each[-tenth:]), 2),
        },
        "pages": {name: {"p50_ms": p50, "p95_ms": p95} for name, (p50, p95) in pages.items()},
        "worst_p95_ms": max(p95 for _, p95 in pages.values()),
        "within_goal": all(p95 < GOAL_MS for _, p95 in pages.values()),
    }


def decide_on_some(store: Store, readings: list[Reading]) -> None:
    """What analysts leave behind: of every twentieth document one claim corrected, one rejected."""
    for reading in readings[::20]:
        first, second, *_ = [
            Anchor(document=reading.document.id, start=one.start, end=one.end, quote=one.text)
            for one in reading.claims
        ]
        acts: list[Act] = [CorrectKind(claim=first, kind="judgement"), RejectClaim(claim=second)]
        store.decisions.append(acts, case=CASE, who="bench")


def spread(run: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The median and the 95th percentile of the milliseconds that a call takes."""
    run()
    times = sorted(1000 * timed(run) for _ in range(rounds))
    return round(median(times), 1), round(times[int(0.95 * (len(times) - 1))], 1)


def timed(run: Callable[[], object]) -> float:
    """The seconds that a call takes."""
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()

"""How long `sayso verify` takes beside adding the same documents, and what the journal costs that.

    python bench/verify_store.py [--documents 10000] [--claims 14] [--on sqlite] [--on postgresql]

Readings are made up by a seed. Times are of the processor, of this process: on PostgreSQL what
the server takes is not in them. What the journal costs is measured by adding every other document
with its entries left out, which no store does.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.databases import NAMES, database
from bench.made_up import made_up_readings
from bench.result import print_result

from sayso.records import Reading
from sayso.records.document import document_id
from sayso.stores.journal import enter
from sayso.workbench import open_store

CASE = "main"
DIFFERENT = 300
WITHOUT = 200


def main() -> None:
    """Print the figures as JSON; leave with 1 if verifying found anything."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=14)
    parser.add_argument("--on", action="append", choices=NAMES)
    options = parser.parse_args()
    made = made_up_readings(min(options.documents, DIFFERENT), options.claims)
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in options.on or NAMES:
            with database(name, Path(folder)) as address:
                figures[name] = measured(address, made, options.documents)
    gold = {"name": "made up", "documents": options.documents, "claims": options.claims}
    print_result("verify_store", gold=gold, figures=figures, packages="sqlalchemy psycopg")
    sys.exit(int(any(one["faults"] for one in figures.values())))


def measured(address: str, made: list[Reading], count: int) -> dict[str, Any]:
    """The times of adding and of verifying, and the most memory that this process had."""
    store = open_store(address, create=True)
    store.add_case(CASE)
    adding = [taken(store.documents.add, one, case=CASE) for one in titled(made, count)]
    store.close()
    store = open_store(address, read_only=True)
    began, by_the_clock = time.process_time(), time.perf_counter()
    found = store.decisions.verify()
    seconds, wall = time.process_time() - began, time.perf_counter() - by_the_clock
    store.close()
    return {
        "faults": len(found.faults),
        "entries": found.entries,
        "adding_ms_a_document": round(1000 * median(adding), 2),
        "verifying_ms_a_document": round(1000 * seconds / count, 2),
        "verifying_seconds": round(seconds, 1),
        "verifying_seconds_by_the_clock": round(wall, 1),
        "verifying_as_a_share_of_adding": round(seconds / sum(adding), 3),
        "journal_as_a_share_of_adding": round(cost_of_journal(address, made), 3),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def cost_of_journal(address: str, made: list[Reading]) -> float:
    """The share of adding's time that entering it in the journal takes."""
    store = open_store(address)
    store.add_case("other")
    times: dict[bool, list[float]] = {True: [], False: []}
    for number, reading in enumerate(titled(made, 2 * WITHOUT, "other")):
        entered = number % 2 == 0
        with patch("sayso.stores.keeping.enter", enter if entered else leave_out):
            times[entered].append(taken(store.documents.add, reading, case="other"))
    store.close()
    return 1 - median(times[False]) / median(times[True])


def leave_out(*_: object, **__: object) -> None:
    """Enter nothing."""


def titled(made: list[Reading], count: int, prefix: str = "") -> Iterator[Reading]:
    """So many readings, no two of one document."""
    for number in range(count):
        reading = made[number % len(made)]
        title = f"{prefix}{reading.document.title} {number}"
        id_ = document_id(reading.document.text, title=title, publisher=None)
        yield replace(reading, document=replace(reading.document, title=title, id=id_))


def taken(run: Callable[..., object], *given: Any, **named: Any) -> float:
    """The seconds of the processor that a call takes."""
    began = time.process_time()
    run(*given, **named)
    return time.process_time() - began


if __name__ == "__main__":
    main()

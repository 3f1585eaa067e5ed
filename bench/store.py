"""How fast a case store adds, searches and lists, on SQLite and on PostgreSQL.

    python bench/store.py [--claims 100000] [--on sqlite] [--on postgresql]

Readings are made up by a seed, so that nothing but the store is timed. Adding is set beside
reading itself (the shipped engine on the same texts) and beside the least that a crash-proof
store must do (the same bytes to a file, with fsync). PostgreSQL runs on this machine, started for
the run with the settings it ships with.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.made_up import made_up_readings
from bench.result import print_result
from tests.postgresql import binaries, server

from sayso.ports import Store
from sayso.records import Reading
from sayso.records.codec import encode
from sayso.records.shelf import ClaimOrder, ClaimQuery, DocumentQuery
from sayso.workbench import open_store

CLAIMS_A_DOCUMENT = 50
CASE = "bench"
GOAL_MS = 100.0


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--on", action="append", choices=("sqlite", "postgresql"))
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    count = options.claims // CLAIMS_A_DOCUMENT
    readings = made_up_readings(count, CLAIMS_A_DOCUMENT)
    figures: dict[str, Any] = {"goal_ms": GOAL_MS}
    with tempfile.TemporaryDirectory() as folder:
        figures["limits"] = limits(readings[:100], Path(folder))
        for name in options.on or ("sqlite", "postgresql"):
            with database(name, Path(folder)) as address:
                figures[name] = measured(address, readings, options.rounds)
                adding = figures[name]["adding"]
                share = figures["limits"]["reading_documents_a_second"]
                adding["share_of_reading"] = round(share / adding["documents_a_second"], 3)
    gold = {"name": "made up", "documents": count, "claims": count * CLAIMS_A_DOCUMENT}
    print_result("store", gold=gold, figures=figures, packages="sqlalchemy psycopg")


@contextmanager
def database(name: str, folder: Path) -> Iterator[str]:
    """The address of an empty database."""
    if name == "sqlite":
        yield str(folder / "bench.db")
        return
    programs = binaries()
    if programs is None:
        sys.exit("bench/store.py: PostgreSQL is not installed; leave it out with --on sqlite")
    with server(programs, durable=True) as socket:
        yield f"postgresql://sayso@/postgres?host={socket}"


def limits(readings: list[Reading], folder: Path) -> dict[str, Any]:
    """What adding is set beside: reading the same texts, and writing the same bytes."""
    from sayso.engines.standard.engine import StandardEngine

    engine = StandardEngine()
    engine.read(readings[0].document)  # the model is loaded once
    some = readings[:30]
    seconds = timed(lambda: [engine.read(one.document) for one in some])
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


def page_kinds(store: Store, readings: list[Reading]) -> dict[str, Callable[[], object]]:
    """What is asked of a store: each call asks for another page of the kind."""
    chance = random.Random(1)
    sources = [claim.source.name for one in readings[:200] for claim in one.claims]
    texts = [claim.text.split() for one in readings[:500] for claim in one.claims]
    names = [one for one in sources if one]

    def page(**filters: Any) -> object:
        return store.claims.list(ClaimQuery(case=CASE, **filters))

    def ordered(order: ClaimOrder) -> Callable[[], object]:
        return lambda: page(
            order=order, descending=chance.random() < 0.5, offset=50 * chance.randrange(40)
        )

    def some_day() -> date:
        return date(2019, 1, 1) + timedelta(days=chance.randrange(1500))

    def word() -> str:
        return chance.choice(chance.choice(texts))

    return {
        **{f"by {one}": ordered(one) for one in ("document", "published", "source", "text")},
        "by certainty": ordered("certainty"),
        "kind": lambda: page(kind=chance.choice(["forecast", "report"]), order="published"),
        "source": lambda: page(source=chance.choice(names)),
        "actor": lambda: page(actor=f"Actor {chance.randrange(300)}", order="published"),
        "certainty": lambda: page(low=0.55, high=0.8, order="published"),
        "published": lambda: page(published_from=some_day(), order="source"),
        "about": lambda: page(about_from=some_day(), about_until=date(2024, 1, 1)),
        "everything at once": lambda: page(
            kind="report", source=chance.choice(names), certain=True, published_from=some_day()
        ),
        "claims with a word": lambda: page(words=word()),
        "claims with the commonest word": lambda: page(words="the", order="source"),
        "claims with two words": lambda: page(words=f"{word()} {word()}"),
        "claims with a phrase": lambda: page(words=f'"{" ".join(chance.choice(texts)[:3])}"'),
        "claims with a beginning": lambda: page(words=f"{word()[:3]}*"),
        "documents": lambda: store.documents.list(
            DocumentQuery(case=CASE, order="title", offset=50 * chance.randrange(10))
        ),
        "documents with two words": lambda: store.documents.list(
            DocumentQuery(case=CASE, words=f"{word()} {word()}")
        ),
        "names of sources": lambda: store.claims.names(
            CASE, of="source", beginning=chance.choice("abcdefg")
        ),
    }


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

"""Runs the benchmarks of stores and writes their figures into docs/benchmarks-store.md.

    python bench/page_store.py

It takes about ten minutes, and wants a machine that does nothing else meanwhile. What killing a
store loses (bench/killed.py) is written there by hand.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.databases import NAMES
from bench.page import put_figures
from bench.page_run import ROOT, run_benchmark

PAGE = ROOT / "docs" / "benchmarks-store.md"
_TITLES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_ADDING = (
    ("documents a second", "documents_a_second"),
    ("… as a share of the time that reading takes", "share_of_reading"),
    ("milliseconds a document, of the first tenth", "first_tenth_ms"),
    ("milliseconds a document, of the last tenth", "last_tenth_ms"),
)
_RATING = (
    ("ratings", "ratings"),
    ("kept", "kept"),
    ("told that somebody else had rated the cell meanwhile", "conflicts_told"),
    ("errors", "errors"),
    ("updates lost", "lost_updates"),
    ("50th percentile, ms", "p50_ms"),
    ("95th percentile, ms", "p95_ms"),
    ("longest, ms", "max_ms"),
    ("load of the machine before, one minute", "load_before"),
)


def main() -> None:
    """Rewrite the page's figures."""
    store, head = run_benchmark("Adding and listing", "store", "--rounds 20", ROOT)
    parts = [*head, *store_rows(store["figures"]), ""]
    heads, rated = {}, {}
    for name in NAMES:
        result, heads[name] = run_benchmark(
            "Twenty analysts at once", "analysts", f"--on {name}", ROOT
        )
        rated[name] = result["figures"]
    commands = [heads[name][2] for name in NAMES]
    parts += [*heads[NAMES[0]][:2], *commands, *heads[NAMES[0]][3:], *analysts_rows(rated), ""]
    put_figures(PAGE, "\n".join(parts))


def store_rows(figures: Mapping[str, Any]) -> list[str]:
    """The figures of bench/store.py: adding, then every kind of page."""
    limits = figures["limits"]
    adding = {name: figures[name]["adding"] for name in NAMES}
    pages = {name: figures[name]["pages"] for name in NAMES}
    return [
        *_columns("adding"),
        *(_row(title, [adding[name][of] for name in NAMES]) for title, of in _ADDING),
        "",
        f"Reading the same texts: {limits['reading_documents_a_second']} documents a second. "
        f"Writing the same bytes to a file, each document with `fsync`: "
        f"{limits['fsync_documents_a_second']} a second. Load of the machine before, one minute: "
        f"{figures['load_before']}.",
        "",
        *_columns("page, 50th / 95th percentile in ms"),
        *(
            _row(kind, [_percentiles(pages[name][kind]) for name in NAMES])
            for kind in pages[NAMES[0]]
        ),
        _row("the slowest 95th percentile", [figures[name]["worst_p95_ms"] for name in NAMES]),
    ]


def analysts_rows(rated: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The figures of bench/analysts.py on each database."""
    return [
        *_columns(""),
        *(_row(title, [rated[name][of] for name in NAMES]) for title, of in _RATING),
    ]


def _columns(of: str) -> list[str]:
    titles = " | ".join(_TITLES[name] for name in NAMES)
    return [f"| {of} | {titles} |", "|---|---:|---:|"]


def _row(title: str, values: list[Any]) -> str:
    return f"| {title} | {' | '.join(map(str, values))} |"


def _percentiles(page: Mapping[str, float]) -> str:
    return f"{page['p50_ms']} / {page['p95_ms']}"


if __name__ == "__main__":
    main()

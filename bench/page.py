"""Runs every benchmark and writes its figures into docs/benchmarks.md, between the two marks.

    python bench/page.py [SHARED]

SHARED is the folder with the gold that is no part of the project (../shared). The text around
the marks is written by hand.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.page_coreference import coreference_rows
from bench.page_heads import (
    actors_rows,
    corpus_rows,
    sentences_rows,
    times_rows,
    uncertainty_rows,
)
from bench.page_run import ROOT, run_benchmark
from bench.page_speed import speed_rows

PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
_SPANS = ("source", "cue", "content_cut_at_sentence_ends", "content_uncut")
_CLAIMS = (
    ("matched", "claims matched"),
    ("exact", "of the matched: the very span"),
    ("given_is_in_gold", "claims given that are in the gold"),
    ("source_kind_and_name", "of the matched: source kind and name"),
    ("source_kind_and_name_but_author", "the same, sources other than the author"),
    ("interval_found", "likelihood phrases with their interval"),
    ("forecast_found", "forecasts found"),
    ("forecast_given_is_right", "forecasts given that are right"),
    ("forecast_among_matched_is_right", "the same, of the matched"),
    ("kind", "of the matched: kind"),
    ("conclusion_found", "conclusions found"),
    ("conclusion_given_is_right", "conclusions given that are right"),
    ("premise_found", "premises found"),
    ("premise_given_is_right", "premises given that are right"),
)
BOUNTIES_FLOORS = {
    "matched": "32",
    "source_kind_and_name": "90 %",
    "interval_found": "5",
    "forecast_found": "5",
    "conclusion_found": "7",
}
_UNCERTAINTY = "--gold SHARED/data/szeged-uncertainty/wiki-train.tar.gz"
TABLES = (
    ("Analytic texts", "corpus", "--texts training/texts/dev", corpus_rows),
    ("Uncertainty", "uncertainty", _UNCERTAINTY, uncertainty_rows),
    ("Actors in defence reports", "actors", "--gold SHARED/data/re3d/re3d.tar.gz", actors_rows),
    ("Actors in ten genres", "actors", "--gold SHARED/data/gum/dev.tar.gz", actors_rows),
    ("Times in histories", "times", "--gold SHARED/data/times/wikiwars-train.tar.gz", times_rows),
    ("Times in news", "times", "--gold SHARED/data/times/timebank-aquaint.tar.gz", times_rows),
    ("Sentences and units", "sentences", "--gold SHARED/data/gum/dev.tar.gz", sentences_rows),
    ("Pronouns", "coreference", "--gold SHARED/data/gum/dev.tar.gz", coreference_rows),
    ("Speed and size", "read_speed", "--gold SHARED/data/polnear/dev.tar.gz", speed_rows),
)


def main(shared: Path) -> None:
    """Rewrite the page's figures."""
    parts = [
        claims_part(
            "An article read by hand",
            "--gold SHARED/cases/bounties/gold.jsonl --document "
            "SHARED/cases/bounties/article.txt --published 2021-08-30",
            shared,
            BOUNTIES_FLOORS,
        ),
        claims_part("Our own documents read by hand", "--gold tests/gold", shared, {}),
        attribution_part("--gold SHARED/data/polnear/dev.tar.gz", shared),
        *(table_part(*each[:3], shared, each[3]) for each in TABLES),
    ]
    put_figures(PAGE, "\n".join(parts))


def put_figures(path: Path, figures: str) -> None:
    """Write the figures between the two marks of a page."""
    page = path.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n\n{figures}\n{END}{after}", encoding="utf-8")


def claims_part(heading: str, arguments: str, shared: Path, floors: dict[str, str]) -> str:
    """The figures of bench/claims.py on one gold."""
    result, head = run_benchmark(heading, "claims", arguments, shared)
    rows = ["| figure | right | of | | floor |", "|---|---:|---:|---:|---:|"]
    for name, label in _CLAIMS:
        each = result["figures"][name]
        rows.append(
            f"| {label} | {each['right']} | {each['of']} | {100 * each['share']:.1f} % "
            f"| {floors.get(name, '')} |"
        )
    overlap = result["figures"]["mean_iou_of_matched"]
    rows.append(f"| mean overlap (IoU) of the matched | | | {100 * overlap:.1f} % | |")
    return "\n".join([*head, *rows, ""])


def attribution_part(arguments: str, shared: Path) -> str:
    """The figures of bench/attribution.py, the published ones beside."""
    result, head = run_benchmark("Attribution", "attribution", arguments, shared)
    figures = result["figures"]
    rows = ["| | exact P / R / F1 | token P / R / F1 | overlap P / R / F1 |", "|---|---|---|---|"]
    for name in _SPANS:
        cells = (
            " / ".join(str(figures[name][way][each]) for each in "prf")
            for way in ("exact", "token", "overlap")
        )
        rows.append(f"| {name.replace('_', ' ')} | {' | '.join(cells)} |")
    triples = " / ".join(str(figures["triples"][each]) for each in "prf")
    rows += ["", f"Whole attributions (triples): {triples}.", ""]
    rows += [
        "| published, exact F1 on PolNeAR test | source | cue | content, cut |",
        "|---|---|---|---|",
    ]
    for system, values in figures["published"].items():
        if isinstance(values, list):
            cells = ("–" if value is None else str(value) for value in values)
            rows.append(f"| {system} | {' | '.join(cells)} |")
    return "\n".join([*head, *rows, ""])


def table_part(
    heading: str,
    benchmark: str,
    arguments: str,
    shared: Path,
    rows_of: Callable[[dict[str, Any]], list[str]],
) -> str:
    """The figures of a benchmark as the table that ``rows_of`` makes of them."""
    result, head = run_benchmark(heading, benchmark, arguments, shared)
    return "\n".join([*head, *rows_of(result["figures"]), ""])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared")

"""Runs every benchmark and writes its figures into docs/benchmarks.md, between the two marks.

    python bench/page.py [SHARED]

SHARED is the folder with the gold that is no part of the project (../shared). The text around
the marks is written by hand.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
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
        speed_part("--gold SHARED/data/polnear/dev.tar.gz", shared),
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
    result, head = _run(heading, "claims", arguments, shared)
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
    result, head = _run("Attribution", "attribution", arguments, shared)
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


def speed_part(arguments: str, shared: Path) -> str:
    """The figures of bench/read_speed.py."""
    result, head = _run("Speed and size", "read_speed", arguments, shared)
    figures = result["figures"]
    growth, start, memory = figures["growth"], figures["start"], figures["memory"]
    ratios = ", ".join(map(str, growth["time_ratio_of_each_doubling"]))
    rows = [
        "| figure | | limit |",
        "|---|---:|---:|",
        f"| words a second, whole read, one job | {figures['words_per_second']:,} | |",
        f"| … as times of splitting into words | {figures['times_of_splitting_into_words']} | |",
        f"| share spent outside the engine | {100 * figures['share_outside_engine']:.1f} % | |",
        f"| time ratio of each doubling, 1 to 64 copies | {ratios} | {growth['limit']} |",
        f"| … of 64 copies to one | {growth['time_ratio_of_all_copies_to_one']} | |",
        f"| `import sayso`, times a bare Python | {start['import_sayso_times_bare_python']} | |",
        f"| … as a share of {start['import_limit_seconds']} s "
        f"| {100 * start['import_sayso_share_of_limit']:.0f} % | 100 % |",
        f"| `sayso --help`, times a bare Python | {start['sayso_help_times_bare_python']} | |",
        f"| … as a share of {start['help_limit_seconds']} s "
        f"| {100 * start['sayso_help_share_of_limit']:.0f} % | 100 % |",
        f"| most memory, a text of {memory['bytes_of_the_text']:,} bytes "
        f"| {memory['peak_mebibytes']} MiB | |",
        f"| … as times of a bare Python | {memory['times_bare_python']} | |",
    ]
    return "\n".join([*head, *rows, ""])


def _run(
    heading: str, benchmark: str, arguments: str, shared: Path
) -> tuple[dict[str, Any], list[str]]:
    """One benchmark's result, and the lines that stand over its table."""
    words = arguments.replace("SHARED", str(shared)).split()
    call = [sys.executable, f"bench/{benchmark}.py", *words]
    done = subprocess.run(call, check=True, cwd=ROOT, stdout=subprocess.PIPE)  # noqa: S603
    result: dict[str, Any] = json.loads(done.stdout)
    gold = ", ".join(f"{name} {value}" for name, value in result["gold"].items())
    versions = ", ".join(f"{name} {value}" for name, value in result["versions"].items())
    told = arguments.replace("SHARED", "../shared")
    command = f"    python bench/{benchmark}.py {told}"
    return result, [f"### {heading}", "", command, "", f"Gold: {gold}. Versions: {versions}.", ""]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared")

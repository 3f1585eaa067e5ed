"""Runs bench/weigh.py and writes its figures into docs/benchmarks-weigh.md, and their plot.

    python bench/weigh_page.py

The text around the marks is written by hand.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.page import put_figures
from bench.plot_weigh import plot

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "benchmarks-weigh.md"
PLOT = ROOT / "docs" / "pictures" / "weigh-growth.svg"


def main() -> None:
    """Rewrite the page's figures and the plot."""
    call = [sys.executable, "bench/weigh.py"]
    done = subprocess.run(call, check=True, cwd=ROOT, stdout=subprocess.PIPE)  # noqa: S603
    result: dict[str, Any] = json.loads(done.stdout)
    figures = result["figures"]
    versions = ", ".join(f"{name} {value}" for name, value in result["versions"].items())
    head = f"    python bench/weigh.py\n\nModel: {result['gold']['model']}. Versions: {versions}.\n"
    put_figures(PAGE, "\n".join([head, *peer_rows(figures), "", *shared_rows(figures), ""]))
    PLOT.write_text(plot(figures["growth"]), encoding="utf-8")


def peer_rows(figures: dict[str, Any]) -> list[str]:
    """What was timed, beside the peer or the goal."""
    one, drawn, edit = figures["posterior"], figures["draws"], figures["edit"]
    sketch = figures["sketch"]
    rows = [
        "| what | Sayso | peer or goal |",
        "|---|---:|---|",
        f"| one posterior, from a parsed case | {one['sayso_us'] / 1e3:.2f} ms "
        f"| pyAgrum {one['pyagrum']['us'] / 1e3:.0f} ms, network built: "
        f"{_times(one)} (goal 50); {_apart(one)} |",
        f"| {drawn['draws']:,} draws, from a parsed case to the bands "
        f"| {drawn['sayso_ms']:.0f} ms "
        f"| pyAgrum {drawn['pyagrum']['ms_a_redraw']:.0f} ms a redraw: "
        f"{_times(drawn)} (goal 1,000); {_apart(drawn)} |",
        f"| one rating edited: the posterior | {edit['us'] / 1e3:.2f} ms "
        f"| pyAgrum {edit['pyagrum']['us'] / 1e3:.1f} ms, one table filled anew: "
        f"{_times(edit)}; {_apart(edit)} |",
        f"| one rating edited: {edit['draws']:,} draws | {edit['draws_ms']:.1f} ms | goal 10 ms |",
        "| one item rated in the workbench, 8 hypotheses × 30 items: bands and linchpins follow "
        f"| {sketch['median_ms']:.0f} ms; 95 in 100 within {sketch['p95_ms']:.0f} ms "
        f"| goal {sketch['limit_ms']} ms |",
    ]
    for pins, goal in zip(figures["linchpins"], (50, 100), strict=True):
        rows.append(
            f"| all smallest linchpins, {pins['items']:,} items | {pins['ms']:.0f} ms "
            f"| goal {goal} ms |"
        )
    asked = figures["information"]
    rows.append(
        f"| {asked['candidates']} candidate observations × {asked['draws']:,} draws "
        f"| {asked['seconds']:.2f} s | goal 0.5 s |"
    )
    return rows


def _times(figure: dict[str, Any]) -> str:
    return f"{figure['pyagrum']['times_slower_than_sayso']:,.0f} times"


def _apart(figure: dict[str, Any]) -> str:
    return f"largest difference {figure['pyagrum']['largest_difference']:.0e}"


def shared_rows(figures: dict[str, Any]) -> list[str]:
    """Twenty sources that tell of one another's items, by how far they tie them together."""
    rows = [
        "| width | cells a draw | ns a cell and draw (reckoned with 10) | draws chosen for 10 s |",
        "|---:|---:|---:|---|",
    ]
    for each in figures["shared_sources"]:
        fewer = " of 10,000, and it says so" if each["told"] else ""
        rows.append(
            f"| {each['width']} | {each['cells']:,} | {each['ns_per_cell_and_draw']:.0f} "
            f"| {each['draws_chosen_for_10_s']:,}{fewer} |"
        )
    return rows


if __name__ == "__main__":
    main()

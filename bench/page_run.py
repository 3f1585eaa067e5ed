"""One benchmark run for the page: its result, and the lines that stand over its table."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def run_benchmark(
    heading: str, benchmark: str, arguments: str, shared: Path
) -> tuple[dict[str, Any], list[str]]:
    """The result of a benchmark, and heading, command, gold and versions as Markdown.

    ``SHARED`` in the arguments stands for the folder of the gold.
    """
    words = arguments.replace("SHARED", str(shared)).split()
    call = [sys.executable, f"bench/{benchmark}.py", *words]
    done = subprocess.run(call, check=True, cwd=ROOT, stdout=subprocess.PIPE)  # noqa: S603
    result: dict[str, Any] = json.loads(done.stdout)
    gold = ", ".join(f"{name} {value}" for name, value in result["gold"].items())
    versions = ", ".join(f"{name} {value}" for name, value in result["versions"].items())
    told = arguments.replace("SHARED", "../shared")
    command = f"    python bench/{benchmark}.py {told}"
    return result, [f"### {heading}", "", command, "", f"Gold: {gold}. Versions: {versions}.", ""]

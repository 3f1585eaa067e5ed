"""What every benchmark prints: one JSON object of figures, the gold's name and size, versions."""

import json
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

Figures = Mapping[str, Any]


def print_result(benchmark: str, *, gold: Figures, figures: Figures, packages: str = "") -> None:
    """Print the result to standard output; ``packages`` are peers to name beside Sayso."""
    result = {
        "benchmark": benchmark,
        "gold": gold,
        "figures": figures,
        "versions": versions(*packages.split()),
    }
    print(json.dumps(result, ensure_ascii=False, indent=2))


def versions(*packages: str) -> dict[str, str]:
    """The versions of Python, Sayso and the packages named."""
    found = {"python": platform.python_version()}
    for package in ("sayso", *packages):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found


def share(right: float, of: float) -> float | None:
    """Right / of to four places, None of nothing."""
    return round(right / of, 4) if of else None


def prf(right_of_given: tuple[int, int], right_of_gold: tuple[int, int]) -> dict[str, Any]:
    """Precision, recall and F1 in percent; both counts may differ in what counts as right."""
    precision = right_of_given[0] / right_of_given[1] if right_of_given[1] else 0.0
    recall = right_of_gold[0] / right_of_gold[1] if right_of_gold[1] else 0.0
    both = precision + recall
    return {
        "p": round(100 * precision, 1),
        "r": round(100 * recall, 1),
        "f": round(200 * precision * recall / both, 1) if both else 0.0,
    }

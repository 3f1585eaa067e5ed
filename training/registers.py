"""Registers: what tells, of a text that was read, what kind of text it is.

    python -m training.registers --texts training/texts/train --news POLNEAR/dev.tar.gz \
        --out src/sayso/checks/register.json

A logistic regression for each register of ``checks/register.py``; ``training/registers.toml``
says what kind each register of the corpus is. What is printed is of texts whose hand had no part
in the weights; and, of an archive of news that taught nothing, what it is taken for.
"""

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.faults import read_marked
from scripts.sample_findings import documents

from sayso import pipeline
from sayso.checks.context import Context
from sayso.checks.register import features_of
from sayso.records.register import REGISTERS, RegisterName
from training import sureness

HELD = 10.0

Floats = NDArray[np.float64]


class Seen(NamedTuple):
    """What is seen of a text, its register and its hand."""

    features: dict[str, float]
    register: RegisterName
    hand: str


class Rows(NamedTuple):
    """The texts, a row each: what is seen of one, its register's number, and its hand."""

    names: list[str]
    features: Floats
    right: NDArray[np.int64]
    hands: NDArray[np.str_]


def main() -> None:
    """Print how often the register is right, and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--news", type=Path, help="an archive of news, to see what it is taken for")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    rows = lay_out(list(gather(options.texts)))
    news = {"news": dict(taken_for(rows, options.news))} if options.news else {}
    print(json.dumps(figures(rows.right, left_out(rows)) | news, indent=1))
    if options.out is not None:
        options.out.write_text(json.dumps(told(rows), indent=1) + "\n", encoding="utf-8")


def gather(folder: Path) -> Iterator[Seen]:
    """What is seen of each text of the corpus."""
    paths = sorted(folder.glob("*.txt"))
    for path, (reading, _) in zip(paths, read_marked(folder), strict=True):
        of = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        yield Seen(features_of(Context(reading)), register_of(of["register"]), of["hand"])


def taken_for(rows: Rows, archive: Path) -> Counter[str]:
    """How many texts of an archive are taken for each register."""
    weights = learn(rows.features, rows.right)
    taken = Counter[str]()
    for _, document in documents([archive], "txt$"):
        seen = features_of(Context(pipeline.read(document)))
        chances = sureness.chances_of(np.array([seen[name] for name in rows.names]), weights)
        taken[REGISTERS[int(chances.argmax())]] += 1
    return taken


def register_of(name: str) -> RegisterName:
    """What kind of text a register of the corpus is."""
    kinds: Iterator[RegisterName] = (
        kind for kind, words in _table()["rows"] if any(word in name for word in words.split("|"))
    )
    return next(kinds, "assessment")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "registers.toml").read_text(encoding="utf-8"))


def lay_out(seen: list[Seen]) -> Rows:
    """The texts as rows."""
    names = list(seen[0].features)
    return Rows(
        names=names,
        features=np.array([[each.features[name] for name in names] for each in seen]),
        right=np.array([REGISTERS.index(each.register) for each in seen]),
        hands=np.array([each.hand for each in seen]),
    )


def learn(features: Floats, right: NDArray[np.int64]) -> Floats:
    """The weights, a column for each register; the first row is held back by nothing."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    mean[0], spread[0] = 0, 1
    scaled = (features - mean) / spread
    columns = [
        sureness.learn(scaled, (right == number).astype(float), held=HELD)
        for number in range(len(REGISTERS))
    ]
    weights: Floats = np.stack(columns, axis=1) / spread[:, None]
    weights[0] -= (mean[1:, None] * weights[1:]).sum(axis=0)
    return weights


def left_out(rows: Rows) -> NDArray[np.int64]:
    """The register that each text is taken for by the weights that the other hands give."""
    taken = np.zeros(len(rows.right), dtype=np.int64)
    for hand in np.unique(rows.hands):
        own = rows.hands == hand
        weights = learn(rows.features[~own], rows.right[~own])
        taken[own] = sureness.chances_of(rows.features[own], weights).argmax(axis=1)
    return taken


def figures(right: NDArray[np.int64], taken: NDArray[np.int64]) -> dict[str, Any]:
    """How many are told right, and what the texts of each register are taken for."""
    assessed = REGISTERS.index("assessment")
    hit = int(((taken == assessed) & (right == assessed)).sum())
    return {
        "texts": len(right),
        "right": round(float((taken == right).mean()), 3),
        "assessments": f"{hit} of {int((right == assessed).sum())} found, "
        f"{int((taken == assessed).sum())} taken for one",
        "taken for": {
            name: dict(Counter(REGISTERS[each] for each in taken[right == number]).most_common())
            for number, name in enumerate(REGISTERS)
        },
    }


def told(rows: Rows) -> dict[str, Any]:
    """The weights by register and feature."""
    weights = learn(rows.features, rows.right)
    return {
        "weights": {
            name: {seen: round(float(weights[at, number]), 3) for at, seen in enumerate(rows.names)}
            for number, name in enumerate(REGISTERS)
        },
    }


if __name__ == "__main__":
    main()

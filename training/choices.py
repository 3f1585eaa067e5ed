"""Choices: what tells the right one among several, of what is seen of each.

A logistic regression among all that may be right, with a penalty on the square of the weights. Of
several right ones any will do.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

PENALTY = 15.0

SMALL = 0.02
"""A weight that is less is left out."""

_ROUNDS = 12
_ENOUGH = 0.5

Floats = NDArray[np.float64]
Seen = Mapping[str, float]

Choice = tuple[Sequence[Seen], Sequence[bool]]
"""What is seen of each that may be chosen, and which of them are right."""


class Rows(NamedTuple):
    """All that may be chosen, a row each: choice after choice, from ``first`` on."""

    names: list[str]
    features: Floats
    right: Floats
    first: NDArray[np.int64]


def lay(found: Sequence[Choice], *, least: int = 1) -> Rows:
    """The features as columns, without those that are seen less often."""
    counts = Counter(name for seen, _ in found for each in seen for name in each)
    names = sorted(name for name, count in counts.items() if count >= least)
    at = {name: number for number, name in enumerate(names)}
    sizes = [len(right) for _, right in found]
    features = np.zeros((sum(sizes), len(names)))
    row = 0
    for seen, _ in found:
        for each in seen:
            for name, value in each.items():
                if name in at:
                    features[row, at[name]] = value
            row += 1
    right = np.array([each for _, rights in found for each in rights], dtype=np.float64)
    first = np.cumsum([0, *sizes[:-1]])
    return Rows(names, features, right, first)


def learn(rows: Rows, penalty: float = PENALTY) -> dict[str, float]:
    """The weights that make the right ones likeliest, by Newton's steps, cut if they overshoot."""
    weights = np.zeros(len(rows.names))
    loss, slope, bend = _look(rows, weights, penalty)
    for _ in range(_ROUNDS):
        step, size = np.linalg.solve(bend, slope), 1.0
        while True:
            further = _look(rows, weights - size * step, penalty)
            if further[0] <= loss or size < 0.01:
                break
            size /= 2
        weights, gained = weights - size * step, loss - further[0]
        loss, slope, bend = further
        if gained < _ENOUGH:
            break
    return dict(zip(rows.names, weights.tolist(), strict=True))


def _look(rows: Rows, weights: Floats, penalty: float) -> tuple[float, Floats, Floats]:
    """The loss at some weights, its slope, and its bend were the chances of the right ones set."""
    sums = rows.features @ weights
    owner = np.repeat(np.arange(len(rows.first)), np.diff(rows.first, append=len(sums)))
    raised = np.exp(sums - np.maximum.reduceat(sums, rows.first)[owner])
    whole = np.add.reduceat(raised, rows.first)
    right = np.add.reduceat(raised * rows.right, rows.first) + 1e-12
    chances, wanted = raised / whole[owner], raised * rows.right / right[owner]
    loss = float((np.log(whole) - np.log(right)).sum())
    slope = rows.features.T @ (chances - wanted) + penalty * weights
    means = np.add.reduceat(rows.features * chances[:, None], rows.first, axis=0)
    bend = (rows.features * chances[:, None]).T @ rows.features - means.T @ means
    bend += penalty * np.eye(len(weights))
    return loss + penalty / 2 * float(weights @ weights), slope, bend


def write(path: Path, weights: Mapping[str, float]) -> int:
    """Write weights that are not too small, and tell how many."""
    kept = {name: round(value, 2) for name, value in weights.items() if abs(value) >= SMALL}
    path.write_text(json.dumps({"weights": kept}, indent=1) + "\n", encoding="utf-8")
    return len(kept)

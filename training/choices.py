"""Choices: what tells the right one among several, of what is seen of each.

A logistic regression among all that may be right, with a penalty on the square of the weights. Of
several right ones any will do.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from training.corpora.analytic import UNLEARNED, hand_of

PENALTY = 15.0

SMALL = 0.02
"""A weight that is less is left out."""

_ROUNDS = 12
_ENOUGH = 0.5

Floats = NDArray[np.float64]
Seen = Mapping[str, float]

Choice = tuple[Sequence[Seen], Sequence[bool]]
"""What is seen of each that may be chosen, and which of them are right."""

Found = TypeVar("Found")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson(Generic[Found]):
    """How weights are learned of texts read by hand.

    ``gather`` finds in a text what there is to choose among, ``choices`` lays it out, and ``count``
    tells of what was found how often weights choose right. What is seen of fewer than ``least``
    has no weight.
    """

    gather: Callable[[Path], Iterable[Found]]
    choices: Callable[[Sequence[Found]], list[Choice]]
    count: Callable[[Sequence[Found], Mapping[str, float]], Mapping[str, int]]
    least: int = 1
    penalty: float = PENALTY

    def learned(self, found: Sequence[Found]) -> dict[str, float]:
        """The weights that what was found teaches."""
        return learn(lay(self.choices(found), least=self.least), self.penalty)


def teach(about: str, lesson: Lesson[Found]) -> None:
    """Learn the weights of the folder of texts that the command line names, and write them.

    --apart also prints the count of each hand's texts by what the others' teach.
    """
    parser = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--hands", nargs="*", help="whose texts, if not everybody's")
    parser.add_argument("--without", nargs="*", default=UNLEARNED, help="hands that are left out")
    parser.add_argument("--apart", action="store_true", help="tell each hand by the others")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    by_hand: dict[str, list[Found]] = {}
    for path in sorted(options.texts.glob("*.txt")):
        hand = hand_of(path)
        if hand not in options.without and (not options.hands or hand in options.hands):
            by_hand.setdefault(hand, []).extend(lesson.gather(path))
    if options.apart:
        for hand, own in by_hand.items():
            others = [each for name in by_hand if name != hand for each in by_hand[name]]
            told = lesson.count(own, lesson.learned(others))
            print(json.dumps({"hand": hand, "found": len(own), **told}), flush=True)
    found = [each for own in by_hand.values() for each in own]
    kept = write(options.out, lesson.learned(found))
    print(json.dumps({"found": len(found), "weights": kept}))

"""Tellings: what tells that a second telling has lost its hedge or its source.

    python -m training.tellings --texts training/texts/train --without bao ulf pia rex \
        --out src/sayso/checks/tellings.json

A logistic regression over what ``checks/tellings.py`` lays out of every bare claim and the weaker
one before it that is most like it; right is a claim on which C205 is marked. From which chance on
one is told is chosen on the chances that each text has by the weights that the other hands give:
the least from which on so many as ``RIGHT`` are marked. What is printed is of these.
"""

import argparse
import json
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.faults import Place, read_marked

from sayso.checks.context import Context
from sayso.checks.tellings import lay_out
from sayso.records import Reading
from training import sureness

CODE = "C205"
RIGHT = 2 / 3
HELD = 30.0
"""How much weights are held back to nothing, as a variance of one."""

Floats = NDArray[np.float64]


class Seen(NamedTuple):
    """What is seen of a bare claim, whether it is marked or only looks like it, and its hand."""

    features: dict[str, float]
    marked: bool
    clean: bool
    hand: str


def main() -> None:
    """Print what is found in texts of other hands, and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--without", nargs="*", default=(), help="hands that are left out of it")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    seen, marks = gather(options.texts, options.without)
    names = list(seen[0].features)
    rows = np.array([[each.features[name] for name in names] for each in seen])
    right = np.array([each.marked for each in seen], dtype=np.float64)
    chances = left_out(rows, right, [each.hand for each in seen])
    least = choose_least(chances, right)
    told = chances >= least
    figures = {
        "claims": len(seen),
        "marks": marks,
        "told": int(told.sum()),
        "marked": int(right[told].sum()),
        "alarms": int(sum(each.clean for each, said in zip(seen, told, strict=True) if said)),
        "least": round(least, 3),
    }
    print(json.dumps(figures, indent=1))
    if options.out is not None:
        weights = dict(zip(names, np.round(learn(rows, right), 3).tolist(), strict=True))
        table = {"least": round(least, 3), "weights": weights}
        options.out.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def gather(folder: Path, without: Collection[str]) -> tuple[list[Seen], dict[str, int]]:
    """What is seen in the texts of a folder, and how many places of the code they have."""
    seen: list[Seen] = []
    marks = {"faults": 0, "clean": 0}
    paths = sorted(folder.glob("*.txt"))
    for path, (reading, places) in zip(paths, read_marked(folder), strict=True):
        hand = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["hand"]
        if hand not in without:
            marked = [place for place in places if place.code == CODE]
            marks["clean"] += sum(place.clean for place in marked)
            marks["faults"] += sum(not place.clean for place in marked)
            seen += _seen(reading, marked, hand)
    return seen, marks


def _seen(reading: Reading, marked: Sequence[Place], hand: str) -> Iterator[Seen]:
    for retold in lay_out(Context(reading)):
        claim = retold.claim
        at = [each for each in marked if each.start < claim.end and claim.start < each.end]
        fault = any(not place.clean for place in at)
        yield Seen(dict(retold.seen), fault, bool(at) and not fault, hand)


def learn(rows: Floats, right: Floats) -> Floats:
    """The weights of the columns, the first of which is held back by nothing."""
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    middle[0], spread[0] = 0, 1
    weights: Floats = sureness.learn((rows - middle) / spread, right, held=HELD) / spread
    weights[0] -= float(middle[1:] @ weights[1:])
    return weights


def left_out(rows: Floats, right: Floats, hands: Sequence[str]) -> Floats:
    """How likely each row is right by the weights that the other hands give."""
    chances = np.zeros(len(right))
    of = np.array(hands)
    for hand in set(hands):
        own = of == hand
        chances[own] = sureness.chances_of(rows[own], learn(rows[~own], right[~own]))
    return chances


def choose_least(chances: Floats, right: Floats) -> float:
    """The least chance from which on so many of those told as ``RIGHT`` are right; else 1."""
    order = np.argsort(-chances, kind="stable")
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(shares >= RIGHT)
    return float(np.floor(chances[order[enough[-1]]] * 1000) / 1000) if len(enough) else 1.0


if __name__ == "__main__":
    main()

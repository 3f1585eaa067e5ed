"""Grounds: what tells, of two claims near each other, that one is offered for the other.

    python -m training.grounds --texts training/texts/train

Logistic regression with a penalty on the square of the weights, over what ``claims/ground_view.py``
sees of every pair of claims in a paragraph. The weights are written into ``grounds.toml``; the
thresholds there are kept.
"""

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.analyse import analyse
from sayso.claims.drafts import settle_drafts
from sayso.claims.ground_view import Features, View
from sayso.claims.inference import find_ties
from sayso.engines.standard.engine import StandardEngine
from sayso.readers.text import TextReader
from sayso.scales.scale import load_scale

TABLE = Path(__file__).parents[1] / "src/sayso/language/en/grounds.toml"
PENALTY = 10.0
STEPS = 20
ALIKE = 0.5
"""How much two spans overlap, as a share of both together, that are one claim."""

SMALL = 0.02
"""A weight that is less is left out."""

Floats = NDArray[np.float64]
Span = tuple[int, int]


def gather(path: Path) -> list[tuple[Features, bool]]:
    """What is seen of each pair of a text's claims, and whether the reader by hand ties them."""
    text = path.read_text(encoding="utf-8")
    document = TextReader().read(path.read_bytes(), location=path.name)
    if document.text != text:
        raise ValueError(f"{path}: its text was changed where it was read")
    analysis = analyse(document, StandardEngine().mark(document))
    drafts = settle_drafts(analysis, load_scale("icd203"))
    ties = find_ties(text, analysis.body, drafts)
    view = View(text, analysis.body, drafts, analysis.marks, ties)
    gold = [json.loads(line) for line in path.with_suffix(".jsonl").read_text().splitlines()]
    places = {each["id"]: (each["start"], each["end"]) for each in gold if "id" in each}
    tied = {(each["id"], other) for each in gold if "id" in each for other in each["rests_on"]}
    names = [_alike(draft.span, places) for draft in drafts]
    return [
        (
            {
                **view.seen("drawn", one),
                **view.seen("given", other),
                **view.between(one, other),
                "always": 1.0,
            },
            (names[one], names[other]) in tied,
        )
        for one, other in view.pairs()
    ]


def _alike(span: Span, places: dict[str, Span]) -> str:
    best, name = ALIKE, ""
    for each, (start, end) in places.items():
        shared = min(span[1], end) - max(span[0], start)
        share = shared / (max(span[1], end) - min(span[0], start))
        if share >= best:
            best, name = share, each
    return name


def learn(seen: Sequence[Features], tied: Sequence[bool]) -> dict[str, float]:
    """The weights that make what is tied likeliest, by Newton's steps."""
    names = sorted({name for each in seen for name in each})
    at = {name: number for number, name in enumerate(names)}
    rows = np.zeros((len(seen), len(names)))
    for row, each in enumerate(seen):
        for name, value in each.items():
            rows[row, at[name]] = value
    wanted = np.array(tied, dtype=np.float64)
    penalty = np.full(len(names), PENALTY)
    penalty[at["always"]] = 0.0
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - wanted) + penalty * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty + 1e-9)
        weights -= np.linalg.solve(bend, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def main() -> None:
    """Learn the weights of a folder of texts and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    options = parser.parse_args()
    paths = sorted(path for folder in options.texts for path in folder.glob("*.txt"))
    pairs = [pair for path in paths for pair in gather(path)]
    weights = learn([seen for seen, _ in pairs], [tied for _, tied in pairs])
    kept = {name: value for name, value in weights.items() if abs(value) >= SMALL}
    lines = "".join(f'"{name}" = {value:.2f}\n' for name, value in sorted(kept.items()))
    table = re.sub(r"(?s)(?<=\n\[weights\]\n).*", lines, TABLE.read_text(encoding="utf-8"))
    TABLE.write_text(table, encoding="utf-8")
    print(json.dumps({"pairs": len(pairs), "tied": sum(tied for _, tied in pairs)}))


if __name__ == "__main__":
    main()

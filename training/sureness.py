"""Sureness: what a claim's features count for in its score, learned of texts read by hand.

    python -m training.sureness --texts training/texts/train --hands vas wim \
        --out src/sayso/engines/standard/model/sureness.json --picture docs/pictures/sureness.svg

A logistic regression over the claims that are paired with one read by hand: is the kind of the
source right, and the claim's own kind? What is printed and drawn is of texts whose own claims had
no part in the weights: each in turn is left out. The hands are to be such that the encoder has not
learned from them: of those that it has, it is surer than it is of others.
"""

import argparse
import json
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpus_claims import analysis_of, lines_in, lines_of
from bench.corpus_figures import LOOSE, is_right, pair

from sayso.claims.make_reading import make_reading
from sayso.claims.sureness import features_of
from sayso.scales.scale import load_scale
from training.corpora.analytic import hand_of
from training.sureness_picture import draw

Floats = NDArray[np.float64]
HELD = 1.0
"""How much weights are held back to nothing, as a variance of one."""

_ROUNDS = 30
_BINS = 10


def learn(features: Floats, right: Floats, *, held: float = HELD) -> Floats:
    """The weights of the columns, the first of which is held back by nothing."""
    back = np.full(features.shape[1], held)
    back[0] = 1e-6
    weights = np.zeros(features.shape[1])
    for _ in range(_ROUNDS):
        chances = chances_of(features, weights)
        slope = features.T @ (right - chances) - back * weights
        bend = (features * (chances * (1 - chances))[:, None]).T @ features + np.diag(back)
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def chances_of(features: Floats, weights: Floats) -> Floats:
    """How likely each row is right."""
    chances: Floats = 1 / (1 + np.exp(-features @ weights))
    return chances


def left_out(features: Floats, right: Floats, texts: NDArray[np.int64]) -> Floats:
    """How likely each row is right by the weights that all other texts give."""
    chances = np.zeros(len(right))
    for text in np.unique(texts):
        own = texts == text
        chances[own] = chances_of(features[own], learn(features[~own], right[~own]))
    return chances


def error(chances: Floats, right: Floats) -> float:
    """The mean distance, over tenths, of what is promised and what holds (ECE)."""
    bins = np.minimum((chances * _BINS).astype(int), _BINS - 1)
    sums = np.bincount(bins, chances - right, minlength=_BINS)
    return float(np.abs(sums).sum() / len(right))


def rows_of(
    folder: Path, hands: Collection[str] | None = None
) -> tuple[list[str], Floats, Floats, NDArray[np.int64]]:
    """Names of features, their values by claim, which are right, and which text each is in.

    hands: whose texts are looked at, if not everybody's.
    """
    names: list[str] = []
    rows, right, texts = [], [], []
    for number, path in enumerate(sorted(folder.glob("*.txt"))):
        if hands is not None and hand_of(path) not in hands:
            continue
        analysis = analysis_of(path)
        reading = make_reading(analysis, load_scale("icd203"))
        features = dict(
            zip(
                (claim.id for claim in reading.claims),
                features_of(analysis, reading.claims),
                strict=True,
            )
        )
        for wanted, found in pair(lines_of(path.with_suffix(".jsonl")), lines_in(reading), LOOSE):
            if features[found.id]:
                names = names or list(features[found.id])
                rows.append(list(features[found.id].values()))
                right.append(is_right(wanted, found))
                texts.append(number)
    return names, np.array(rows), np.array(right, dtype=np.float64), np.array(texts)


def summary(chances: Floats, right: Floats) -> dict[str, float]:
    """How good the chances are, beside one that is the same for all."""
    same = float(right.mean())
    sure = chances >= 0.8
    return {
        "claims": len(right),
        "right": round(same, 3),
        "Brier": round(float(((chances - right) ** 2).mean()), 4),
        "Brier of one chance for all": round(same * (1 - same), 4),
        "ECE": round(error(chances, right), 4),
        "0.8 and over": round(float(sure.mean()), 3),
        "0.8 and over, right": round(float(right[sure].mean()), 3),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn the weights, and say how far they can be trusted."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--hands", nargs="*", help="whose texts, if not everybody's")
    parser.add_argument("--out", type=Path, help="the file of weights, beside a model")
    parser.add_argument("--picture", type=Path, help="an SVG of what was promised and what held")
    options = parser.parse_args(arguments)
    names, features, right, texts = rows_of(options.texts, options.hands)
    chances = left_out(features, right, texts)
    print(json.dumps(summary(chances, right), indent=1))
    if options.picture:
        options.picture.write_text(draw(chances, right), encoding="utf-8")
    if options.out:
        weights = dict(zip(names, learn(features, right).round(4).tolist(), strict=True))
        options.out.write_text(json.dumps({"weights": weights}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

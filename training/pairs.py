"""Pairs: what tells, of a claim and those who may put it forward, who does.

    python -m training.pairs --texts training/texts/train --hands pel rui sol tam --apart \
        --out src/sayso/engines/standard/model/speaking.json

A logistic regression among all whom ``claims/whose.py`` asks about, with a penalty on the square
of the weights. Right is whoever the reader by hand names; of several right ones, any. --apart
also prints how often each hand's are told right by the weights of the others.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpus_claims import Line, analysis_of, lines_of
from bench.corpus_figures import LOOSE, iou, plain

from sayso.claims.assemble import Draft
from sayso.claims.ruled import draft_by_rules
from sayso.claims.speaking import choose
from sayso.claims.whose import Asked, Whose
from sayso.engines.standard.engine import StandardEngine
from sayso.readers.text import TextReader
from sayso.records import Source
from training.corpora.analytic import hand_of

PENALTY = 15.0

SMALL = 0.02
"""A weight that is less is left out."""

_ROUNDS = 12
_ENOUGH = 0.5

Floats = NDArray[np.float64]


Found = tuple[Asked, list[bool]]
"""A claim whose speaker is asked for, and which of those who may be it are right."""


class Rows(NamedTuple):
    """All who may be it, a row each: claim after claim, from ``first`` on."""

    names: list[str]
    features: Floats
    right: Floats
    first: NDArray[np.int64]


def gather(path: Path) -> Iterator[Found]:
    """The claims of a text whose speaker is asked for, and which of the candidates is right."""
    analysis = analysis_of(path)
    drafts = draft_by_rules(analysis)
    gold = lines_of(path.with_suffix(".jsonl"))
    for asked in Whose(analysis, drafts).asked():
        wanted = _paired(drafts[asked.number], gold)
        if wanted is not None:
            right = [_is_right(wanted, source) for source in asked.sources]
            if any(right) and not all(right):
                yield asked, right


def _paired(draft: Draft, gold: Sequence[Line]) -> Line | None:
    best = max(gold, key=lambda each: iou(each.span, draft.span), default=None)
    return best if best is not None and iou(best.span, draft.span) >= LOOSE else None


def _is_right(wanted: Line, source: Source) -> bool:
    kind, name, _ = wanted.links[-1]
    kinds = {kind, *wanted.accept.get("source_kind", [])}
    names = {plain(each) for each in (name, *wanted.accept.get("source", [])) if each}
    return source.kind in kinds and (not names or plain(source.name) in names)


def lay(found: Sequence[Found]) -> Rows:
    """The features as columns."""
    names = sorted({name for asked, _ in found for seen in asked.seen for name in seen})
    at = {name: number for number, name in enumerate(names)}
    sizes = [len(right) for _, right in found]
    features = np.zeros((sum(sizes), len(names)))
    row = 0
    for asked, _ in found:
        for seen in asked.seen:
            for name, value in seen.items():
                features[row, at[name]] = value
            row += 1
    right = np.array([each for _, rights in found for each in rights], dtype=np.float64)
    first = np.cumsum([0, *sizes[:-1]])
    return Rows(names, features, right, first)


def learn(rows: Rows) -> dict[str, float]:
    """The weights that make the right ones likeliest, by Newton's steps, cut if they overshoot."""
    weights = np.zeros(len(rows.names))
    loss, slope, bend = _look(rows, weights)
    for _ in range(_ROUNDS):
        step, size = np.linalg.solve(bend, slope), 1.0
        while True:
            further = _look(rows, weights - size * step)
            if further[0] <= loss or size < 0.01:
                break
            size /= 2
        weights, gained = weights - size * step, loss - further[0]
        loss, slope, bend = further
        if gained < _ENOUGH:
            break
    return dict(zip(rows.names, weights.tolist(), strict=True))


def _look(rows: Rows, weights: Floats) -> tuple[float, Floats, Floats]:
    """The loss at some weights, its slope, and its bend were the chances of the right ones set."""
    sums = rows.features @ weights
    owner = np.repeat(np.arange(len(rows.first)), np.diff(rows.first, append=len(sums)))
    raised = np.exp(sums - np.maximum.reduceat(sums, rows.first)[owner])
    whole = np.add.reduceat(raised, rows.first)
    right = np.add.reduceat(raised * rows.right, rows.first) + 1e-12
    chances, wanted = raised / whole[owner], raised * rows.right / right[owner]
    loss = float((np.log(whole) - np.log(right)).sum())
    slope = rows.features.T @ (chances - wanted) + PENALTY * weights
    means = np.add.reduceat(rows.features * chances[:, None], rows.first, axis=0)
    bend = (rows.features * chances[:, None]).T @ rows.features - means.T @ means
    bend += PENALTY * np.eye(len(weights))
    return loss + PENALTY / 2 * float(weights @ weights), slope, bend


def told_right(found: Sequence[Found], weights: Mapping[str, float]) -> int:
    """Of how many claims the weights choose one who is right."""
    return sum(right[asked.sources.index(choose(asked, weights))] for asked, right in found)


def main() -> None:
    """Learn the weights of a folder of texts and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--hands", nargs="*", help="whose texts, if not everybody's")
    parser.add_argument("--apart", action="store_true", help="tell each hand by the others")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    by_hand: dict[str, list[Found]] = {}
    for path in sorted(options.texts.glob("*.txt")):
        hand = hand_of(path)
        if not options.hands or hand in options.hands:
            by_hand.setdefault(hand, []).extend(gather(path))
    if options.apart:
        before = StandardEngine().mark(TextReader().read(b"A.", location="a.txt")).speaking
        for hand, own in by_hand.items():
            others = [each for name in by_hand if name != hand for each in by_hand[name]]
            right, now = told_right(own, learn(lay(others))), told_right(own, before)
            print(json.dumps({"hand": hand, "claims": len(own), "right": right, "before": now}))
    found = [each for own in by_hand.values() for each in own]
    learned = learn(lay(found))
    kept = {name: round(value, 2) for name, value in learned.items() if abs(value) >= SMALL}
    options.out.write_text(json.dumps({"weights": kept}, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"claims": len(found), "weights": len(kept)}))


if __name__ == "__main__":
    main()

"""Claim spans: what tells, in a sentence, which spans are its claims.

    python -m training.claim_spans --texts training/texts/train --hands vas wim yas zor \
        --out src/sayso/engines/standard/model/spans.json

Of all sets of spans that do not overlap, the reader's by hand is made the likeliest: a conditional
random field over the candidates of ``claims/span_places.py``, with a penalty on the square of the
weights. The hands are to be such that the encoder has learned little of them: of those that it
knows, it is surer than it is of others.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from bench.corpus_claims import analysis_of, lines_of
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from sayso.claims.assemble import draft_claims
from sayso.claims.span_places import Candidates, find_candidates
from training.corpora.analytic import hand_of

PENALTY = 4.0
STEPS = 80
ALIKE = 0.8
"""How much two spans overlap, as a share of both together, that are one claim."""

SMALL = 0.1
"""A weight that is less is left out."""

EVERY = "begins"
"""What is seen of every span."""

MORE = 0.3
"""What every span weighs beside that: as many claims are missed as are put forward too many."""

RULED = "by rule"
KEPT = 0.5
"""How much more a claim by rule weighs: short sentences, rare in the texts, stay as they are."""

LESS = {
    "beyond a verb of the words before": 2.5,
    "beyond the verb of another": 2.5,
    "joins claims by rule": 0.5,
}
"""How much less a span weighs that takes the verb of other words along, or joins two claims."""

Floats = NDArray[np.float64]
Span = tuple[int, int]
Sentence = tuple[Candidates, list[int]]
"""The candidates of a sentence, and the numbers of those that the reader by hand makes claims."""


def gather(path: Path) -> Iterator[Sentence]:
    """The sentences of a text that hold a candidate."""
    analysis = analysis_of(path)
    drafts = draft_claims(
        analysis.document,
        analysis.body,
        analysis.assertions,
        analysis.statements,
        analysis.quotations,
    )
    gold = [line.span for line in lines_of(path.with_suffix(".jsonl"))]
    for each in find_candidates(analysis, drafts):
        if each.spans:
            yield each, _chosen(each, gold)


def _chosen(candidates: Candidates, gold: Sequence[Span]) -> list[int]:
    """The candidates that are claims by hand, the nearest first, none overlapping another."""
    near = sorted(
        (
            (_alike(candidates.span(candidate), span), number)
            for span in gold
            for number, candidate in enumerate(candidates.spans)
        ),
        reverse=True,
    )
    chosen: list[int] = []
    for alike, number in near:
        each = candidates.spans[number]
        free = all(
            each.last <= candidates.spans[other].first or candidates.spans[other].last <= each.first
            for other in chosen
        )
        if alike >= ALIKE and free:
            chosen.append(number)
    return chosen


def _alike(one: Span, other: Span) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))


def learn(sentences: Sequence[Sentence]) -> dict[str, float]:
    """The weights that make what was read by hand likeliest."""
    names: dict[str, int] = {}
    rows, wanted = _rows(sentences, names)
    field = Field([candidates for candidates, _ in sentences])

    def loss(weights: Floats) -> tuple[float, Floats]:
        weighed = rows @ weights
        whole, chances = field.look(weighed)
        return (
            PENALTY / 2 * float(weights @ weights) + whole - float(weighed @ wanted),
            rows.T @ (chances - wanted) + PENALTY * weights,
        )

    begin = np.zeros(len(names))
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return dict(zip(names, found.x.tolist(), strict=True))


def _rows(sentences: Sequence[Sentence], names: dict[str, int]) -> tuple[csr_matrix, Floats]:
    """What is seen of each candidate, a row each, and which are wanted; fills the names."""
    places: list[tuple[int, int]] = []
    values: list[float] = []
    wanted: list[float] = []
    for candidates, chosen in sentences:
        for number, each in enumerate(candidates.spans):
            for seen in (candidates.begins[each.first], candidates.ends[each.last], each.seen):
                for name, value in seen.items():
                    places.append((len(wanted), names.setdefault(name, len(names))))
                    values.append(value)
            wanted.append(float(number in chosen))
    index = np.array(places).T
    return csr_matrix((values, index), shape=(len(wanted), len(names))), np.array(wanted)


class Field:
    """All sets of spans of sentences that do not overlap, gone through word by word at once."""

    def __init__(self, sentences: Sequence[Candidates]) -> None:
        spans = [(n, each.first, each.last) for n, of in enumerate(sentences) for each in of.spans]
        self._own, self._first, self._last = np.array(spans, dtype=np.int64).T
        self._size = len(sentences), int(self._last.max()) + 1
        places = range(self._size[1])
        self._ending = [np.flatnonzero(self._last == at) for at in places]
        self._beginning = [np.flatnonzero(self._first == at) for at in places]

    def look(self, weighed: Floats) -> tuple[float, Floats]:
        """The logarithms of the sums over all sets, together, and each span's share of its own."""
        before, behind = np.zeros(self._size), np.zeros(self._size)
        own, first, last = self._own, self._first, self._last
        for at in range(1, self._size[1]):
            some = self._ending[at]
            before[:, at] = before[:, at - 1]
            told = before[own[some], first[some]] + weighed[some]
            np.logaddexp.at(before, (own[some], at), told)
        for at in range(self._size[1] - 2, -1, -1):
            some = self._beginning[at]
            behind[:, at] = behind[:, at + 1]
            told = behind[own[some], last[some]] + weighed[some]
            np.logaddexp.at(behind, (own[some], at), told)
        whole = before[:, -1]
        return float(whole.sum()), np.exp(
            before[own, first] + weighed + behind[own, last] - whole[own]
        )


def write(weights: Mapping[str, float], out: Path) -> None:
    """Write the weights that count."""
    told = dict(weights)
    told[EVERY] += MORE
    told[RULED] += KEPT
    for name, less in LESS.items():
        told[name] = told.get(name, 0.0) - less
    kept = {name: round(value, 2) for name, value in sorted(told.items()) if abs(value) >= SMALL}
    out.write_text(
        json.dumps({"weights": kept}, ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
    )


def main() -> None:
    """Learn the weights of what some hands wrote, and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--hands", nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    paths = [each for each in sorted(options.texts.glob("*.txt")) if hand_of(each) in options.hands]
    sentences = [each for path in paths for each in gather(path)]
    write(learn(sentences), options.out)
    chosen = sum(len(chosen) for _, chosen in sentences)
    print(json.dumps({"texts": len(paths), "sentences": len(sentences), "claims": chosen}))


if __name__ == "__main__":
    main()

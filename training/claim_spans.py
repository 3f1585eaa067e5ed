"""Claim spans: what tells, in a sentence, which spans are its claims.

    python -m training.claim_spans --texts FOLDER [FOLDER ...]

Of all sets of spans that do not overlap, the reader's by hand is made the likeliest: a conditional
random field over the candidates of ``claims/span_places.py``, with a penalty on the square of the
weights. They are written into ``claim_spans.toml``. The texts are to be such that the encoder has
not learned from them: of those that it has, it is surer than it is of others.
"""

import argparse
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from bench.corpus_claims import analysis_of, lines_of
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from sayso.claims.assemble import draft_claims
from sayso.claims.span_places import Candidates, find_candidates

TABLE = Path(__file__).parents[1] / "src/sayso/language/en/claim_spans.toml"
PENALTY = 4.0
STEPS = 80
ALIKE = 0.8
"""How much two spans overlap, as a share of both together, that are one claim."""

SMALL = 0.03
"""A weight that is less is left out."""

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

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, chances = _look(sentences, rows @ weights)
        return (
            PENALTY / 2 * float(weights @ weights) - total,
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


def _look(sentences: Sequence[Sentence], weighed: Floats) -> tuple[float, Floats]:
    """The logarithm of the chance of what was read by hand, and the chance of each candidate."""
    total, chances, at = 0.0, np.zeros(len(weighed)), 0
    for candidates, chosen in sentences:
        own = weighed[at : at + len(candidates.spans)].tolist()
        whole, told = _chances(candidates, own)
        chances[at : at + len(own)] = told
        total += sum(own[number] for number in chosen) - whole
        at += len(own)
    return total, chances


def _chances(candidates: Candidates, weighed: Sequence[float]) -> tuple[float, list[float]]:
    """The logarithm of the sum over all sets of spans, and each candidate's share of it."""
    words, spans = len(candidates.view.tokens), candidates.spans
    before, behind = [0.0] * (words + 1), [0.0] * (words + 1)
    for at in range(1, words + 1):
        ending = (n for n, each in enumerate(spans) if each.last == at)
        before[at] = _log_sum(
            before[at - 1], *(before[spans[n].first] + weighed[n] for n in ending)
        )
    for at in range(words - 1, -1, -1):
        beginning = (n for n, each in enumerate(spans) if each.first == at)
        behind[at] = _log_sum(
            behind[at + 1], *(behind[spans[n].last] + weighed[n] for n in beginning)
        )
    whole = before[words]
    return whole, [
        math.exp(before[each.first] + weight + behind[each.last] - whole)
        for each, weight in zip(spans, weighed, strict=True)
    ]


def _log_sum(*each: float) -> float:
    most = max(each)
    return most + math.log(sum(math.exp(one - most) for one in each)) if len(each) > 1 else most


def write(weights: Mapping[str, float]) -> None:
    """Put the weights into the table, in place of those that it holds."""
    kept = {name: value for name, value in weights.items() if abs(value) >= SMALL}
    lines = "".join(
        f"{json.dumps(name, ensure_ascii=False)} = {value:.2f}\n"
        for name, value in sorted(kept.items())
    )
    head, _, _ = TABLE.read_text(encoding="utf-8").partition("\n[weights]\n")
    TABLE.write_text(f"{head}\n[weights]\n{lines}", encoding="utf-8")


def main() -> None:
    """Learn the weights of folders of texts and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    options = parser.parse_args()
    paths = sorted(path for folder in options.texts for path in folder.glob("*.txt"))
    sentences = [each for path in paths for each in gather(path)]
    weights = learn(sentences)
    write(weights)
    chosen = sum(len(chosen) for _, chosen in sentences)
    print(json.dumps({"texts": len(paths), "sentences": len(sentences), "claims": chosen}))


if __name__ == "__main__":
    main()

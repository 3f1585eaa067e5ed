"""Claims found again whatever story they are of: by the words of a post, among verified claims.

    python bench/dossier_retrieval.py --gold clef2020-claims.tar.gz
    python bench/dossier_retrieval.py --gold clef2020-claims.tar.gz --part train --vectors kept.npy

CheckThat! 2020, task 2: MAP@5 of the claim that each post repeats. Words by BM25 over the claim and
the title of what it was found in, meanings by the cosine of the post and whichever of the two is
nearer, weighed .3 to .7; the words are divided by the best that the post has anywhere.
"""

import argparse
import csv
import io
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.result import print_result

from sayso import pipeline
from sayso.dossier.words import happening, stems

_WORDS, _MEANING = 0.3, 0.7
_SATURATION, _LENGTH = 1.2, 0.75
"""Of BM25, as Robertson and Zaragoza (2009) have them."""
_FOUND = 5

Scores = NDArray[np.float64]


class _Words:
    """BM25 over texts, as linking cuts them into stems."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._held: dict[str, list[tuple[int, int]]] = defaultdict(list)
        lengths = []
        for number, text in enumerate(texts):
            used = _stems(text)
            lengths.append(used.total())
            for stem, times in used.items():
                self._held[stem].append((number, times))
        self._long = np.array(lengths) / max(np.mean(lengths), 1)

    def scores(self, query: str) -> Scores:
        """Of each text, a share of the best."""
        total = np.zeros(len(self._long))
        for stem in sorted(_stems(query)):
            held = self._held.get(stem)
            if held is None:
                continue
            at, times = np.array(held).T
            rare = log(1 + (len(total) - len(at) + 0.5) / (len(at) + 0.5))
            length = 1 - _LENGTH + _LENGTH * self._long[at]
            total[at] += rare * times * (_SATURATION + 1) / (times + _SATURATION * length)
        return total / (total.max() or 1.0)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--vectors", type=Path, help="of the claims: kept there, and taken again")
    given = parser.parse_args()
    with tarfile.open(given.gold) as opened:
        files = {
            member.name: io.TextIOWrapper(stream, encoding="utf-8", newline="")
            for member in opened.getmembers()
            if (stream := opened.extractfile(member)) is not None
        }
        claims = _rows(_one(files, "docs.tsv"))[1:]
        queries = _rows(_one(files, f"{given.part}/tweets.queries.tsv"))[1:]
        judged: dict[str, set[str]] = defaultdict(set)
        for query, _, claim, _ in _rows(_one(files, f"{given.part}/tweet-vclaim-pairs.qrels")):
            judged[query].add(claim)
    words = _Words([f"{claim} {title}" for _, claim, title in claims])
    vectors = _vectors([text for _, *texts in claims for text in texts], given.vectors)
    meant = pipeline.linking.encode_meanings([text for _, text in queries])
    found: dict[str, list[float]] = {"words": [], "meaning": [], "both": []}
    for (query, text), vector in zip(queries, meant, strict=True):
        near = (vectors @ vector).astype(np.float64).reshape(-1, 2)  # of a claim, and its title
        by_words, by_meaning = words.scores(text), near.max(axis=1)
        ways = (by_words, by_meaning, _WORDS * by_words + _MEANING * by_meaning)
        for way, scores in zip(found, ways, strict=True):
            best = np.argsort(-scores, kind="stable")[:_FOUND]
            right = [claims[at][0] in judged[query] for at in best]
            found[way].append(_precision(right, len(judged[query])))
    figures = {f"map_at_5_{way}": round(float(np.mean(each)), 3) for way, each in found.items()}
    gold = {
        "name": given.gold.name,
        "part": given.part,
        "queries": len(queries),
        "claims": len(claims),
    }
    print_result("dossier_retrieval", gold=gold, figures=figures)


def _stems(text: str) -> Counter[str]:
    return Counter(map(happening, stems(text)))


def _one(files: Mapping[str, io.TextIOWrapper], end: str) -> io.TextIOWrapper:
    (found,) = (file for name, file in files.items() if name.endswith(end))
    return found


def _rows(file: io.TextIOWrapper) -> list[list[str]]:
    return list(csv.reader(file, delimiter="\t"))


def _vectors(texts: Sequence[str], kept: Path | None) -> NDArray[np.float32]:
    if kept is not None and kept.exists():
        vectors: NDArray[np.float32] = np.load(kept)
        return vectors
    vectors = pipeline.linking.encode_meanings(texts)
    if kept is not None:
        np.save(kept, vectors)
    return vectors


def _precision(right: Sequence[bool], every: int) -> float:
    """Average precision of those found, of ``every`` claim that is right."""
    hits = np.cumsum(right)
    found = np.flatnonzero(right)
    return float((hits[found] / (found + 1)).sum() / min(every, _FOUND))


if __name__ == "__main__":
    main()

"""How linking grows: copies among synthetic documents, and copies of one text, by doubling.

    python bench/dossier_scale.py --documents 4000 --doublings 2
    python bench/dossier_scale.py --documents 20000 --one-text

Processor time and the largest memory of this process; the ratio of each doubling is what counts.
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.dossier_corpora import make_document
from bench.result import print_result

from sayso import copies_among
from sayso.records import Document

_WORDS = 20_000
_LENGTH = 300


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=4000)
    parser.add_argument("--doublings", type=int, default=0)
    parser.add_argument("--one-text", action="store_true")
    given = parser.parse_args()
    sizes = [given.documents << step for step in range(given.doublings + 1)]
    runs = []
    for size in sizes:
        runs.append(_run(size, one_text=given.one_text))
        print(runs[-1], file=sys.stderr, flush=True)  # a long series is followed as it goes
    seconds = [run["seconds"] for run in runs]
    growth = [round(after / before, 2) for before, after in pairwise(seconds)]
    figures = {"runs": runs, "growth_by_doubling": growth}
    gold = {"name": "synthetic", "words_a_document": _LENGTH, "one_text": given.one_text}
    print_result("dossier_scale", gold=gold, figures=figures)


def _documents(total: int, *, one_text: bool) -> Iterator[Document]:
    random.seed(0)
    vocabulary = [f"w{number}" for number in range(_WORDS)]
    one = " ".join(random.choices(vocabulary, k=_LENGTH))
    text = one
    for number in range(total):
        if one_text:
            text = f"{one} n{number}"
        elif number % 5 == 4:  # one in five takes half of the one before it
            own = " ".join(random.choices(vocabulary, k=_LENGTH // 2))
            text = f"{text[: len(text) // 2]} {own}"
        else:
            text = " ".join(random.choices(vocabulary, k=_LENGTH))
        yield make_document(f"{number:08}", text)


def _timed(documents: Iterator[Document], spent: list[float]) -> Iterator[Document]:
    """The documents, with the seconds that each took to make."""
    while True:
        began = time.process_time()
        document = next(documents, None)
        spent.append(time.process_time() - began)
        if document is None:
            return
        yield document


def _run(total: int, *, one_text: bool) -> dict[str, float]:
    making: list[float] = []
    began = time.process_time()
    found = copies_among(_timed(_documents(total, one_text=one_text), making))
    seconds = time.process_time() - began - sum(making)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return {
        "documents": total,
        "seconds": round(seconds, 2),
        "seconds_a_million": round(seconds / total * 1e6, 1),
        "copies": len(found.copies),
        "memory_gib": round(memory, 2),
    }


if __name__ == "__main__":
    main()

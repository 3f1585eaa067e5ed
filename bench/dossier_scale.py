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
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.dossier_corpora import make_document
from bench.result import print_result

from sayso.dossier.copies import find_copies
from sayso.dossier.passages import Cut, cut_text
from sayso.dossier.sharing import sharing_pairs
from sayso.dossier.slips import make_slip
from sayso.records import Reading

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
    runs = [_run(size, one_text=given.one_text) for size in sizes]
    seconds = [run["seconds"] for run in runs]
    growth = [round(after / before, 2) for before, after in pairwise(seconds)]
    figures = {"runs": runs, "growth_by_doubling": growth}
    gold = {"name": "synthetic", "words_a_document": _LENGTH, "one_text": given.one_text}
    print_result("dossier_scale", gold=gold, figures=figures)


def _run(total: int, *, one_text: bool) -> dict[str, float]:
    random.seed(0)
    vocabulary = [f"w{number}" for number in range(_WORDS)]
    one = " ".join(random.choices(vocabulary, k=_LENGTH))
    slips, texts, seconds = [], {}, 0.0
    for number in range(total):
        if one_text:
            text = f"{one} n{number}"
        elif number % 5 == 4:  # one in five takes half of the one before it
            text = (
                f"{text[: len(text) // 2]} {' '.join(random.choices(vocabulary, k=_LENGTH // 2))}"
            )
        else:
            text = " ".join(random.choices(vocabulary, k=_LENGTH))
        document = make_document(f"{number:08}", text)
        began = time.process_time()
        slips.append(make_slip(Reading(document=document, claims=())))
        seconds += time.process_time() - began
        texts[document.id] = text
    began = time.process_time()
    slips.sort(key=lambda slip: slip.order)

    def cut(id_: str) -> Cut:
        return cut_text(texts[id_])

    pairs = list(sharing_pairs(slips))
    found = find_copies(slips, pairs, cut, texts.__getitem__, {})
    seconds += time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return {
        "documents": total,
        "seconds": round(seconds, 2),
        "seconds_a_million": round(seconds / total * 1e6, 1),
        "pairs": len(pairs),
        "copies": len(found.copies),
        "memory_gib": round(memory, 2),
    }


if __name__ == "__main__":
    main()

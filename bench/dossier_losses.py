"""Losses between pairs of sentences labelled by hand.

python bench/dossier_losses.py --gold hedges40.jsonl

Each line has ``a``, ``b`` and ``label``, the kinds that b lost; "softened" is none.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.dossier_corpora import likest, lines_of, make_document, read_documents
from bench.result import prf, print_result

from sayso.dossier.losses import lost_between


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", type=Path, required=True)
    given = parser.parse_args()
    lines = lines_of(given.gold)
    right = found = true = exact = 0
    for line in lines:
        one, other = read_documents(
            make_document(f"{line['id']}{key}", str(line[key]), publisher=f"Paper {key}", day=day)
            for key, day in (("a", "2026-05-04"), ("b", "2026-05-05"))
        )
        pair = likest(one, other)
        got = {loss.kind for loss in lost_between(*pair, "followed")} if pair else set()
        label = line["label"]
        wanted = {str(kind) for kind in label} - {"softened"} if isinstance(label, list) else set()
        right += len(got & wanted)
        found += len(got)
        true += len(wanted)
        exact += got == wanted
    figures = {"kinds": prf((right, found), (right, true)), "pairs_exact": exact}
    gold = {"name": given.gold.name, "pairs": len(lines), "losses": true}
    print_result("dossier_losses", gold=gold, figures=figures)


if __name__ == "__main__":
    main()

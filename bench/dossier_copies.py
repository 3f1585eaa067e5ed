"""Copies between documents against pairs labelled by hand.

    python bench/dossier_copies.py --gold ECB+.tar.gz --labels copies_dev.jsonl

A label is 2 where half or more of the shorter document is in the other, 1 where some of it is.
False pairs: those found between documents of two topics.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.dossier_corpora import ecb_documents, lines_of
from bench.result import prf, print_result

from sayso.dossier.link import link_anew
from sayso.dossier.options import Options
from sayso.records import Reading


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--labels", type=Path, required=True)
    given = parser.parse_args()
    documents = ecb_documents(given.gold)
    dossier = link_anew([Reading(document=one, claims=()) for one in documents], Options()).dossier
    copies = [copy for story in dossier.stories for copy in story.copies]
    found = {frozenset((copy.of, copy.by)): copy.whole for copy in copies}
    labels = [
        (frozenset((str(line["a"]), str(line["b"]))), int(str(line["label"])))
        for line in lines_of(given.labels)
    ]
    figures: dict[str, object] = {}
    for name, least, ok in (("half", 2, True), ("any", 1, False)):
        hits = [
            (found.get(pair, False) if ok else pair in found, label >= least)
            for pair, label in labels
        ]
        right = sum(got and true for got, true in hits)
        figures[name] = prf(
            (right, sum(got for got, _ in hits)), (right, sum(true for _, true in hits))
        )
    across = [pair for pair in found if len({name.split("_")[0] for name in pair}) > 1]
    figures["pairs_found"] = len(found)
    figures["false_pairs_across_topics"] = len(across)
    total = len(documents)
    gold = {"name": given.gold.name, "documents": total, "labels": len(labels)}
    print_result("dossier_copies", gold=gold, figures=figures)


if __name__ == "__main__":
    main()

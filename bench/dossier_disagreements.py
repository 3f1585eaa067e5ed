"""Disagreements between pairs of sentences labelled by hand: disagree, update, same, other.

python bench/dossier_disagreements.py --gold disagree_own.jsonl

Each line has ``a`` and ``b``, a day and a text each, and ``label``. Pairs that the rules are unsure
of are not counted as found; that a kind is only shown where all is does not count here.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.dossier_corpora import lines_of, make_document, read_documents
from bench.result import prf, print_result

from sayso.dossier.link import link_anew
from sayso.dossier.options import Options


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", type=Path, required=True)
    given = parser.parse_args()
    lines = lines_of(given.gold)
    right = found = true = updates = updates_right = 0
    wrong = []
    for line in lines:
        texts = [line[key] for key in ("a", "b")]
        readings = read_documents(
            make_document(
                f"{line['id']}{number}", text[1], publisher=f"Paper {number}", day=text[0]
            )
            for number, text in enumerate(texts)
            if isinstance(text, list)
        )
        stories = link_anew(readings, Options(days=30, weak_kinds=frozenset())).dossier.stories
        got = any(not one.weak for story in stories for one in story.disagreements)
        wanted = line["label"] == "disagree"
        right += got and wanted
        found += got
        true += wanted
        updates += line["label"] == "update"
        updates_right += line["label"] == "update" and any(story.updates for story in stories)
        if got != wanted:
            wrong.append(line["id"])
    figures = {
        "disagree": prf((right, found), (right, true)),
        "updates_found": updates_right,
        "updates": updates,
        "wrong": wrong,
    }
    gold = {"name": given.gold.name, "pairs": len(lines), "disagreements": true}
    print_result("dossier_disagreements", gold=gold, figures=figures)


if __name__ == "__main__":
    main()

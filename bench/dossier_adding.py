"""How many stories one more document changes: each is added to a dossier of all the others.

    python bench/dossier_adding.py --gold ECB+.tar.gz

Counted are stories of several documents that are made anew, by words alone. At the least it is the
one that the document is of.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.dossier_corpora import ecb_documents, read_documents
from bench.result import print_result

from sayso.dossier.link import link_anew
from sayso.dossier.options import Options


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--added", type=int, default=6, help="documents, spread over all")
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    readings = read_documents(ecb_documents(given.gold), given.jobs)
    anew = []
    for number in range(0, len(readings), max(len(readings) // given.added, 1))[: given.added]:
        before = link_anew([*readings[:number], *readings[number + 1 :]], Options())
        after = link_anew(readings, Options(), before.stories)
        anew.append(after.fresh)
    several = sum(len(one.documents) > 1 for one in after.dossier.stories)
    figures = {"stories": several, "made_anew": anew, "mean": round(sum(anew) / len(anew), 1)}
    gold = {"name": given.gold.name, "documents": len(readings)}
    print_result("dossier_adding", gold=gold, figures=figures)


if __name__ == "__main__":
    main()

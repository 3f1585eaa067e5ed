"""Articles that were published twice, among dated news of seven publishers: pairs and direction.

    python bench/dossier_republished.py --gold PolNeAR-train.tar.gz PolNeAR-dev.tar.gz

Nothing is labelled: every pair that is called a copy is printed, to be looked at.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.dossier_corpora import polnear_documents
from bench.result import print_result

from sayso.dossier.link import link_anew
from sayso.dossier.options import Options
from sayso.records import Reading


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    given = parser.parse_args()
    documents = [one for archive in given.gold for one in polnear_documents(archive)]
    dossier = link_anew([Reading(document=one, claims=()) for one in documents], Options()).dossier
    copies = [copy for story in dossier.stories for copy in story.copies]
    whole = [copy for copy in copies if copy.whole]
    for copy in whole:
        share = f"{copy.contained:.2f}"
        print(copy.direction, share, copy.of, "->", copy.by, file=sys.stderr)
    figures = {
        "copies": len(whole),
        "directions": dict(Counter(copy.direction for copy in whole)),
        "passages_only": len(copies) - len(whole),
        "boilerplate": len(dossier.summary.boilerplate),
    }
    names = [archive.name for archive in given.gold]
    print_result("dossier_republished", gold={"names": names, "documents": len(documents)},
                 figures=figures)  # fmt: skip


if __name__ == "__main__":
    main()

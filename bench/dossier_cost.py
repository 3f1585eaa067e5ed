"""What linking costs beside reading the same documents: processor time in one run.

    python bench/dossier_cost.py --gold BASIL.tar.gz
    python bench/dossier_cost.py --gold BASIL.tar.gz --likeness
    python bench/dossier_cost.py --gold BASIL.tar.gz --documents 60

The documents are read first, then looked through for copies alone, then linked; what is loaded once
is loaded before.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.dossier_corpora import basil_documents, ecb_documents, read_documents
from bench.result import print_result

from sayso import copies_among, pipeline


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--documents", type=int, help="only so many of the first")
    parser.add_argument("--likeness", action="store_true", help="compare meanings too")
    given = parser.parse_args()
    documents = (
        basil_documents(given.gold)[0] if "basil" in given.gold.name else ecb_documents(given.gold)
    )
    documents = documents[: given.documents]
    read_documents(documents[:1])
    began = time.process_time()
    readings = read_documents(documents)
    reading = time.process_time() - began
    copies_among(documents[:2])
    began = time.process_time()
    copies_among(documents)
    copying = time.process_time() - began
    pipeline.link(readings[:2], likeness=given.likeness)
    began = time.process_time()
    pipeline.link(readings, likeness=given.likeness)
    linking = time.process_time() - began
    figures = {
        "reading_seconds": round(reading, 1),
        "copies_seconds": round(copying, 2),
        "copies_of_reading": round(copying / reading, 4),
        "linking_seconds": round(linking, 2),
        "linking_of_reading": round(linking / reading, 3),
    }
    gold = {"name": given.gold.name, "documents": len(documents), "likeness": given.likeness}
    print_result("dossier_cost", gold=gold, figures=figures)


if __name__ == "__main__":
    main()

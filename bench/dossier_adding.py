"""What one more document costs: how many stories it changes, and how long a store links for it.

    python bench/dossier_adding.py --gold ECB+.tar.gz
    python bench/dossier_adding.py --documents 1000 --documents 4000

With a gold, each of some documents is added to a dossier of all the others. Counted are stories of
several documents that are made anew, by words alone. At the least it is the one that the document
is of. Without, one made-up document is added to a store of so many, and what it takes to link the
case anew is set beside reading that document.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.dossier_corpora import ecb_documents, read_documents
from bench.made_up_stories import readings_of_stories
from bench.result import print_result

from sayso.dossier.link import link_anew
from sayso.dossier.options import Options
from sayso.workbench import open_store

_CASE = "main"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--documents", type=int, action="append", help="made-up ones in a store")
    parser.add_argument("--added", type=int, default=6, help="documents, spread over all")
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    if given.gold is None:
        runs = [_added_to_store(count) for count in given.documents or [1000]]
        print_result("dossier_adding", gold={"name": "made up"}, figures={"runs": runs})
        return
    readings = read_documents(ecb_documents(given.gold), given.jobs)
    anew = []
    for number in range(0, len(readings), max(len(readings) // given.added, 1))[: given.added]:
        before = link_anew([*readings[:number], *readings[number + 1 :]], Options())
        after = link_anew(readings, Options(), before.known)
        anew.append(after.fresh)
    several = sum(len(one.documents) > 1 for one in after.dossier.stories)
    figures = {"stories": several, "made_anew": anew, "mean": round(sum(anew) / len(anew), 1)}
    gold = {"name": given.gold.name, "documents": len(readings)}
    print_result("dossier_adding", gold=gold, figures=figures)


def _added_to_store(count: int) -> dict[str, Any]:
    *before, last = readings_of_stories(count + 1, rare=10)
    read_documents([before[0].document])
    began = time.process_time()
    read_documents([last.document])
    reading = time.process_time() - began
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "case.db", create=True)
        store.add_case(_CASE)
        for one in before:
            store.documents.add(one, case=_CASE)
        store.dossiers.bring_up_to_date(_CASE)
        store.documents.add(last, case=_CASE)
        began = _spent()
        store.dossiers.bring_up_to_date(_CASE)
        linking = _spent() - began
        store.close()
    return {
        "documents": count,
        "reading_seconds": round(reading, 3),
        "linking_seconds": round(linking, 2),
        "linking_of_reading": round(linking / reading, 1),
    }


def _spent() -> float:
    """Seconds of the processor of this process, and of those it started that have ended."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    main()

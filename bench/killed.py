"""Adding 500 documents, killed with kill -9 twenty times on the way: what is lost.

python bench/killed.py [--documents 500] [--kills 20] [--on sqlite] [--on postgresql]
"""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.databases import NAMES, database
from bench.result import print_result
from tests.stores.killing import kill_again_and_again, write_documents


def main() -> None:
    """Print the figures as JSON; leave with 1 if anything was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--on", action="append", choices=NAMES)
    options = parser.parse_args()
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "documents"
        write_documents(folder, options.documents)
        for name in options.on or NAMES:
            with database(name, Path(made)) as address:
                found = kill_again_and_again(address, folder, kills=options.kills)
            figures[name] = {
                "kills": found.kills,
                "documents_held_in_the_end": found.documents,
                "finished_documents_lost": found.lost_documents,
                "decisions_told_as_kept": found.decisions_told,
                "decisions_lost": found.lost_decisions,
                "faults_found_by_verify": len(found.verification.faults),
            }
    gold = {"name": "made up", "documents": options.documents}
    print_result("killed", gold=gold, figures=figures, packages="sqlalchemy psycopg")
    lost = any(
        one["finished_documents_lost"] or one["decisions_lost"] or one["faults_found_by_verify"]
        for one in figures.values()
    )
    sys.exit(int(lost))


if __name__ == "__main__":
    main()

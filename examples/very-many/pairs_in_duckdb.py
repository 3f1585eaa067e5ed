"""Pairs of documents that share fingerprints, found by DuckDB: on one machine, beyond its memory.

    pip install duckdb
    python examples/very-many/pairs_in_duckdb.py notes/

``slip_for_copies`` is what Sayso computes of a document; the rest is a join. The pairs go to
``find_copies``, which compares the documents of each.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb
import numpy as np

from sayso import pipeline
from sayso.dossier.slips import Slip, slip_for_copies
from sayso.records import Reading

PAIRS = """
WITH few AS (SELECT hash FROM marks GROUP BY hash HAVING count(*) BETWEEN 2 AND 12)
SELECT one.owner, other.owner
FROM marks one JOIN few USING (hash) JOIN marks other USING (hash)
WHERE one.owner < other.owner
GROUP BY one.owner, other.owner
HAVING count(*) >= CASE WHEN bool_or(one.thinned OR other.thinned) THEN 1 ELSE 2 END
ORDER BY one.owner, other.owner
"""
"""A fingerprint in more than twelve documents is left out: Sayso joins those to the first and to
the one before."""


def shared_pairs(slips: Sequence[Slip], database: str = ":memory:") -> list[tuple[int, int]]:
    """Pairs of documents by their numbers, the lower first, in order; ``database``: a file."""
    with duckdb.connect(database) as opened:
        opened.execute("CREATE TABLE marks (hash UBIGINT, owner INTEGER, thinned BOOLEAN)")
        for number, slip in enumerate(slips):
            marks = {"hash": slip.fingerprints}
            opened.register("given", marks)
            opened.execute("INSERT INTO marks SELECT hash, ?, ? FROM given", [number, slip.thinned])
            opened.unregister("given")
        return opened.execute(PAIRS).fetchall()


def main(paths: Iterable[str]) -> None:
    """Print the pairs."""
    readings = []
    for one in pipeline.read_all(map(Path, paths)):
        if isinstance(one, Reading):
            readings.append(one)
        else:
            print(one, file=sys.stderr)
    slips = sorted((slip_for_copies(one.document) for one in readings), key=lambda one: one.order)
    for one, other in shared_pairs(slips):
        common = len(np.intersect1d(slips[one].fingerprints, slips[other].fingerprints))
        print(f"{slips[one].id}\t{slips[other].id}\t{common}")


if __name__ == "__main__":
    main(sys.argv[1:])

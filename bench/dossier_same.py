"""One claim in two documents of ECB+, against pairs labelled by hand.

python bench/dossier_same.py --gold ECB+.tar.gz --labels same_claims_ecb.jsonl

The pairs were drawn from bands of likeness; each stands for the share of its band that it is.
Found: the two claims lie in one group.
"""

import argparse
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.dossier_corpora import ecb_documents, lines_of, read_documents
from bench.result import prf, print_result

from sayso import pipeline


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--no-likeness", action="store_true", help="by their words alone")
    given = parser.parse_args()
    readings = read_documents(ecb_documents(given.gold), given.jobs)
    texts: dict[str, list[tuple[str, str]]] = {
        one.document.id: [(_plain(claim.text), claim.id) for claim in one.claims]
        for one in readings
    }
    dossier = pipeline.link(readings, likeness=not given.no_likeness)
    home = {
        one.claim: group.id
        for story in dossier.stories
        for group in story.groups
        for one in group.tellings
    }
    lines: list[dict[str, Any]] = lines_of(given.labels)
    drawn = Counter(line["band"] for line in lines)
    right = found = true = 0.0
    for line in lines:
        weight = line["band_pairs"] / drawn[line["band"]]
        one, other = (_claim(line[key]["text"], texts[line[key]["doc"]]) for key in ("a", "b"))
        got = one in home and other in home and home[one] == home[other]
        right += weight * (got and line["same"])
        found += weight * got
        true += weight * line["same"]
    scaled = [round(value) for value in (right, found, true)]
    figures = {"same": prf((scaled[0], scaled[1]), (scaled[0], scaled[2]))}
    gold = {
        "name": given.labels.name,
        "pairs": len(lines),
        "documents": len(readings),
        "likeness": not given.no_likeness,
    }
    print_result("dossier_same", gold=gold, figures=figures)


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def _claim(text: str, claims: list[tuple[str, str]]) -> str:
    """The id of the claim with that text, or of the one that shares most of it; "" if none does."""
    wanted = _plain(text)
    inside = [
        (abs(len(plain) - len(wanted)), id_)
        for plain, id_ in claims
        if plain and (plain in wanted or wanted in plain)
    ]
    return min(inside)[1] if inside else ""


if __name__ == "__main__":
    main()

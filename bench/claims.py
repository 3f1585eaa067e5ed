"""How a reading agrees with claims read by hand.

    python bench/claims.py --gold GOLD.jsonl --document FILE [--published DATE]
    python bench/claims.py --gold tests/gold

The first form takes several pairs: repeat the options, in the same order. A folder's README.md
names the pairs in it. --table prints the figures for people to standard error, --missed also
what was not found.
"""

import argparse
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.gold_claims import GoldPair, load_gold, pairs_in
from bench.matching import Tally, compare
from bench.result import print_result

from sayso import read

MEANING = {
    "matched": "gold claims matched one to one: overlap at least half of either span",
    "exact": "of those matched, with the very same span",
    "given_is_in_gold": "of the reading's claims, those that match one of the gold",
    "source_kind_and_name": "of those matched; a name counts where the gold has one",
    "interval_found": "of the gold's likelihood phrases, those with their interval",
    "forecast_found": "of the gold's forecasts, those labelled so",
    "conclusion_found": "of the gold's claims that rest on others, those found as conclusions",
    "premise_found": "of the gold's links from premise to conclusion",
}


def main() -> None:
    """Print the result of the gold that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", action="append", type=Path, required=True)
    parser.add_argument("--document", action="append", type=Path, default=[])
    parser.add_argument("--published", action="append", type=date.fromisoformat, default=[])
    parser.add_argument("--scale", default="icd203")
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    try:
        pairs = choose_pairs(options.gold, options.document, options.published)
    except ValueError as error:
        parser.error(str(error))
    tallies = {pair.gold.stem: tally_of(pair, scale=options.scale) for pair in pairs}
    total = sum(tallies.values(), Tally())
    if options.table or options.missed:
        for name, tally in [*tallies.items(), ("together", total)]:
            shown = tally if options.missed and name != "together" else Tally(tally.right, tally.of)
            print(f"\n{name}\n{shown.table()}", file=sys.stderr)
    print_result(
        "claims",
        gold={
            "name": ", ".join(path.name for path in options.gold),
            "documents": len(pairs),
            "claims": total.of["matched"],
            "scale": options.scale,
        },
        figures={
            **total.figures(),
            "by_document": {name: tally.figures() for name, tally in tallies.items()},
            "meaning": MEANING,
        },
    )


def choose_pairs(gold: list[Path], documents: list[Path], days: list[date]) -> list[GoldPair]:
    """The pairs of the command line.

    Raises:
        ValueError: the options do not pair up.
    """
    if not documents:
        if days or not all(path.is_dir() for path in gold):
            raise ValueError("a gold file needs its --document; only a folder names its own")
        return [pair for folder in gold for pair in pairs_in(folder)]
    if len(documents) != len(gold) or len(days) not in {0, len(gold)}:
        raise ValueError("give one --document, and one --published or none, for each --gold")
    return [
        GoldPair(gold=path, document=document, published=days[number] if days else None)
        for number, (path, document) in enumerate(zip(gold, documents, strict=True))
    ]


def tally_of(pair: GoldPair, *, scale: str = "icd203") -> Tally:
    """The tally of one document, read as a person would have it read."""
    reading = read(pair.document, published=pair.published, scale=scale)
    return compare(reading, load_gold(pair.gold, reading.document.text))


if __name__ == "__main__":
    main()

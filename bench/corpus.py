"""How the reader, or a second hand, agrees with the analytic texts read by hand.

    python bench/corpus.py --texts training/texts/dev [--by register] [--second] [--table]

A pair of claims agrees tightly where the overlap is at least .8 of both together (IoU); what is
said of a claim is counted over pairs of at least .5. --second counts the second hand instead of
the reader, on the texts that have one.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpus_claims import Line, lines_of, lines_read
from bench.corpus_figures import figures, tally
from bench.result import print_result


def main() -> None:
    """Print the figures of a folder of texts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--by", choices=("register", "hand", "text"))
    parser.add_argument("--second", action="store_true")
    parser.add_argument("--table", action="store_true", help="figures for people on stderr")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    parts: dict[str, Counter[str]] = {}
    count = 0
    for path in sorted(options.texts.glob("*.txt")):
        second = path.parent / "second" / f"{path.stem}.jsonl"
        if options.second and not second.exists():
            continue
        about = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        gold = lines_of(path.with_suffix(".jsonl"))
        given: list[Line] = (
            lines_of(second) if options.second else lines_read(path, about["published"])
        )
        counted = tally(gold, given)
        total += counted
        count += 1
        if options.by:
            name = path.stem if options.by == "text" else about[options.by]
            parts.setdefault(name, Counter()).update(counted)
    if options.table:
        for name, counts in [*sorted(parts.items()), ("all", total)]:
            print(f"\n{name}", file=sys.stderr)
            for figure, value in figures(counts).items():
                print(f"  {figure:<28}{value}", file=sys.stderr)
    print_result(
        "corpus",
        gold={"name": options.texts.name, "documents": count, "claims": total["gold"]},
        figures={
            **figures(total),
            **{f"{options.by} {name}": figures(counts) for name, counts in sorted(parts.items())},
        },
    )


if __name__ == "__main__":
    main()

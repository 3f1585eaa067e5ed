"""How the expressions of time that are found agree with TimeML's (TIMEX3).

    python bench/times.py --gold ../shared/data/times/timebank-aquaint.tar.gz

The gold is an archive of .tml files (WikiWars, TimeBank, AQUAINT), or one such file; of the sets
that training divided only the kept-back fifth is measured unless --all is given. Strict: start
and end are the gold's; relaxed: the two share a word. Four readers side by side: the rules alone
(analysis/time/times.py), the trained head alone, both joined (analysis/time/spans.py),
and what a reading gives.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.passages import choose, describe, lay_out, mark_all
from bench.result import print_result
from bench.spans import score_pieces
from training.corpora.brat import Span
from training.corpora.passage import Passage
from training.corpora.timeml import read_timeml

from sayso import pipeline
from sayso.analysis.time.spans import join_times
from sayso.analysis.time.times import find_times

LAYER = "times"


def main() -> None:
    """Print the result for the archive that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--all", action="store_true", help="what was trained on as well")
    options = parser.parse_args()
    passages, part = choose(options.gold, read_timeml(options.gold), everything=options.all)
    rules = [find_times(p.text, 0, len(p.text), published=None) for p in passages]
    head = [spans_of(marked.times) for marked in mark_all(passages)]
    joined = [
        spans_of(join_times(passage.text, times, spans))
        for passage, times, spans in zip(passages, rules, head, strict=True)
    ]
    reading = [spans_of(pipeline.read(lay_out(each)).times) for each in passages]
    print_result(
        "times",
        gold=describe(options.gold, passages, part)
        | {"expressions": sum(len(each.layers[LAYER]) for each in passages)},
        figures={
            "rules": score_times(passages, [spans_of(times) for times in rules]),
            "head": score_times(passages, head),
            "rules_and_head": score_times(passages, joined),
            "reading": score_times(passages, reading),
        },
    )


def score_times(passages: Sequence[Passage], found: Sequence[frozenset[Span]]) -> dict[str, Any]:
    """Strict and relaxed P/R/F of the spans."""
    gold = [(each.text, spans_of(each.layers[LAYER])) for each in passages]
    scores = score_pieces(gold, found)
    return {
        "strict": scores["exact"],
        "relaxed": scores["overlap"],
        "gold": scores["gold"],
        "given": scores["given"],
    }


def spans_of(marks: Sequence[Any]) -> frozenset[Span]:
    """Where the marks are."""
    return frozenset((each.start, each.end) for each in marks)


if __name__ == "__main__":
    main()

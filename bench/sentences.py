"""How the starts of sentences and of elementary discourse units agree with GUM's, by genre.

    python bench/sentences.py --gold ../shared/data/gum/dev.tar.gz

The gold is an archive of GUM (dep/*.conllu, which holds the discourse units as well). A start is
right where it is the gold's very place. Beside the trained heads stand the rules that take no
model: claims/segment.py for sentences; for units the beginnings of sentences and of the clauses
that engines/standard/clauses.py finds; and both together: a start that either gives, and one
that both give.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.passages import describe, lay_out, mark_all
from bench.result import prf, print_result
from training.corpora.gum import read_gum
from training.corpora.passage import Passage

from sayso.claims.segment import split_sentences
from sayso.engines.standard.clauses import Clause
from sayso.engines.standard.parsed import Parsed, parse
from sayso.records import Document

Starts = frozenset[int]
LAYERS = ("sentences", "units")


def main() -> None:
    """Print the result for the archive that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    options = parser.parse_args()
    passages = read_gum(options.gold)
    marked = mark_all(passages)
    parsed = [parse_all(lay_out(each)) for each in passages]
    rules = {
        "sentences": [frozenset(p.sentence.start for p in each) for each in parsed],
        "units": [starts_of_clauses(each) for each in parsed],
    }
    head = {name: [frozenset(getattr(each, name)) for each in marked] for name in LAYERS}
    print_result(
        "sentences",
        gold=describe(options.gold, passages, "all of it")
        | {name: sum(len(each.layers[name]) for each in passages) for name in LAYERS},
        figures={name: score_layer(passages, name, head[name], rules[name]) for name in LAYERS},
    )


def parse_all(document: Document) -> list[Parsed]:
    """The sentences of a document by the rules, analysed."""
    return [parse(sentence) for sentence in split_sentences(document)]


def starts_of_clauses(parsed: Sequence[Parsed]) -> Starts:
    """Where the sentences begin, and the clauses in them with the words that open them."""
    starts = {each.sentence.start for each in parsed}
    starts |= {each.tokens[_first(clause)].start for each in parsed for clause in each.clauses}
    return frozenset(starts)


def _first(clause: Clause) -> int:
    return clause.opened if clause.word else clause.first


def score_layer(
    passages: Sequence[Passage], layer: str, head: Sequence[Starts], rules: Sequence[Starts]
) -> dict[str, Any]:
    """P/R/F of each reader, of all documents and by genre."""
    pairs = list(zip(head, rules, strict=True))
    readers = {
        "head": head,
        "rules": rules,
        "either": [one | other for one, other in pairs],
        "both": [one & other for one, other in pairs],
    }
    gold = [frozenset(mark.start for mark in each.layers[layer]) for each in passages]
    genres = {"all": range(len(passages))} | {
        genre: [n for n, each in enumerate(passages) if each.source == genre]
        for genre in sorted({each.source for each in passages})
    }
    return {
        genre: {
            reader: score_starts([gold[n] for n in numbers], [found[n] for n in numbers])
            for reader, found in readers.items()
        }
        for genre, numbers in genres.items()
    }


def score_starts(gold: Sequence[Starts], given: Sequence[Starts]) -> dict[str, Any]:
    """P/R/F in percent over documents."""
    right = sum(len(one & other) for one, other in zip(gold, given, strict=True))
    wanted, told = sum(map(len, gold)), sum(map(len, given))
    return {**prf((right, told), (right, wanted)), "gold": wanted, "given": told}


if __name__ == "__main__":
    main()

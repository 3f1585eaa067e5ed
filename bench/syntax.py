"""How each word's governor and relation agree with treebanks of Universal Dependencies.

    python bench/syntax.py --gold ../shared/data/gum/dev.tar.gz ../shared/data/ud-ewt/dev.tar.gz

The gold are archives of CoNLL-U (of GUM, the files in dep). Words and sentences are the gold's, and
punctuation counts. "Unlabelled" is the share of words that hang on the right word, "labelled" of
those whose relation is right as well, without subtypes but for passive subjects; "whole" that of
sentences in which every word hangs right. The trees are those of the shipped encoder.

Beside them, where it is installed: the unlabelled arcs of spaCy's small model on the same words.
Its scheme is another: a preposition governs its noun there, and a copula what it links. "Alike"
are therefore the words that both schemes hang alike (ALIKE, where no copula is in play), by ours
and by spaCy's.

Where the gold divides its texts into elementary discourse units: how the places where clauses
begin by each tree, by the gold's and by the clause rules agree with those where units begin, and
the trained head of units beside them.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.passages import lay_out, mark_all
from bench.result import prf, print_result, share
from bench.sentences import Starts, starts_of_clauses
from bench.spacy_small import MISSING, PACKAGES, is_installed
from bench.treebank import Arc, Parse, clause_starts, gold_of, parse, spacy_parser
from training.corpora.gum import read_gum
from training.corpora.passage import Passage, members
from training.corpora.trees import read_trees

from sayso.analysis.text.sentences import split_sentences

FLOOR = {"unlabelled": 0.89, "labelled": 0.86}
GOAL = {"unlabelled": 0.92, "labelled": 0.90}
ALIKE = frozenset(
    {"amod", "aux", "compound", "csubj", "det", "mark", "nsubj", "nsubj:pass", "nummod", "obj"}
)


def main() -> None:
    """Print the result for the archives that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", nargs="+", type=Path, required=True)
    options = parser.parse_args()
    peer = spacy_parser() if is_installed() else None
    sets = {
        f"{path.resolve().parent.name}/{path.name}": read_treebank(path) for path in options.gold
    }
    passages = [each for found in sets.values() for each in found]
    print_result(
        "syntax",
        gold={
            "name": ", ".join(sets),
            "documents": len(passages),
            "words": sum(len(each.words) for each in passages),
        },
        figures={
            "sets": {name: figures_of(found, peer) for name, found in sets.items()},
            "floor": FLOOR,
            "goal": GOAL,
        },
        packages=f"onnxruntime {PACKAGES}",
    )


def read_treebank(archive: Path) -> list[Passage]:
    """The documents of GUM, which come with more than trees, or of another treebank."""
    with_more = any(path.parent.name == "dep" for path, _ in members(archive, ".conllu"))
    return read_gum(archive) if with_more else read_trees(archive)


def figures_of(
    passages: Sequence[Passage], peer: Callable[[Passage], Parse] | None
) -> dict[str, Any]:
    """The figures of one treebank, by the shipped encoder and by the peer."""
    gold = [gold_of(each) for each in passages]
    given = [parse(each) for each in passages]
    figures = score(gold, given) | {"by_relation": score_relations(gold, given)}
    theirs = [peer(each) for each in passages] if peer else None
    figures["spacy_small"] = score_peer(gold, theirs) if theirs else MISSING
    if any("units" in each.layers for each in passages):
        trees = {"tree": given, "gold_tree": gold} | ({"spacy_small": theirs} if theirs else {})
        readers = starts_without_trees(passages) | {
            name: list(map(clause_starts, passages, parses)) for name, parses in trees.items()
        }
        figures["clauses_and_units"] = {
            name: score_starts(passages, starts) for name, starts in readers.items()
        }
    return figures


def starts_without_trees(passages: Sequence[Passage]) -> dict[str, list[Starts]]:
    """The starts of units by the trained head, and of clauses by the rules of clauses."""
    marked = mark_all(passages)
    split = [split_sentences(lay_out(each)) for each in passages]
    return {
        "head_of_units": [frozenset(each.units) for each in marked],
        "clause_rules": list(map(starts_of_clauses, split, marked)),
    }


def pairs_of(gold: Sequence[Parse], given: Sequence[Parse]) -> Iterator[tuple[Arc, Arc]]:
    """Every word's arc in the gold and as it is given."""
    for wanted, found in zip(gold, given, strict=True):
        for arcs, others in zip(wanted, found, strict=True):
            yield from zip(arcs, others, strict=True)


def score(gold: Sequence[Parse], given: Sequence[Parse]) -> dict[str, Any]:
    """The shares of words, and of sentences, that are right."""
    pairs = list(pairs_of(gold, given))
    sentences = [
        all(arc.governor == other.governor for arc, other in zip(arcs, others, strict=True))
        for wanted, found in zip(gold, given, strict=True)
        for arcs, others in zip(wanted, found, strict=True)
    ]
    return {
        "words": len(pairs),
        "unlabelled": share(
            sum(arc.governor == other.governor for arc, other in pairs), len(pairs)
        ),
        "labelled": share(sum(arc == other for arc, other in pairs), len(pairs)),
        "sentences": len(sentences),
        "whole": share(sum(sentences), len(sentences)),
        "alike": share_alike(gold, given),
    }


def score_relations(gold: Sequence[Parse], given: Sequence[Parse]) -> dict[str, Any]:
    """Governor and relation of the commoner relations, by the gold's: labelled share, count."""
    wanted, right = Counter[str](), Counter[str]()
    for arc, other in pairs_of(gold, given):
        wanted[arc.relation] += 1
        right[arc.relation] += arc == other
    return {
        relation: {"words": count, "labelled": share(right[relation], count)}
        for relation, count in wanted.most_common(24)
    }


def score_peer(gold: Sequence[Parse], theirs: Sequence[Parse]) -> dict[str, Any]:
    """The peer's unlabelled arcs: of all words, and of those that both schemes hang alike."""
    pairs = list(pairs_of(gold, theirs))
    right = sum(arc.governor == other.governor for arc, other in pairs)
    return {"unlabelled": share(right, len(pairs)), "alike": share_alike(gold, theirs)}


def share_alike(gold: Sequence[Parse], given: Sequence[Parse]) -> float | None:
    """The share of words that hang right, of those that both schemes hang alike."""
    right = total = 0
    for wanted, found in zip(gold, given, strict=True):
        for arcs, others in zip(wanted, found, strict=True):
            linked = {arc.governor for arc in arcs if arc.relation == "cop"}
            for number, (arc, other) in enumerate(zip(arcs, others, strict=True)):
                if arc.relation in ALIKE and not linked & {arc.governor, number}:
                    total += 1
                    right += arc.governor == other.governor
    return share(right, total)


def score_starts(passages: Sequence[Passage], starts: Sequence[Starts]) -> dict[str, Any]:
    """P/R/F of places as starts of units."""
    right = given = wanted = 0
    for passage, found in zip(passages, starts, strict=True):
        units = {mark.start for mark in passage.layers["units"]}
        right += len(units & found)
        given += len(found)
        wanted += len(units)
    return {**prf((right, given), (right, wanted)), "gold": wanted, "given": given}


if __name__ == "__main__":
    main()

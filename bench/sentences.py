"""How the starts of sentences and of elementary discourse units agree with GUM's, by genre.

    python bench/sentences.py --gold ../shared/data/gum/dev.tar.gz

The gold is an archive of GUM (dep/*.conllu, which holds the discourse units as well). A start is
right where it is the gold's very place. Beside the trained heads stand rules:
analysis/text/sentences.py for sentences, and for units the beginnings of those sentences and of
the clauses that analysis/syntax/clauses.py finds in them from the trained word classes; then head
and rules together, a start that either gives and one that both give. "Openers" is the simplest
baseline of units and takes no model: a sentence, a subordinator or relative, a coordinator after
a comma.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.passages import describe, lay_out, mark_all
from bench.result import prf, print_result
from training.corpora.gum import read_gum
from training.corpora.passage import Passage

from sayso.analysis.marks import Marks
from sayso.analysis.syntax.clause import Clause
from sayso.analysis.syntax.parse import parse
from sayso.analysis.text.sentences import Sentence, split_sentences
from sayso.language.lexicon import word_set

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
    split = [split_sentences(lay_out(each)) for each in passages]
    sentences = [frozenset(sentence.start for sentence in each) for each in split]
    clauses = [starts_of_clauses(*each) for each in zip(split, marked, strict=True)]
    head = {name: [frozenset(getattr(each, name)) for each in marked] for name in LAYERS}
    readers = {
        "sentences": joined(head["sentences"], sentences),
        "units": joined(head["units"], clauses)
        | {"openers": [starts_of_openers(each) for each in split]},
    }
    print_result(
        "sentences",
        gold=describe(options.gold, passages, "all of it")
        | {name: sum(len(each.layers[name]) for each in passages) for name in LAYERS},
        figures={name: score_layer(passages, name, readers[name]) for name in LAYERS},
    )


def joined(head: Sequence[Starts], rules: Sequence[Starts]) -> dict[str, list[Starts]]:
    """The starts of each document by head, by rules, by either and by both."""
    pairs = list(zip(head, rules, strict=True))
    return {
        "head": list(head),
        "rules": list(rules),
        "either": [one | other for one, other in pairs],
        "both": [one & other for one, other in pairs],
    }


def starts_of_clauses(sentences: Iterable[Sentence], marked: Marks) -> Starts:
    """Where the sentences begin, and the clauses in them with the words that open them."""
    starts = set()
    for each in sentences:
        parsed = parse(each, marked.classes_of([each.tokens])[0])
        starts.add(each.start)
        starts |= {parsed.tokens[_first(clause)].start for clause in parsed.clauses}
    return frozenset(starts)


def _first(clause: Clause) -> int:
    return clause.opened if clause.word else clause.first


def starts_of_openers(sentences: Iterable[Sentence]) -> Starts:
    """Where the sentences begin, and words of a list that open clauses."""
    always = word_set("function_words", "subordinators") | word_set("function_words", "relatives")
    coordinators = word_set("function_words", "coordinators")
    starts = set()
    for each in sentences:
        starts.add(each.start)
        before = ""
        for token in each.tokens:
            if token.lower in always or (before == "," and token.lower in coordinators):
                starts.add(token.start)
            before = token.text
    return frozenset(starts)


def score_layer(
    passages: Sequence[Passage], layer: str, readers: Mapping[str, Sequence[Starts]]
) -> dict[str, Any]:
    """P/R/F of each reader, of all documents and by genre."""
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

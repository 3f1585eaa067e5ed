"""How the cues of uncertainty that are found agree with Szeged's, or any gold in its format.

    python bench/uncertainty.py --gold ../shared/data/szeged-uncertainty/wiki-train.tar.gz

The gold is a file of the Szeged Uncertainty Corpus (XML, or a .tar.gz of such files). Of the set
that training divided, only the kept-back tenth is measured unless --all is given. Beside the
trained head stand two lexicons: the words that the training part marks as a cue more often than
not, and Sayso's own words of certainty, which have no types. --learn-from names the file that the
first is learned from; without it, that is the training part, where the gold or a file beside it
is the set that training divided.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.cue_lexicon import LAYER, find_cues, learn_lexicon
from bench.labelled import Labelled, score_labelled
from bench.passages import choose, corpus_of, describe, mark_all
from bench.result import prf, print_result
from training.corpora.brat import Span
from training.corpora.gather import select
from training.corpora.passage import Mark, Passage
from training.corpora.szeged import TYPES, read_szeged

from sayso.claims.certainty import find_certainty
from sayso.scales.scale import load_scale

TRAINING_FILE = "wiki-train.tar.gz"
GOALS = {"cue_token_f": 88, "sentence_f": 90}


def main() -> None:
    """Print the result for the file that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--all", action="store_true", help="what was trained on as well")
    parser.add_argument("--learn-from", type=Path)
    options = parser.parse_args()
    passages, part = choose(options.gold, read_szeged(options.gold), everything=options.all)
    gold = [each.layers[LAYER] for each in passages]
    figures: dict[str, Any] = {
        "model": score_cues(passages, [each.uncertainty for each in mark_all(passages)]),
        "learned_lexicon": "not learned: --learn-from names no file, and none is beside the gold",
        "sayso_lexicon": _untyped(score_cues(passages, [words_of_certainty(p) for p in passages])),
        "goals": GOALS,
    }
    source = training_part(options.gold, options.learn_from)
    if source:
        lexicon = learn_lexicon(source)
        found = [find_cues(each.text, lexicon) for each in passages]
        figures["learned_lexicon"] = {"words": len(lexicon)} | score_cues(passages, found)
    print_result(
        "uncertainty",
        gold=describe(options.gold, passages, part)
        | {
            "sentences": sum(len(list(sentences_of(each.text))) for each in passages),
            "cues": sum(map(len, gold)),
        },
        figures=figures,
    )


def training_part(gold: Path, named: Path | None) -> list[Passage]:
    """What the lexicon is learned from: a named file's whole, else what training was given."""
    if named:
        return read_szeged(named)
    given = gold if corpus_of(gold) else gold.parent / TRAINING_FILE
    return select("szeged", read_szeged(given)) if given.exists() else []


def score_cues(passages: Sequence[Passage], found: Sequence[Sequence[Labelled]]) -> dict[str, Any]:
    """By type: tokens, spans; and the sentences that hold a cue of any type."""
    texts = [each.text for each in passages]
    gold = [each.layers[LAYER] for each in passages]
    return {
        "cues": score_labelled(texts, gold, found, TYPES.values()),
        "sentences": score_sentences(texts, gold, found),
    }


def score_sentences(
    texts: Sequence[str],
    gold: Sequence[Sequence[Labelled]],
    found: Sequence[Sequence[Labelled]],
) -> dict[str, Any]:
    """P/R/F of the sentences that are uncertain: those in which a cue begins."""
    right = given = wanted = 0
    for text, in_gold, read in zip(texts, gold, found, strict=True):
        for start, end in sentences_of(text):
            marked = any(start <= begin < end for _, begin, _ in in_gold)
            told = any(start <= begin < end for _, begin, _ in read)
            right += marked and told
            wanted += marked
            given += told
    return {**prf((right, given), (right, wanted)), "gold": wanted, "given": given}


def sentences_of(text: str) -> Iterator[Span]:
    """The sentences of a passage, each of which is a line."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def words_of_certainty(passage: Passage) -> list[Mark]:
    """Sayso's words of certainty, read without the model, under one type for all."""
    scale = load_scale("icd203")
    return [
        Mark("epistemic", found.start, found.end)
        for start, end in sentences_of(passage.text)
        for found in find_certainty(passage.text, start, end, scale)
    ]


def _untyped(scores: dict[str, Any]) -> dict[str, Any]:
    return scores | {"cues": {"any_label": scores["cues"]["any_label"]}}


if __name__ == "__main__":
    main()

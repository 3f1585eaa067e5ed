"""How the named actors that are found agree with re3d's or GUM's, spaCy's small model beside.

    python bench/actors.py --gold ../shared/data/re3d/re3d.tar.gz
    python bench/actors.py --gold ../shared/data/gum/dev.tar.gz

The gold is an archive of re3d (documents.json, entities.json) or GUM (dep/*.conllu). Of re3d as
training divided it, only the kept-back fifth is measured unless --all is given. Names only: a
mention without a capital is none. Of names within names the outermost counts. Where the gold
gives one name two types ("Syria", a place and an organisation), either is right. Neither gold
tells facilities from places, so for both readers a facility is a place; types that a gold does
not have are left out.
"""

import argparse
import sys
import tarfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.labelled import Labelled, score_labelled
from bench.passages import choose, corpus_of, describe, mark_all
from bench.result import print_result
from bench.spacy_small import MISSING, PACKAGES, is_installed, mark_names
from training.corpora.gum import read_gum
from training.corpora.passage import Mark, Passage
from training.corpora.re3d import read_re3d

LAYER = "actors"
NOT_TRAINED_ON = ("BBC-Online",)
SAME = {"facility": "place"}


def main() -> None:
    """Print the result for the archive that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--all", action="store_true", help="what was trained on as well")
    options = parser.parse_args()
    read = read_actors(options.gold, everything=options.all)
    passages, part = choose(options.gold, read, everything=options.all)
    gold = [each.layers[LAYER] for each in passages]
    model = score_actors(passages, [each.actors for each in mark_all(passages)])
    peer: Any = MISSING
    if is_installed():
        peer = score_actors(passages, mark_names(each.text for each in passages))
    print_result(
        "actors",
        gold=describe(options.gold, passages, part) | {"actors": sum(map(len, gold))},
        figures={"model": model, "spacy_small": peer},
        packages=PACKAGES,
    )


def read_actors(archive: Path, *, everything: bool = False) -> list[Passage]:
    """The documents of an archive of either format.

    Raises:
        ValueError: it is of neither.
    """
    with tarfile.open(archive) as files:
        names = files.getnames()
    if any(name.endswith("entities.json") for name in names):
        # Left out of training before it was divided, so that it must be left out here as well.
        divided = corpus_of(archive) is not None and not everything
        return read_re3d(archive, without=NOT_TRAINED_ON if divided else ())
    if any(name.endswith(".conllu") for name in names):
        return read_gum(archive)
    raise ValueError(f"{archive}: neither entities.json nor .conllu files in it")


def score_actors(
    passages: Sequence[Passage], found: Sequence[Iterable[Labelled]]
) -> dict[str, Any]:
    """The scores by type, of the types that the gold has."""
    gold, given = [], []
    for passage, read in zip(passages, found, strict=True):
        told = [_same(mark) for mark in read]
        gold.append(one_type_each(map(_same, passage.layers[LAYER]), told))
        given.append(told)
    types = sorted({mark.label for marks in gold for mark in marks})
    return score_labelled([each.text for each in passages], gold, given, types)


def one_type_each(gold: Iterable[Mark], given: Iterable[Mark]) -> list[Mark]:
    """The outermost names, each once: of several types the one given, else the first by name."""
    told = set(given)
    kept: list[Mark] = []
    for mark in sorted(gold, key=lambda each: (each.start, -each.end, each.label)):
        if kept and mark[1:] == kept[-1][1:]:
            if mark in told and kept[-1] not in told:
                kept[-1] = mark
        elif not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _same(mark: Labelled) -> Mark:
    label, start, end = mark
    return Mark(SAME.get(label, label), start, end)


if __name__ == "__main__":
    main()

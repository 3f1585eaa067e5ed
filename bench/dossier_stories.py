"""Stories against the topics of ECB+ (undated) or the triplets of BASIL (dated).

    python bench/dossier_stories.py --gold BASIL.tar.gz

The adjusted Rand index of the two partitions.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Hashable, Sequence
from math import comb
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.dossier_corpora import basil_documents, ecb_documents, read_documents
from bench.result import print_result

from sayso.dossier.link import link_anew
from sayso.dossier.options import Options


def adjusted_rand(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """The adjusted Rand index of two partitions. Source: Hubert and Arabie (1985)."""
    both = sum(comb(times, 2) for times in Counter(zip(one, other, strict=True)).values())
    first, second = (
        sum(comb(times, 2) for times in Counter(each).values()) for each in (one, other)
    )
    expected = first * second / comb(len(one), 2)
    return (both - expected) / ((first + second) / 2 - expected)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    if "basil" in given.gold.name:
        documents, topic = basil_documents(given.gold)
    else:
        documents = ecb_documents(given.gold)
        topic = {one.id: f"{one.id.split('_')[0]}{'+' * ('plus' in one.id)}" for one in documents}
    dossier = link_anew(read_documents(documents, given.jobs), Options()).dossier
    found = {
        one.id: number for number, story in enumerate(dossier.stories) for one in story.documents
    }
    names = [one.id for one in documents if one.id in found]
    index = adjusted_rand([topic[name] for name in names], [found[name] for name in names])
    figures = {"adjusted_rand": round(index, 4), "stories": len(dossier.stories)}
    gold = {"name": given.gold.name, "documents": len(names), "stories": len(set(topic.values()))}
    print_result("dossier_stories", gold=gold, figures=figures)


if __name__ == "__main__":
    main()

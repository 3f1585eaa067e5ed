"""Actors over documents against the entities of ECB+: pairs of named mentions in one topic.

python bench/dossier_actors.py --gold ECB+.tar.gz

A pair is right where both mentions are of one entity in both; mentions of people and places that
begin with a capital and no small word count, pairs within one document do not.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.dossier_corpora import ecb_text, ecb_trees, make_document, read_documents
from bench.result import prf, print_result

from sayso.dossier.entities import find_entities
from sayso.dossier.lexicon import word_set
from sayso.records.dossier import Entity


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    documents, gold = [], []
    for name, tree in ecb_trees(given.gold):
        text, places = ecb_text(tree)
        documents.append(make_document(name, text))
        gold += [(name, *mention) for mention in _mentions(tree, text, places)]
    readings = read_documents(documents, given.jobs)
    found = find_entities(readings, {one.id: int(one.id.split("_")[0]) for one in documents})
    owner = _owners(found.entities)
    right = got = true = 0
    by_topic: dict[str, list[tuple[str, str | None, str]]] = defaultdict(list)
    for name, start, end, entity in gold:
        by_topic[name.split("_")[0]].append((name, owner(name, start, end), entity))
    for mentions in by_topic.values():
        for (name, ours, theirs), (name2, ours2, theirs2) in combinations(mentions, 2):
            if name != name2:
                same = ours is not None and ours == ours2
                right += same and theirs == theirs2
                got += same
                true += theirs == theirs2
    figures = {"pairs": prf((right, got), (right, true)), "open_names": len(found.open_names)}
    told = {"name": given.gold.name, "documents": len(documents), "mentions": len(gold)}
    print_result("dossier_actors", gold=told, figures=figures)


def _mentions(
    tree: Any, text: str, places: dict[str, tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Named mentions of a file: start, end, and the entity over documents."""
    small = word_set("linking", "function")
    spans: dict[str, tuple[str, int, int]] = {}
    entities: dict[str, str] = {}
    for one in tree.find("Markables"):
        tokens = [anchor.get("t_id") for anchor in one.findall("token_anchor")]
        if tokens:
            spans[one.get("m_id")] = (one.tag, places[tokens[0]][0], places[tokens[-1]][1])
        else:
            entities[one.get("m_id")] = one.get("instance_id")
    for relation in tree.find("Relations"):
        if relation.tag != "CROSS_DOC_COREF":
            continue
        entity = entities.get(relation.find("target").get("m_id")) or relation.get("note")
        for source in relation.findall("source"):
            tag, start, end = spans.get(source.get("m_id"), ("", 0, 0))
            words = text[start:end]
            named = words[:1].isupper() and words.split()[0].lower() not in small
            if tag.startswith(("HUMAN", "LOC")) and named:
                yield start, end, entity


def _owners(entities: tuple[Entity, ...]) -> Callable[[str, int, int], str | None]:
    index: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for entity in entities:
        for one in entity.mentions:
            index[one.document].append((one.start, one.end, entity.id))

    def owner(name: str, start: int, end: int) -> str | None:
        hits = [
            (min(end, e) - max(start, s), id_) for s, e, id_ in index[name] if s < end and start < e
        ]
        return max(hits)[1] if hits else None

    return owner


if __name__ == "__main__":
    main()

"""How often the inferences of a reading are given as reasons by the discourse trees of GUM.

    python bench/inferences.py --gold PATH

PATH: an archive of GUM with trees of discourse (eRST, .rs4; Zeldes and others, 2025). Of each
inference whose conclusion and premise stand in two units of a tree, the relation by which the
premise's unit hangs on the conclusion's, or theirs on each other's; right where it is evidence or a
justification, and, counted apart, where it is a cause, a result or a motive. By marker too.
"""

import argparse
import re
import sys
import tarfile
from bisect import bisect_right
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.result import print_result
from lxml import etree

from sayso.pipeline import read
from sayso.readers.layout import blocks_of
from sayso.records import Document, document_id

ARGUED = ("explanation-evidence", "explanation-justify")
CAUSED = (*ARGUED, "causal-cause", "causal-result", "explanation-motivation")
_CLOSED = re.compile(r" (?=[,.;:?!)\]’]|n't\b|'(?:s|re|ve|ll|d|m)\b)|(?<=[(\[]) | - (?=\w)")


class Discourse:
    """A tree of discourse: its text, and how any two of its units hang together."""

    def __init__(self, tree: etree._Element) -> None:
        self.text = ""
        self._starts: list[int] = []
        self._units: list[str] = []
        self._parents: dict[str, str] = {}
        self._relations: dict[str, str] = {}
        for node in (*tree.iter("segment"), *tree.iter("group")):
            name = str(node.attrib["id"])
            self._parents[name] = str(node.attrib.get("parent", ""))
            self._relations[name] = str(node.attrib.get("relname", ""))
            if node.tag == "segment":
                self._units.append(name)
                self._starts.append(len(self.text))
                words = " ".join((node.text or "").split())
                self.text += _CLOSED.sub(lambda match: "-" if "-" in match[0] else "", words) + " "

    def relation(self, premise: int, conclusion: int) -> str:
        """The relation between the units at two offsets, "" where they are one unit."""
        low = self._above(premise)
        high = self._above(conclusion)
        if low[0] == high[0]:
            return ""
        common = next((each for each in low if each in high), None)
        if common is None:
            return "none"
        sides = [path[path.index(common) - 1] for path in (low, high) if path[0] != common]
        names = [self._relations[each] for each in sides]
        told = [name for name in names if name not in ("span", "")]
        return told[0] if len(set(told)) == 1 else "none"

    def _above(self, offset: int) -> list[str]:
        """The unit at an offset, and all that it is a part of or hangs on."""
        node, path = self._units[bisect_right(self._starts, offset) - 1], []
        while node and node not in path:
            path.append(node)
            node = self._parents.get(node, "")
        return path


def main() -> None:
    """Print the shares for the archive that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", nargs="+", type=Path, required=True)
    options = parser.parse_args()
    found: list[tuple[str, str]] = []
    documents = 0
    for path in options.gold:
        with tarfile.open(path) as archive:
            for member in archive.getmembers():
                stream = archive.extractfile(member) if member.name.endswith(".rs4") else None
                if stream is not None:
                    documents += 1
                    root = etree.fromstring(stream.read())
                    found += inferences_of(Discourse(root))
    gold = {"name": ", ".join(path.name for path in options.gold), "documents": documents}
    print_result("inferences", gold=gold, figures=figures(found))


def inferences_of(tree: Discourse) -> list[tuple[str, str]]:
    """The marker and rule of each inference, and how its premises best hang on its conclusion."""
    document = Document(
        id=document_id(tree.text, title=None, publisher=None),
        text=tree.text,
        blocks=blocks_of(tree.text),
    )
    reading = read(document)
    places = {claim.id: claim for claim in reading.claims}
    found = []
    for each in reading.inferences:
        conclusion = places[each.conclusion]
        relations = [
            relation
            for premise in each.premises
            if (relation := tree.relation(places[premise].start, conclusion.start))
        ]
        if relations:
            best = next(
                (one for group in (ARGUED, CAUSED) for one in relations if one in group),
                relations[0],
            )
            marker = " ".join(each.marker.text.lower().split()) if each.marker else "none"
            found.append((f"{marker} ({each.rule})", best))
    return found


def figures(found: list[tuple[str, str]]) -> dict[str, Any]:
    """How many are right, in all and by marker, and what the others are."""
    by_marker: dict[str, list[str]] = defaultdict(list)
    for marker, relation in found:
        by_marker[marker].append(relation)
    return {
        "all": share([relation for _, relation in found]),
        "by_marker": {
            marker: share(relations) | {"relations": dict(Counter(relations).most_common(6))}
            for marker, relations in sorted(by_marker.items(), key=lambda each: -len(each[1]))
        },
    }


def share(relations: list[str]) -> dict[str, Any]:
    """The counts, and the shares of those that argue, and that argue or cause."""
    count = max(len(relations), 1)
    return {
        "given": len(relations),
        "argued": round(sum(each in ARGUED for each in relations) / count, 3),
        "argued_or_caused": round(sum(each in CAUSED for each in relations) / count, 3),
    }


if __name__ == "__main__":
    main()

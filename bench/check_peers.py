"""What linters of prose find of the faults marked in analytic texts, beside Sayso.

    npm install --prefix FOLDER write-good harper.js
    python -m pip install --target FOLDER/python proselint
    python bench/check_peers.py --gold training/texts/dev --peers FOLDER

A marked fault is found where a finding of whatever rule stands on any of its words. A clean place
is one that looks like a fault and is none: a finding on it is an alarm. "by_chance" is the share of
faults that the same findings would stand on, had each text been turned by an eighth, by two … by
seven: whoever marks much finds much. harper.js is counted with and without its spelling, since the
texts' people and places are in no dictionary; its dialect is British.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.faults import Place, read_marked
from bench.result import print_result, share

from sayso.checks.checked import check_draft

TURNS = 8
_PROSELINT = """
import json, sys
from importlib.metadata import version
from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile
CheckRegistry().register_many(__register__)
found = [
    [{"start": one.check_result.span[0] - 1, "end": one.check_result.span[1] - 1,
      "kind": one.check_result.check_path} for one in LintFile("text", text).lint()]
    for text in json.load(sys.stdin)
]
json.dump({"found": found, "version": version("proselint")}, sys.stdout)
"""


class Span(NamedTuple):
    """Where a finding stands, and of which kind it is."""

    start: int
    end: int
    kind: str


class Text(NamedTuple):
    """A text with the places that are marked in it, and each linter's findings."""

    long: int
    marked: Sequence[Place]
    found: dict[str, list[Span]]


def main() -> None:
    """Print the figures for the folder that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--peers", type=Path, required=True)
    options = parser.parse_args()
    read = list(read_marked(options.gold))
    documents = [reading.document.text for reading, _ in read]
    peers, versions = ask_peers(documents, options.peers)
    texts = []
    for (reading, marked), found in zip(read, peers, strict=True):
        own = [Span(each.start, each.end, each.code) for each in check_draft(reading).findings]
        texts.append(Text(len(reading.document.text), marked, {"sayso": own, **found}))
    words = sum(len(document.split()) for document in documents)
    print_result(
        "check_peers",
        gold={"name": options.gold.name, "documents": len(texts), "words": words},
        figures={
            "faults": sum(not place.clean for text in texts for place in text.marked),
            "clean_places": sum(place.clean for text in texts for place in text.marked),
            "by_linter": {name: figures(texts, name, words) for name in texts[0].found},
            "peers": versions,
        },
    )


def ask_peers(
    documents: list[str], folder: Path
) -> tuple[list[dict[str, list[Span]]], dict[str, str]]:
    """What each peer finds in each document, and the peers' versions."""
    node = shutil.which("node")
    if node is None:
        raise SystemExit("node is not installed: write-good and harper.js need it")
    script = Path(__file__).with_suffix(".mjs")
    javascript = _asked([node, str(script), str(folder)], documents, {})
    python = _asked(
        [sys.executable, "-c", _PROSELINT], documents, {"PYTHONPATH": str(folder / "python")}
    )
    found = []
    for each, proselint in zip(javascript["found"], python["found"], strict=True):
        spans = {name: [Span(**one) for one in ones] for name, ones in each.items()}
        spans["harper.js without spelling"] = [
            one for one in spans["harper.js"] if one.kind != "Spelling"
        ]
        found.append({**spans, "proselint": [Span(**one) for one in proselint]})
    return found, {**javascript["versions"], "proselint": python["version"]}


def _asked(command: list[str], documents: list[str], env: dict[str, str]) -> Any:
    ran = subprocess.run(  # noqa: S603  the peers, as the command line names them
        command,
        input=json.dumps(documents),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **env},
    )
    if ran.returncode:
        raise SystemExit(ran.stderr)
    return json.loads(ran.stdout)


def figures(texts: Sequence[Text], name: str, words: int) -> dict[str, Any]:
    """How many faults a linter finds, how many by chance, its alarms, and how much it says."""
    findings = [one for text in texts for one in text.found[name]]
    faults = _places(texts, name, lambda place: not place.clean)
    clean = _places(texts, name, lambda place: place.clean)
    useful = sum(
        any(_on(one, place) for place in text.marked if not place.clean)
        for text in texts
        for one in text.found[name]
    )
    return {
        "faults_found": sum(hit for hit, _ in faults),
        "recall": share(sum(hit for hit, _ in faults), len(faults)),
        "by_chance": share(sum(chance for _, chance in faults), len(faults)),
        "alarms": sum(hit for hit, _ in clean),
        "alarms_share": share(sum(hit for hit, _ in clean), len(clean)),
        "findings": len(findings),
        "findings_in_500_words": round(500 * len(findings) / max(words, 1), 1),
        "findings_on_a_fault": share(useful, len(findings)),
    }


def _places(
    texts: Sequence[Text], name: str, wanted: Callable[[Place], bool]
) -> list[tuple[bool, float]]:
    """Of each place whether a finding stands on it, and in what share of turned texts one would."""
    told = []
    for text in texts:
        for place in filter(wanted, text.marked):
            hits = [
                any(
                    _on(_turned(one, text.long * turn // TURNS, text.long), place)
                    for one in text.found[name]
                )
                for turn in range(TURNS)
            ]
            told.append((hits[0], sum(hits[1:]) / (TURNS - 1)))
    return told


def _turned(one: Span, by: int, long: int) -> Span:
    start = (one.start + by) % max(long, 1)
    return Span(start, start + one.end - one.start, one.kind)


def _on(one: Span, place: Place) -> bool:
    return one.start < place.end and place.start < one.end


if __name__ == "__main__":
    main()

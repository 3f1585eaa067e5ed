"""What the rules find of the faults marked in analytic texts, and what they say at clean places.

    python bench/faults.py --gold training/texts/dev [--select default]

PATH is a folder as training/texts/README.md has it. A marked fault is found where a finding that
tells of its code, as its own or as one that it speaks for, stands on any of its words;
"at_the_place" counts findings of whatever code. A clean place is one that looks like a fault of a
code and is none: a finding that tells of that code on it is an alarm.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.result import print_result, share

from sayso import pipeline
from sayso.checks.checked import check_draft
from sayso.checks.selection import choose_rules
from sayso.readers.load import load
from sayso.records import Reading
from sayso.records.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words that a person marked: a fault of a code, or words that only look like one."""

    code: str
    clean: bool
    start: int
    end: int

    def holds(self, finding: Finding) -> bool:
        """Whether a finding stands on any of the words."""
        return finding.start < self.end and self.start < finding.end


def main() -> None:
    """Print the figures for the folder that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--select", default="default", help="rules, as sayso check names them")
    parser.add_argument("--register", help="what every text is taken for, whatever it looks like")
    options = parser.parse_args()
    codes = choose_rules(options.select.split(","), register=options.register)
    checked = [
        (marked, check_draft(reading, codes=codes).findings)
        for reading, marked in read_marked(options.gold)
    ]
    words = sum(len(path.read_text("utf-8").split()) for path in options.gold.glob("*.txt"))
    print_result(
        "faults",
        gold={"name": options.gold.name, "documents": len(checked), "words": words},
        figures=figures(checked, words),
    )


def read_marked(folder: Path) -> Iterator[tuple[Reading, list[Place]]]:
    """Each text of a folder as it is read, with the places that are marked in it."""
    for path in sorted(folder.glob("*.txt")):
        told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        day = told["published"]
        document = replace(load(str(path)), published=date.fromisoformat(day) if day else None)
        yield pipeline.read(document), list(marked_places(path.with_suffix(".jsonl")))


def marked_places(path: Path) -> Iterator[Place]:
    """The faults and the clean places that a reading by hand marks."""
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        code = entry.get("fault") or entry.get("near")
        if code is not None:
            place = entry["start"], entry["end"]
            yield Place(code=code, clean="near" in entry, start=place[0], end=place[1])


def figures(
    checked: Iterable[tuple[list[Place], tuple[Finding, ...]]], words: int
) -> dict[str, Any]:
    """Recall over all and by code, alarms at clean places, and how much is said in all."""
    counts: Counter[tuple[str, str]] = Counter()
    findings = 0
    for marked, found in checked:
        findings += len(found)
        for place in marked:
            there = [finding for finding in found if place.holds(finding)]
            same = any(place.code in finding.codes for finding in there)
            kind = "clean" if place.clean else "fault"
            for key in ("all", place.code):
                counts[key, kind] += 1
                counts[key, f"{kind} found"] += same
                counts[key, f"{kind} at the place"] += bool(there)
    return {
        "recall": share(counts["all", "fault found"], counts["all", "fault"]),
        "at_the_place": share(counts["all", "fault at the place"], counts["all", "fault"]),
        "alarms": share(counts["all", "clean found"], counts["all", "clean"]),
        "faults": counts["all", "fault"],
        "clean_places": counts["all", "clean"],
        "findings_in_500_words": round(500 * findings / max(words, 1), 2),
        "by_code": {
            code: f"{counts[code, 'fault found']} of {counts[code, 'fault']}; "
            f"alarms {counts[code, 'clean found']} of {counts[code, 'clean']}"
            for code in sorted({code for code, _ in counts} - {"all"})
        },
    }


if __name__ == "__main__":
    main()

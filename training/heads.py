"""Heads: what tells which line over a text is its title, and on which day it came out.

    python -m training.heads --texts training/texts/train --out src/sayso/readers/heads.json

Two logistic regressions among the lines, and among the days in them; that none is right is one of
what may be chosen. The title of a text is the line that its description gives, or that shares most
of its words with it. What is printed is of texts whose hand had no part in the weights.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sayso.readers.heads import days_of, days_seen, find_title, head_lines, titles_seen
from sayso.readers.layout import blocks_of
from training.choices import Choice, Seen, lay, learn
from training.corpora.analytic import UNLEARNED

_ALIKE = 0.8
"""From which share of the words of one of them, that the other has, line and title are one."""
_LEAST = 3
"""Words; a shorter line is the title where it is the same."""
PENALTY = 3.0
_FOLDS = 5


class Head(NamedTuple):
    """The lines over a text, what is known of it, and its hand."""

    lines: tuple[str, ...]
    title: str
    day: date | None
    hand: str


def main() -> None:
    """Print how often title and day are right, and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--without", nargs="*", default=UNLEARNED, help="hands that are left out")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    heads = [head for head in gather(options.texts) if head.hand not in options.without]
    learned = {}
    for name, choice in (("title", title_choice), ("day", day_choice)):
        found = [(head.hand, each) for head in heads if (each := choice(head)) is not None]
        print(json.dumps({name: figures(found)}))
        weights = learn(lay([each for _, each in found], least=3), PENALTY)
        learned[name] = {key: round(value, 2) for key, value in weights.items()}
    if options.out is not None:
        options.out.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")


def gather(folder: Path) -> Iterator[Head]:
    """The head of each text."""
    for path in sorted(folder.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        day = date.fromisoformat(told["published"]) if told["published"] else None
        stretches = [text[block.start : block.end] for block in blocks_of(text)[:20]]
        lines = tuple(line for _, line in head_lines(stretches))
        yield Head(lines, told["title"] or "", day, told["hand"])


def title_choice(head: Head) -> Choice | None:
    """Which line is the title, or none of them."""
    alike = [_alike(line, head.title) for line in head.lines]
    best = max(alike, default=0.0)
    right = [best >= _ALIKE and each == best for each in alike]
    return _choice(list(titles_seen(head.lines)), right)


def day_choice(head: Head) -> Choice | None:
    """Which day is that of publication, or none of them."""
    days = days_of(head.lines)
    return _choice(
        list(days_seen(head.lines, days, find_title(head.lines))),
        [day.on == head.day for day in days],
    )


def _choice(seen: list[Seen], right: list[bool]) -> Choice | None:
    return ([{}, *seen], [not any(right), *right]) if seen else None


def _alike(line: str, title: str) -> float:
    one, other = (set(re.findall(r"\w+", each.lower())) for each in (line, title))
    if min(len(one), len(other)) < _LEAST:
        return float(one == other)
    return len(one & other) / min(len(one), len(other))


def figures(found: list[tuple[str, Choice]]) -> dict[str, float]:
    """Of what is there to be found how much is, and how much of what is given is right."""
    hands = sorted({hand for hand, _ in found})
    there = given = right = 0
    for fold in range(_FOLDS):
        kept = set(hands[fold::_FOLDS])
        weights = learn(lay([each for hand, each in found if hand not in kept], least=3), PENALTY)
        for hand, (seen, is_right) in found:
            if hand in kept:
                sums = [sum(weights.get(k, 0.0) * v for k, v in each.items()) for each in seen]
                best = max(range(len(sums)), key=sums.__getitem__)
                there += not is_right[0]
                given += best > 0
                right += best > 0 and is_right[best]
    return {
        "texts": len(found),
        "there": there,
        "found": round(right / there, 3),
        "right": round(right / given, 3),
    }


if __name__ == "__main__":
    main()

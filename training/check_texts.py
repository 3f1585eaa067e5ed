"""Checks the analytic texts read by hand: places, ids, fields; counts by part, register and hand.

    python -m training.check_texts [FOLDER]

Exits with 1 where something is wrong, each in one line.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from sayso.records.claim import ClaimKind
from sayso.records.source import SourceKind

TEXTS = Path(__file__).parent / "texts"
KINDS = set(get_args(ClaimKind))
SOURCE_KINDS = set(get_args(SourceKind))
STANCES = {
    *("says", "shows", "confirms", "concedes", "believes", "concludes", "expects", "claims"),
    *("insists", "accuses", "warns", "doubts", "denies", "agrees", "considers", "intends"),
}
FIELDS = {
    *("id", "start", "end", "quote", "kind", "chain", "certainty_words", "probability"),
    *("condition", "horizon", "rests_on", "marker", "accept", "note"),
}
LINK = {"kind", "name", "stance", "cue", "mention"}
ABOUT = {"register", "hand", "country", "published", "title"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text, what is known about it, and the lines of its reading."""

    path: Path
    text: str
    about: dict[str, Any]
    lines: tuple[dict[str, Any], ...]

    @property
    def claims(self) -> list[dict[str, Any]]:
        """The lines that are claims."""
        return [line for line in self.lines if "id" in line]

    @property
    def faults(self) -> list[dict[str, Any]]:
        """The lines that are faults of tradecraft, or look like one."""
        return [line for line in self.lines if "id" not in line]


def load_texts(folder: Path) -> list[Text]:
    """Every text of a folder, in the order of names."""
    return [load_text(path) for path in sorted(folder.rglob("*.txt"))]


def load_text(path: Path, reading: Path | None = None) -> Text:
    """A text with its reading, or with another one of the same text."""
    lines = (reading or path.with_suffix(".jsonl")).read_text(encoding="utf-8").splitlines()
    return Text(
        path=path,
        text=path.read_text(encoding="utf-8"),
        about=json.loads(path.with_suffix(".json").read_text(encoding="utf-8")),
        lines=tuple(json.loads(line) for line in lines if line),
    )


def mistakes(text: Text) -> Iterator[str]:
    """What is wrong with a reading, a line each."""
    if set(text.about) != ABOUT:
        yield f"what is known about it has the fields {sorted(text.about)}"
    ids = [claim["id"] for claim in text.claims]
    for twice in (each for each, count in Counter(ids).items() if count > 1):
        yield f"{twice} is there more than once"
    for line in text.lines:
        name = line.get("id") or f"{line.get('fault') or line.get('near')} at {line.get('start')}"
        if text.text[line["start"] : line["end"]] != line["quote"]:
            yield f"{name}: the text does not hold its quote at {line['start']}"
        if "id" in line:
            yield from (f"{name}: {what}" for what in _mistakes_of_claim(line, set(ids)))


def _mistakes_of_claim(claim: dict[str, Any], ids: set[str]) -> Iterator[str]:
    if set(claim) != FIELDS:
        yield f"its fields are {sorted(claim)}"
        return
    if claim["kind"] not in KINDS:
        yield f"no kind {claim['kind']!r}"
    if not claim["chain"]:
        yield "nobody puts it forward"
    for link in claim["chain"]:
        if set(link) != LINK:
            yield f"a link has the fields {sorted(link)}"
        elif link["kind"] not in SOURCE_KINDS or link["stance"] not in STANCES:
            yield f"no source {link['kind']!r} that {link['stance']!r}"
    for other in claim["rests_on"]:
        if other not in ids or other == claim["id"]:
            yield f"it rests on {other!r}"
    interval = claim["probability"]
    if interval and not (len(interval) == 2 and 0 <= interval[0] <= interval[1] <= 1):
        yield f"no probability {interval}"


def count(texts: list[Text]) -> Iterator[str]:
    """Documents, words, claims, faults and near misses: by part, register and hand."""
    tables: dict[tuple[str, str], Counter[str]] = {}
    for text in texts:
        for key in (
            ("part", text.path.parent.name),
            ("register", text.about["register"]),
            ("hand", text.about["hand"]),
            ("all", ""),
        ):
            tables.setdefault(key, Counter()).update(
                documents=1,
                words=len(text.text.split()),
                claims=len(text.claims),
                faults=sum("fault" in line for line in text.faults),
                near=sum("near" in line for line in text.faults),
            )
    for (table, row), counts in sorted(tables.items()):
        shown = "".join(f"{number:>9,} {what}" for what, number in counts.items())
        yield f"{table:<9}{row:<28}{shown}"


def main() -> None:
    """Check the texts, print what is wrong and the counts."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TEXTS
    texts = load_texts(folder)
    wrong = [f"{text.path.name}: {what}" for text in texts for what in mistakes(text)]
    seconds = [
        load_text(path.parents[1] / f"{path.stem}.txt", path)
        for path in sorted(folder.rglob("second/*.jsonl"))
    ]
    wrong += [f"second/{text.path.name}: {what}" for text in seconds for what in mistakes(text)]
    print(*wrong, *count(texts), f"{len(seconds)} read a second time", sep="\n")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()

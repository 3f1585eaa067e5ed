"""Claims read by hand: loaded from JSON Lines and placed in the text that Sayso read.

One claim a line, with ``id``, ``quote``, ``start``, ``end``, ``kind``, ``source_kind``, ``source``,
``certainty_words`` and ``rests_on``; the interval as ``low`` and ``high`` or as ``probability``.
Offsets may be null: then the quote is looked for, whatever its white space.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

SOURCE_KINDS = {"passive": "impersonal"}
_BARE_KINDS = {"event": "assertion", "analogy": "assertion"}
_SAYSO_KINDS = {"forecast", "report", "judgement", "assertion"}
_ROW = re.compile(r"^\|\s*`([^`]+\.jsonl)`\s*\|\s*`([^`]+)`\s*\|.*\|\s*(\d{4}-\d\d-\d\d)\s*\|")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """One claim as a person read it. ``span`` is None where the text does not hold the quote."""

    id: str
    quote: str
    span: tuple[int, int] | None
    kind: str
    source_kind: str
    source: str | None
    certainty_words: str | None
    interval: tuple[float, float] | None
    rests_on: tuple[str, ...]
    further: dict[str, Any]
    """Fields that not every gold has, as they stand: stance, condition, horizon, chain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPair:
    """A gold file, the document it was read from, and the day that times count from."""

    gold: Path
    document: Path
    published: date | None


def pairs_in(folder: Path) -> list[GoldPair]:
    """The pairs that the table of the folder's README.md names.

    A row holds the gold's name, the document's path (seen from the folder or one above it),
    and as its last but one column the day.

    Raises:
        ValueError: there is no such table, or a document of it is not found.
    """
    readme = folder / "README.md"
    rows = readme.read_text(encoding="utf-8").splitlines() if readme.exists() else []
    found = list(_rows(folder.resolve(), rows))
    if not found:
        raise ValueError(f"{readme}: no table with a row for each gold file")
    return found


def _rows(folder: Path, lines: list[str]) -> Iterator[GoldPair]:
    for row in filter(None, map(_ROW.match, lines)):
        places = [above / row[2] for above in (folder, *folder.parents)]
        document = next((place for place in places if place.exists()), None)
        if document is None:
            raise ValueError(f"{folder}: {row[2]} is neither here nor in a folder above")
        day = date.fromisoformat(row[3])
        yield GoldPair(gold=folder / row[1], document=document, published=day)


def load_gold(path: Path, text: str) -> list[GoldClaim]:
    """The gold's claims, placed in ``text``."""
    lines = path.read_text(encoding="utf-8").splitlines()
    taken: set[tuple[int, int]] = set()
    claims = []
    for fields in (json.loads(line) for line in lines if line.strip()):
        span = _place(fields, text, taken)
        if span:
            taken.add(span)
        claims.append(_claim(fields, span))
    return claims


def _claim(fields: dict[str, Any], span: tuple[int, int] | None) -> GoldClaim:
    source_kind = SOURCE_KINDS.get(fields["source_kind"], fields["source_kind"])
    low, high = fields.get("probability") or (fields.get("low"), fields.get("high"))
    return GoldClaim(
        id=fields["id"],
        quote=fields["quote"],
        span=span,
        kind=_kind(fields["kind"], source_kind),
        source_kind=source_kind,
        source=fields["source"],
        certainty_words=fields["certainty_words"],
        interval=None if low is None or high is None else (low, high),
        rests_on=tuple(fields["rests_on"]),
        further={
            name: fields[name]
            for name in ("stance", "condition", "horizon", "chain")
            if name in fields
        },
    )


def _kind(kind: str, source_kind: str) -> str:
    """Sayso's kind for a finer one (event, assessment, analogy, interest, inference)."""
    if kind in _SAYSO_KINDS:
        return kind
    return "report" if source_kind != "author" else _BARE_KINDS.get(kind, "judgement")


def _place(
    fields: dict[str, Any], text: str, taken: set[tuple[int, int]]
) -> tuple[int, int] | None:
    """The claim's span in ``text``: its own offsets where they hold its quote, else a search."""
    start, end, quote = fields["start"], fields["end"], fields["quote"]
    if start is not None and text[start:end] == quote:
        return start, end
    pattern = r"\s+".join(map(re.escape, quote.split()))
    spans = [match.span() for match in re.finditer(pattern, text)]
    free = [span for span in spans if span not in taken]
    return free[0] if free else None

"""A claim as a line of a reading, whether a person's or Sayso's: what the two are compared by."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from sayso import read
from sayso.analysis.analyse import analyse
from sayso.analysis.analysis import Analysis
from sayso.engines.standard.engine import StandardEngine
from sayso.readers.text import TextReader
from sayso.records import Claim, Reading

_STANCES = {"doubts": "doubts", "denies": "denies", "intends": "intends"} | dict.fromkeys(
    ("believes", "expects", "considers"), "believes"
)
"""The finer stances of readings by hand, as Sayso's; every other one is "says"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One claim, with the answers that count as right for a field beside its own."""

    id: str
    span: tuple[int, int]
    kind: str
    links: tuple[tuple[str, str | None, str], ...]
    """Kind, name and stance of each speaker, outermost first."""
    words: str | None
    interval: tuple[float, float] | None
    condition: str | None
    horizon: str | None
    rests_on: tuple[str, ...]
    accept: dict[str, list[Any]] = field(default_factory=dict)
    score: float | None = None


def lines_of(path: Path) -> list[Line]:
    """The claims that a person found."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Line(
            id=row["id"],
            span=(row["start"], row["end"]),
            kind=row["kind"],
            links=tuple(
                (link["kind"], link["name"], _STANCES.get(link["stance"], "says"))
                for link in row["chain"]
            ),
            words=row["certainty_words"],
            interval=tuple(row["probability"]) if row["probability"] else None,
            condition=row["condition"],
            horizon=row["horizon"],
            rests_on=tuple(row["rests_on"]),
            accept=row["accept"] or {},
        )
        for row in rows
        if "id" in row
    ]


def lines_read(path: Path, published: str | None) -> list[Line]:
    """The claims that Sayso finds.

    Raises:
        ValueError: the text was read as another than the file holds, so that places would differ.
    """
    text = path.read_text(encoding="utf-8")
    reading = read(path, published=date.fromisoformat(published) if published else None)
    if reading.document.text != text:
        raise ValueError(f"{path}: its text was changed where it was read")
    return lines_in(reading)


def analysis_of(path: Path, *, without: Sequence[str] = ()) -> Analysis:
    """The analysis of a text, published when the file beside it says.

    without: learned weights, by their names in ``Marks``, that it is made without.
    """
    about = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    day = date.fromisoformat(about["published"]) if about["published"] else None
    document = TextReader().read(path.read_bytes(), location=path.name)
    document = replace(document, published=day or document.published)
    marks = StandardEngine().mark(document)
    unlearned: dict[str, Any] = {name: {} for name in without}
    return analyse(document, replace(marks, **unlearned))


def lines_in(reading: Reading) -> list[Line]:
    """The claims of a reading."""
    return [_line(claim, reading) for claim in reading.claims]


def _line(claim: Claim, reading: Reading) -> Line:
    certainty = claim.certainty
    bounds = (certainty.low, certainty.high) if certainty else (None, None)
    return Line(
        id=claim.id,
        span=(claim.start, claim.end),
        kind=claim.kind,
        links=tuple(
            (link.source.kind, link.source.name, link.stance) for link in claim.attributions
        ),
        words=certainty.text if certainty else None,
        interval=None if bounds[0] is None or bounds[1] is None else (bounds[0], bounds[1]),
        condition=claim.condition.text if claim.condition else None,
        horizon=claim.horizon.text if claim.horizon else None,
        rests_on=tuple(
            premise
            for inference in reading.inferences
            if inference.conclusion == claim.id
            for premise in inference.premises
        ),
        score=claim.score,
    )

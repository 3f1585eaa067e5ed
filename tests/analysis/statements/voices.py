"""Voices: the claims of a text, each with who puts it forward."""

from datetime import date
from pathlib import Path

import sayso
from sayso.records import Reading

Voiced = tuple[str, list[str | None]]


def read_text(folder: Path, text: str, name: str = "text.txt") -> Reading:
    """The reading of a text that lies in a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return sayso.read(path, published=date(2031, 5, 9))


def voices(folder: Path, text: str) -> list[Voiced]:
    """Each claim with the names of its chain, None for the author and for nobody."""
    reading = read_text(folder, text)
    return [
        (
            reading.document.text[claim.start : claim.end],
            [link.source.name for link in claim.attributions],
        )
        for claim in reading.claims
    ]

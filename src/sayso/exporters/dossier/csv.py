"""A dossier as CSV: a row for each telling, for a spreadsheet."""

import csv
from collections.abc import Iterator
from io import StringIO

from sayso.pages.draw_words import shown as shown_words
from sayso.records.dossier import Dossier, Story
from sayso.records.linked import ClaimGroup, Telling

_FIELDS = (
    "story", "group", "claim", "document", "publisher", "published", "location", "start", "end",
    "says", "voice", "voice_kind", "strength", "follows", "because", "shown", "copying_low",
    "copying_high", "origin", "text",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@")
"""A spreadsheet would reckon a cell that begins so."""


def write_csv(dossier: Dossier) -> Iterator[str]:
    """A head, then a row for each telling of a claim that more than one document tells."""
    yield _row(_FIELDS)
    for story in dossier.stories:
        for group in story.groups:
            for one in group.tellings:
                yield _row(_cells(story, group, one))


def _cells(story: Story, group: ClaimGroup, one: Telling) -> tuple[object, ...]:
    document = next(each for each in story.documents if each.id == one.document)
    low, high = one.copying or (None, None)
    shown = one.shown.text if one.shown else None
    return (
        story.id, group.id, one.claim, one.document, document.publisher, document.published,
        document.location, one.start, one.end, one.says, one.voice.label, one.voice.kind,
        one.strength, one.follows, one.because, shown, low, high, one.origin, one.text,
    )  # fmt: skip


def _row(cells: tuple[object, ...]) -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\n").writerow([_cell(cell) for cell in cells])
    return buffer.getvalue()


def _cell(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    text = shown_words(str(cell))
    return f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text

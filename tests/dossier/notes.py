"""Readings for tests of the dossier: the seven notes of the example, and texts made on the spot."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from sayso import pipeline
from sayso.dossier.link import link_anew
from sayso.dossier.options import Options
from sayso.readers.layout import blocks_of
from sayso.records import Document, Reading, document_id
from sayso.records.dossier import Dossier, Story
from sayso.records.linked import ClaimGroup, Telling

EXAMPLE = Path(__file__).parents[2] / "examples" / "harbour-notes"
WIRE, HERALD, POST = "Selene Wire", "The Harbour Herald", "Lorvane Post"
MINISTRY, WEEKLY = "Ministry of the Interior", "Dock Workers' Weekly"
BLOG, MAIL = "Quay Nine blog", "Evening Mail"


@cache
def notes() -> tuple[Reading, ...]:
    """The readings of the seven notes."""
    found = pipeline.read_all([str(EXAMPLE)])
    return tuple(one for one in found if isinstance(one, Reading))


@cache
def read(
    text: str, publisher: str | None = None, day: str | None = None, title: str | None = None
) -> Reading:
    """The reading of a text as published by somebody on a day."""
    return pipeline.read(
        Document(
            id=document_id(text, title=title, publisher=publisher),
            text=text,
            blocks=blocks_of(text),
            title=title,
            publisher=publisher,
            published=date.fromisoformat(day) if day else None,
        )
    )


def link(readings: Iterable[Reading], days: int = 4) -> Dossier:
    """Their dossier, by words alone, with every kind of disagreement shown."""
    return link_anew(readings, Options(days=days, weak_kinds=frozenset())).dossier


@cache
def example() -> Story:
    """The one story of the example."""
    (story,) = link(notes()).stories
    return story


def group(story: Story, words: str) -> ClaimGroup:
    """The group of claims whose text holds the words."""
    (found,) = [one for one in story.groups if words in one.text]
    return found


def by_publisher(story: Story, told: ClaimGroup) -> dict[str, Telling]:
    """The tellings of a group by who publishes them."""
    names = {one.id: one.publisher or "" for one in story.documents}
    return {names[one.document]: one for one in told.tellings}


def followed(story: Story, told: ClaimGroup) -> dict[str, tuple[str, str]]:
    """Of each publisher whom it follows, and why."""
    tellings = by_publisher(story, told)
    names = {one.claim: publisher for publisher, one in tellings.items()}
    return {
        publisher: (names[one.follows], one.because or "")
        for publisher, one in tellings.items()
        if one.follows is not None
    }

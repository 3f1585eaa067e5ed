"""The list of stories: a row for each, filtered and sorted as an address asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sayso.pages.dossier_words import title_of
from sayso.records.dossier import Dossier, Story
from sayso.records.shelf import Page

StoryOrder = Literal["disputes", "documents", "published", "title"]
ORDERS: dict[StoryOrder, str] = {
    "documents": "number of documents",
    "disputes": "number of disputes",
    "published": "when it begins",
    "title": "title",
}
_LAST = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """One story. ``origins``: documents that were found to carry no other's text. ``possible``:
    disputes of a kind, or found in a way, that is right less often.
    """

    id: str
    title: str
    documents: int
    origins: int
    claims: int
    disputes: int
    possible: int
    losses: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryQuery:
    """Which stories to list. ``alone``: also those of a single document."""

    words: str = ""
    disputed: bool = False
    alone: bool = False
    order: StoryOrder = "documents"
    descending: bool = True
    offset: int = 0
    limit: int = 50


def story_rows(dossier: Dossier, query: StoryQuery) -> Page[StoryRow]:
    """The rows that a query asks for."""
    words = query.words.casefold().split()
    rows = [
        row
        for story in dossier.stories
        if (query.alone or len(story.documents) > 1) and _has(story, words)
        for row in (story_row(story),)
        if row.disputes or row.possible or not query.disputed
    ]
    keys: dict[StoryOrder, Callable[[StoryRow], Any]] = {
        "documents": lambda row: (row.documents, row.claims),
        "disputes": lambda row: (row.disputes, row.possible, row.documents),
        "published": lambda row: row.first or _LAST,
        "title": lambda row: row.title.casefold(),
    }
    rows.sort(key=lambda row: row.id)
    rows.sort(key=keys[query.order], reverse=query.descending)
    shown = rows[query.offset : query.offset + query.limit]
    return Page(rows=tuple(shown), total=len(rows), offset=query.offset)


def story_row(story: Story) -> StoryRow:
    """The row of one story."""
    taken = {one.by for one in story.copies if one.whole and one.direction != "unknown"}
    days = sorted(one.published for one in story.documents if one.published)
    return StoryRow(
        id=story.id,
        title=title_of(story),
        documents=len(story.documents),
        origins=len(story.documents) - len(taken),
        claims=len(story.groups),
        disputes=sum(not one.weak for one in story.disagreements),
        possible=sum(one.weak for one in story.disagreements),
        losses=sum(one.grade == "followed" for one in story.losses),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _has(story: Story, words: list[str]) -> bool:
    if not words:
        return True
    parts = [one.text for one in story.groups]
    for one in story.documents:
        parts += [one.title or "", one.publisher or "", one.location or ""]
    text = " ".join(parts).casefold()
    return all(word in text for word in words)

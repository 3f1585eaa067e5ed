"""Actors, times and places, as a document mentions them, by name or not."""

from dataclasses import dataclass
from typing import Literal

from sayso.records.span import Words, check_span

TimeBasis = Literal["stated", "published", "text"]
ActorKind = Literal["person", "organisation", "group", "facility", "weapon", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone or something named: the fullest name, and every place that names it.

    ``kind`` is what most mentions are taken for ("group": a nationality, a people, a faith), None
    where that is not known.
    """

    id: str
    name: str
    kind: ActorKind | None = None
    mentions: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """An expression of time and what it comes to.

    ``value`` is ISO 8601, as coarse as the words ("2014-10", "2018", "2021-06"), or None where
    the document gives no day to count from or the words give no date. ``basis`` is what the value
    rests on: "stated", the words alone ("3 May 2026"); "published", the day of publication
    ("yesterday", "in May"); "text", a date that the text named before ("that year"). None without
    a value.
    """

    id: str
    text: str
    start: int
    end: int
    value: str | None = None
    basis: TimeBasis | None = None

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place named in a document, and every mention of it."""

    id: str
    name: str
    mentions: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that mean an actor or a place without its name: "she", "its".

    ``meant`` is the id of the actor or place, whose own ``mentions`` are those by name.
    """

    text: str
    start: int
    end: int
    meant: str

    def __post_init__(self) -> None:
        check_span(self.start, self.end)

"""Actors, times and places, as a document mentions them."""

from dataclasses import dataclass

from sayso.records.span import Words, check_span


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone or something named: the fullest name, and every place that names it."""

    id: str
    name: str
    mentions: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """An expression of time and what it comes to.

    ``value`` is ISO 8601, as coarse as the words ("2014-10", "2018", "2021-06"), or None where
    the document gives no day to count from or the words give no date.
    """

    id: str
    text: str
    start: int
    end: int
    value: str | None = None

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place named in a document, and every mention of it."""

    id: str
    name: str
    mentions: tuple[Words, ...]

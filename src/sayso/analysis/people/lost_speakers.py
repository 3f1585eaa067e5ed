"""Lost speakers: whom the sources of what no statement is made of name."""

from collections.abc import Iterable

from sayso.analysis.marks import Span
from sayso.analysis.people.speakers import Speakers
from sayso.records import Source


class LostSpeakers:
    """Whom each of some sources names, found out no farther than somebody asks.

    They are told in their order, after all that statements name: each is known to the next.
    """

    def __init__(self, sources: Iterable[Span | None], speakers: Speakers) -> None:
        self._told: list[Source | None] = []
        self._telling = (speakers.identify(each) if each else None for each in sources)

    def who(self, number: int) -> Source | None:
        """Whom the source of that number names; None of no words."""
        while len(self._told) <= number:
            self._told.append(next(self._telling))
        return self._told[number]

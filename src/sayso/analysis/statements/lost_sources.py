"""Lost sources: whom the words name that are marked as a source, and no statement's."""

from collections.abc import Sequence

from sayso.analysis.people.speakers import Speakers
from sayso.analysis.statements.statement import Loss
from sayso.records import Source


class LostSources:
    """Tells whom the source of a loss names. Few are asked about, and nobody is sought before."""

    def __init__(self, losses: Sequence[Loss], speakers: Speakers) -> None:
        self._losses, self._speakers = losses, speakers
        self._known: list[Source | None] = []

    def who(self, number: int) -> Source | None:
        """Whom the source of the loss of that number names, None where it has none."""
        for each in self._losses[len(self._known) : number + 1]:  # they are told in their order
            self._known.append(self._speakers.identify(each.source) if each.source else None)
        return self._known[number]

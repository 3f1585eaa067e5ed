"""What matters first in a reading: whom it relies on, what it concludes, what comes due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.pages.draw_conclusions import Conclusion
from sayso.pages.draw_notes import Note
from sayso.pages.draw_sources import SourceGroup, SourceRow

_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """The first of each list, the weightiest first; how many there are in all beside them.

    ``relied_on``: sources but the author with most claims. ``conclusions``: those that most is
    offered for. ``faceless``: unnamed and vague sources, and nobody in particular. ``due``:
    forecasts with a last day, the nearest first.
    """

    relied_on: tuple[SourceRow, ...]
    conclusions: tuple[Conclusion, ...]
    faceless: tuple[SourceRow, ...]
    due: tuple[Note, ...]

    def __bool__(self) -> bool:
        return bool(self.relied_on or self.conclusions or self.faceless or self.due)


def draw_gist(
    sources: Sequence[SourceGroup],
    conclusions: Sequence[Conclusion],
    forecasts: Sequence[tuple[Note, str]],
) -> Gist:
    """The gist of what is drawn already. ``forecasts`` come with their last day in ISO 8601."""
    rows = [row for group in sources for row in group.rows if row.kind != "author" and row.claims]
    faceless = ("unnamed", "vague", "impersonal")
    return Gist(
        relied_on=_busiest(row for row in rows if row.standing not in faceless),
        conclusions=tuple(sorted(conclusions, key=lambda one: -_weight(one))[:_MOST]),
        faceless=_busiest(row for row in rows if row.standing in faceless),
        due=tuple(note for note, _ in sorted(forecasts, key=lambda one: one[1])[:_MOST]),
    )


def _busiest(rows: Iterable[SourceRow]) -> tuple[SourceRow, ...]:
    return tuple(sorted(rows, key=lambda row: -len(row.claims))[:_MOST])


def _weight(conclusion: Conclusion) -> int:
    return len({one.number for support in conclusion.supports for one in support.premises})

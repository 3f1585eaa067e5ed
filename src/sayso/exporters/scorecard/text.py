"""A scorecard for the terminal."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.records.manner import PLAIN, Manner
from sayso.records.scorecard import Scorecard


class ScorecardText:
    """Writes scorecards as plain text."""

    extensions: ClassVar[tuple[str, ...]] = (".txt",)
    media_type: ClassVar[str] = "text/plain"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Scorecard], manner: Manner = PLAIN) -> Iterator[str]:
        """The whole, in one piece."""
        from sayso.pages.plain_text import WIDTH
        from sayso.pages.scorecard_text import scorecard_text

        for one in records:
            width = manner.width or WIDTH
            yield scorecard_text(one, everything=manner.everything, width=width)

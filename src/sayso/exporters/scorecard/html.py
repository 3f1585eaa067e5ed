"""A scorecard as one page, to open in a browser."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.records.manner import PLAIN, Manner
from sayso.records.scorecard import Scorecard


class ScorecardHtml:
    """Writes scorecards as pages."""

    extensions: ClassVar[tuple[str, ...]] = (".html", ".htm")
    media_type: ClassVar[str] = "text/html"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Scorecard], manner: Manner = PLAIN) -> Iterator[str]:
        """The whole, in one piece."""
        from sayso.pages.scorecard_page import scorecard_page

        for one in records:
            yield scorecard_page(one)

"""Findings as the reading page, with each finding in the margin beside its words."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.checks.checked import Checked
from sayso.records.manner import PLAIN, Manner


class FindingsHtml:
    """Writes checked drafts as one page that needs no network and no script."""

    extensions: ClassVar[tuple[str, ...]] = (".html", ".htm")
    media_type: ClassVar[str] = "text/html"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Checked], manner: Manner = PLAIN) -> Iterator[str]:
        """The page, piece by piece, when the last document is checked."""
        from sayso.pages.draw_findings import draw_findings
        from sayso.pages.draw_reading import draw_reading
        from sayso.pages.environment import render_readings

        views = (
            draw_reading(one.reading, place, draw_findings(one))
            for place, one in enumerate(records, start=1)
        )
        yield from render_readings(views)

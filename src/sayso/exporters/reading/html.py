"""One self-contained page of readings."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.records import Reading
from sayso.records.manner import PLAIN, Manner


class ReadingHtml:
    """Writes readings as one page that needs no network and no script."""

    extensions: ClassVar[tuple[str, ...]] = (".html", ".htm")
    media_type: ClassVar[str] = "text/html"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Reading], manner: Manner = PLAIN) -> Iterator[str]:
        """The page, piece by piece.

        A page begins with what its readings hold, so all of them are read before the first piece.
        """
        from sayso.pages.draw_reading import draw_reading
        from sayso.pages.environment import render_readings

        views = (draw_reading(reading, place) for place, reading in enumerate(records, start=1))
        yield from render_readings(views)

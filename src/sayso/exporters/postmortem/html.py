"""A post-mortem as one page, to open in a browser."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.records.manner import PLAIN, Manner
from sayso.records.postmortem import PostMortem


class PostMortemHtml:
    """Writes post-mortems as pages."""

    extensions: ClassVar[tuple[str, ...]] = (".html", ".htm")
    media_type: ClassVar[str] = "text/html"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[PostMortem], manner: Manner = PLAIN) -> Iterator[str]:
        """The whole, in one piece."""
        from sayso.pages.postmortem_page import post_mortem_page

        for one in records:
            yield post_mortem_page(one)

"""A post-mortem for the terminal."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.records.manner import PLAIN, Manner
from sayso.records.postmortem import PostMortem


class PostMortemText:
    """Writes post-mortems as plain text."""

    extensions: ClassVar[tuple[str, ...]] = (".txt",)
    media_type: ClassVar[str] = "text/plain"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[PostMortem], manner: Manner = PLAIN) -> Iterator[str]:
        """The whole, in one piece."""
        from sayso.pages.plain_text import WIDTH
        from sayso.pages.postmortem_text import post_mortem_text

        for one in records:
            width = manner.width or WIDTH
            yield post_mortem_text(one, everything=manner.everything, width=width)

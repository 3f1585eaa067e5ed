"""A judgement as one page, to open in a browser."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.exporters.judgement.weighed import case_of
from sayso.records.judgement import Judgement
from sayso.records.manner import PLAIN, Manner


class JudgementHtml:
    """Writes judgements as pages; the case that the manner has is needed."""

    extensions: ClassVar[tuple[str, ...]] = (".html", ".htm")
    media_type: ClassVar[str] = "text/html"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Judgement], manner: Manner = PLAIN) -> Iterator[str]:
        """The whole, in one piece."""
        from sayso.pages.judgement_page import judgement_page

        for one in records:
            yield judgement_page(
                one,
                case_of(manner),
                before=manner.before,
                changes=manner.changes,
                transposed=manner.transposed,
            )

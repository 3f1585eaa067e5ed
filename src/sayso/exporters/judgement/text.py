"""A judgement for the terminal."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from sayso.records.judgement import Judgement
from sayso.records.manner import PLAIN, Manner


class JudgementText:
    """Writes judgements as plain text, beside what they were before a change."""

    extensions: ClassVar[tuple[str, ...]] = (".txt",)
    media_type: ClassVar[str] = "text/plain"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Judgement], manner: Manner = PLAIN) -> Iterator[str]:
        """The text, piece by piece."""
        from sayso.pages.judgement_text import comparison_text, judgement_text
        from sayso.pages.plain_text import WIDTH

        for one in records:
            if manner.before is not None:
                yield f"{comparison_text(manner.before, one, manner.changes)}\n"
            width = manner.width or WIDTH
            yield judgement_text(one, manner.case, everything=manner.everything, width=width)

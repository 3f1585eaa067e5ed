"""Sentences: where they stand in a document's text."""

from dataclasses import dataclass

from sayso.records.document import BlockKind
from sayso.records.span import check_span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, or what the layout makes stand for one: an item, a heading.

    start, end: half-open, in Unicode code points of ``Document.text``. ``kind`` is that of the
    block that holds it; a sentence crosses no block's edge.
    """

    start: int
    end: int
    kind: BlockKind

    def __post_init__(self) -> None:
        check_span(self.start, self.end)

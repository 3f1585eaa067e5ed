"""Suspicions: words that look, to an engine, like a fault of tradecraft."""

from dataclasses import dataclass

from sayso.records.span import check_span


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """Words that an engine suspects of a fault: ``code`` is that of the rule which looks for it.

    start, end: half-open, in Unicode code points of ``Document.text``. ``score`` is how far the
    sentence stands out, in standard deviations above an ordinary one. No finding yet: the rule
    decides (``checks``).
    """

    code: str
    start: int
    end: int
    score: float

    def __post_init__(self) -> None:
        check_span(self.start, self.end)

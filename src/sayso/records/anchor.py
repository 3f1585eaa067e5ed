"""Anchors: the words of a document that a decision is about."""

from dataclasses import dataclass

from sayso.records.span import check_span


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The words of a document that a decision is about.

    The words are kept beside their place, so that a decision finds its claim again after the
    document was read anew, and can be shown where the claim is gone.
    """

    document: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        check_span(self.start, self.end)

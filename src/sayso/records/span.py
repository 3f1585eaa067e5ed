"""Places in a document's text."""

from dataclasses import dataclass


def check_span(start: int, end: int) -> None:
    """Raise ValueError unless ``0 <= start <= end``."""
    if not 0 <= start <= end:
        raise ValueError(f"a span runs from start to end, not {start} to {end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words quoted from a document, with their place in it.

    start, end: half-open, in Unicode code points of ``Document.text``.
    """

    text: str
    start: int
    end: int

    def __post_init__(self) -> None:
        check_span(self.start, self.end)
        if len(self.text) != self.end - self.start:
            raise ValueError(f"{self.text!r} does not fill {self.start} to {self.end}")

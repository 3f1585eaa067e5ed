"""How sure a claim's source is, in which words."""

from dataclasses import dataclass

from sayso.records.span import check_span


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """Words of estimative probability or a hedge, and the interval that a scale gives them.

    low and high are probabilities in [0, 1], both None for a hedge that no scale measures
    ("may"). ``phrase`` is the scale's own phrase that the words were read as, None without
    an interval; it differs from ``text`` where the words are another scale's.
    """

    text: str
    start: int
    end: int
    low: float | None = None
    high: float | None = None
    scale: str | None = None
    phrase: str | None = None

    def __post_init__(self) -> None:
        check_span(self.start, self.end)
        if (self.low is None) != (self.high is None):
            raise ValueError("an interval has both ends or neither")
        if self.low is not None and self.high is not None and not 0 <= self.low <= self.high <= 1:
            raise ValueError(f"no interval of probability: {self.low} to {self.high}")

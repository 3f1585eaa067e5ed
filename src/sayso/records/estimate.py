"""An estimate: a probability as somebody gave it, a point or a range."""

from dataclasses import dataclass
from typing import Literal

Rating = Literal["CC", "C", "N", "I", "II"]
RATINGS: tuple[Rating, ...] = ("CC", "C", "N", "I", "II")


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A probability between ``low`` and ``high``, equal for a point.

    A range holds the value nine times in ten: it is drawn from the logit-normal distribution
    whose 5 % and 95 % quantiles are its ends. ``text`` is what its author wrote ("unlikely",
    "B", "0.3"); ``rating`` is set where that was a rating of the classic matrix.
    """

    text: str
    low: float
    high: float
    rating: Rating | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= 1:
            raise ValueError(f"no probability, nor a range of it: {self.low} to {self.high}")

    @property
    def is_point(self) -> bool:
        """Whether one number was given, not a range."""
        return self.low == self.high


def point(probability: float) -> Estimate:
    """The estimate of one number."""
    return Estimate(text=f"{probability:g}", low=probability, high=probability)


CERTAIN = point(1.0)

"""An index of spans: which of many touch a place in the text."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class SpanIndex(Generic[Item]):
    """Things by where they stand. An empty span stands nowhere."""

    def __init__(self, placed: Iterable[tuple[int, int, Item]]) -> None:
        self._placed = sorted(placed, key=lambda each: each[:2])
        self._starts = [start for start, _, _ in self._placed]
        self._longest = max((end - start for start, end, _ in self._placed), default=0)

    def touching(self, start: int, end: int) -> list[Item]:
        """What shares a character with the span, in the order of its beginning."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [each for _, stop, each in self._placed[first:last] if stop > start]

    def holding(self, offset: int) -> list[Item]:
        """What holds an offset, in the order of its beginning."""
        return self.touching(offset, offset + 1)

"""An index of spans: which of many touch a place in the text."""

from bisect import bisect_left
from collections.abc import Iterable
from operator import itemgetter
from typing import Generic, TypeVar

Item = TypeVar("Item")


class SpanIndex(Generic[Item]):
    """Things by where they stand. An empty span stands nowhere.

    Spans are kept by their length, within a factor of four: what is asked about a place looks only
    as far back as such a span may reach, and one as long as the text costs the others nothing.
    """

    def __init__(self, placed: Iterable[tuple[int, int, Item]]) -> None:
        by_length: dict[int, list[tuple[int, int, int, Item]]] = {}
        ordered = sorted(placed, key=itemgetter(0, 1))
        for rank, (start, end, item) in enumerate(ordered):
            length = ((end - start).bit_length() + 1) // 2
            by_length.setdefault(length, []).append((start, end, rank, item))
        self._by_length = [
            (max(end - start for start, end, _, _ in group), [each[0] for each in group], group)
            for group in by_length.values()
        ]

    def touching(self, start: int, end: int) -> list[Item]:
        """What shares a character with the span, in the order of its beginning."""
        found: list[tuple[int, Item]] = []
        for longest, starts, group in self._by_length:
            last = bisect_left(starts, end)
            first = bisect_left(starts, start - longest, 0, last)
            if first < last:
                near = group[first:last]
                found += [(rank, each) for _, stop, rank, each in near if stop > start]
        if len(found) > 1:
            found.sort(key=itemgetter(0))
        return [each for _, each in found]

    def holding(self, offset: int) -> list[Item]:
        """What holds an offset, in the order of its beginning."""
        return self.touching(offset, offset + 1)

"""Joining: things alike on average into sets, none left that are alike enough to be joined."""

import heapq
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

Edges = Mapping[tuple[int, int], float]
"""The likeness of two things by their numbers; of two that are not there it is 0."""


def join_alike(
    total: int,
    edges: Edges,
    joined: Iterable[tuple[int, int]] = (),
    *,
    least: float,
    kinds: Sequence[Hashable] | None = None,
) -> tuple[tuple[int, ...], ...]:
    """Sets of numbers below ``total``, each sorted and in order.

    Average link: the two sets with the greatest likeness, on average over all pairs of their
    members, are joined while that is ``least`` or more. Single link would chain everything.
    joined: pairs that are of one set whatever their likeness. kinds: of each thing, where those of
    one kind are not compared: such pairs do not count in the average.
    """
    merger = _Merger(total, edges, joined, kinds if kinds is not None else range(total))
    merger.merge(least)
    return tuple(sorted(tuple(members) for members in merger.members.values()))


class _Merger:
    """Sets of things, and the sums of the likenesses between each two of them."""

    def __init__(
        self,
        total: int,
        edges: Edges,
        joined: Iterable[tuple[int, int]],
        kinds: Sequence[Hashable],
    ) -> None:
        self.members = {number: [number] for number in range(total)}
        self.kinds = {number: Counter((kinds[number],)) for number in range(total)}
        self.sums: dict[int, dict[int, float]] = {number: {} for number in range(total)}
        for (one, other), like in edges.items():
            self.sums[one][other] = self.sums[other][one] = like
        self.fresh = total
        self.now = list(range(total))
        for one, other in joined:
            first, second = self._home(one), self._home(other)
            if first != second:
                self._join(first, second)

    def merge(self, least: float) -> None:
        """Join the two sets that are most alike, until no two are alike enough."""
        heap = [
            (-self._average(one, other), one, other)
            for one in self.members
            for other in self.sums[one]
            if one < other
        ]
        heapq.heapify(heap)
        while heap:
            like, one, other = heapq.heappop(heap)
            if -like < least:
                break
            if one in self.members and other in self.members:
                made = self._join(one, other)
                for third in self.sums[made]:
                    heapq.heappush(heap, (-self._average(made, third), third, made))

    def _home(self, number: int) -> int:
        while self.now[number] != number:
            number = self.now[number]
        return number

    def _average(self, one: int, other: int) -> float:
        few, many = sorted((self.kinds[one], self.kinds[other]), key=len)
        alike = sum(times * many[kind] for kind, times in few.items() if kind in many)
        pairs = len(self.members[one]) * len(self.members[other]) - alike
        return self.sums[one][other] / max(pairs, 1)

    def _join(self, one: int, other: int) -> int:
        made = self.fresh
        self.fresh += 1
        self.now.append(made)
        self.now[one] = self.now[other] = made
        self.members[made] = sorted(self.members.pop(one) + self.members.pop(other))
        self.kinds[made] = self.kinds.pop(one) + self.kinds.pop(other)
        likes: dict[int, float] = {}
        for gone in (one, other):
            for third, like in self.sums.pop(gone, {}).items():
                if third not in (one, other):
                    likes[third] = likes.get(third, 0.0) + like
                    self.sums[third].pop(gone)
        self.sums[made] = likes
        for third, like in likes.items():
            self.sums[third][made] = like
        return made

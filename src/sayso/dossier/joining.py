"""Joining: things alike on average into sets, none left that are alike enough to be joined."""

import heapq
from collections.abc import Hashable, Iterable, Sequence

Edge = tuple[tuple[int, int], float]
"""Two things by their numbers, and their likeness; of two that are not told of it is 0."""


def join_alike(
    total: int,
    edges: Iterable[Edge],
    joined: Iterable[tuple[int, int]] = (),
    *,
    least: float,
    kinds: Sequence[Hashable] | None = None,
    apart: Iterable[tuple[int, int]] = (),
) -> tuple[tuple[int, ...], ...]:
    """Sets of numbers below ``total``, each sorted and in order.

    Average link: the two sets with the greatest likeness, on average over all pairs of their
    members, are joined while that is ``least`` or more. Single link would chain everything.
    joined: pairs that are of one set whatever their likeness. kinds: of each thing, where those of
    one kind are not compared: such pairs do not count in the average. apart: pairs that are never
    of one set, unless ``joined`` makes them so.
    """
    merger = _Merger(total, edges, joined, kinds, apart)
    merger.merge(least)
    return tuple(sorted(tuple(sorted(members)) for members in merger.members.values()))


def homes_of(total: int, joined: Iterable[tuple[int, int]]) -> tuple[list[int], int]:
    """Of each number below ``total`` the set that it is in by those pairs; the first free number.

    Sets are numbered from ``total`` on, each by the pair that joined the last of it.
    """
    now = list(range(total))

    def home(number: int) -> int:
        while now[number] != number:
            now[number] = now[now[number]]  # a long chain is walked once
            number = now[number]
        return number

    for one, other in joined:
        first, second = home(one), home(other)
        if first != second:
            made = len(now)
            now.append(made)
            now[first] = now[second] = made
    return [home(number) for number in range(total)], len(now)


class _Merger:
    """Sets of things, and the sums of the likenesses between each two of them."""

    def __init__(
        self,
        total: int,
        edges: Iterable[Edge],
        joined: Iterable[tuple[int, int]],
        kinds: Sequence[Hashable] | None,
        apart: Iterable[tuple[int, int]],
    ) -> None:
        homes, self.fresh = homes_of(total, joined)
        self.members: dict[int, list[int]] = {}
        self.kinds: dict[int, dict[Hashable, int]] = {}
        for number, home in enumerate(homes):
            self.members.setdefault(home, []).append(number)
            if kinds is not None:
                _add(self.kinds.setdefault(home, {}), kinds[number], 1)
        self.sums: dict[int, dict[int, float]] = {home: {} for home in self.members}
        for (one, other), like in edges:
            first, second = homes[one], homes[other]
            if first != second:
                known = self.sums[first].get(second, 0.0)
                self.sums[first][second] = self.sums[second][first] = known + like
        self.apart: dict[int, set[int]] = {}
        for one, other in apart:
            first, second = homes[one], homes[other]
            if first != second:
                self.apart.setdefault(first, set()).add(second)
                self.apart.setdefault(second, set()).add(first)

    def merge(self, least: float) -> None:
        """Join the two sets that are most alike, until no two are alike enough."""
        heap = [
            (-like, one, other)
            for one in self.members
            for other in self.sums[one]
            if one < other and (like := self._average(one, other)) >= least
        ]
        heapq.heapify(heap)
        while heap:
            _, one, other = heapq.heappop(heap)
            if one not in self.members or other not in self.members:
                continue
            if other not in self.apart.get(one, ()):
                made = self._join(one, other)
                for third in self.sums[made]:
                    like = self._average(made, third)
                    if like >= least:
                        heapq.heappush(heap, (-like, third, made))

    def _average(self, one: int, other: int) -> float:
        pairs = len(self.members[one]) * len(self.members[other])
        if self.kinds:
            few, many = self.kinds[one], self.kinds[other]
            if len(many) < len(few):
                few, many = many, few
            for kind, times in few.items():
                if kind in many:
                    pairs -= times * many[kind]
        return self.sums[one][other] / max(pairs, 1)

    def _join(self, one: int, other: int) -> int:
        made = self.fresh
        self.fresh += 1
        few, many = sorted((one, other), key=lambda number: len(self.members[number]))
        self.members[made] = self.members.pop(many)
        self.members[made] += self.members.pop(few)
        if self.kinds:
            self.kinds[made] = self.kinds.pop(many)
            for kind, times in self.kinds.pop(few).items():
                _add(self.kinds[made], kind, times)
        likes: dict[int, float] = {}
        for gone in (one, other):
            for third, like in self.sums.pop(gone, {}).items():
                if third not in (one, other):
                    likes[third] = likes.get(third, 0.0) + like
                    self.sums[third].pop(gone)
        self.sums[made] = likes
        for third, like in likes.items():
            self.sums[third][made] = like
        strangers = self.apart.pop(one, set()) | self.apart.pop(other, set())
        if strangers:
            self.apart[made] = strangers
            for third in strangers:
                self.apart[third] -= {one, other}
                self.apart[third].add(made)
        return made


def _add(counted: dict[Hashable, int], kind: Hashable, times: int) -> None:
    counted[kind] = counted.get(kind, 0) + times

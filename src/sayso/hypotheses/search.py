"""All smallest sets of units whose losses sum past a gap: exact, and sound where not monotone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from sayso.hypotheses.values import Array

TIE = 1e-9
"""Log-odds this near are level: a set that only draws level does not change the leader."""


@dataclass(frozen=True, slots=True)
class Option:
    """Units of one group that fail together, and what the leader loses to each rival by it."""

    members: tuple[str, ...]
    losses: tuple[float, ...]


Group = Sequence[Option]
"""Every non-empty set of a group's units that is looked at. Losses add up across groups."""


@dataclass(frozen=True, slots=True)
class Found:
    """The smallest size, None if no set flips the lead; sets of it and a little above.

    ``losses``: for each set, what the leader loses by it to each rival. ``complete``: every
    set of the smallest size is there.
    """

    size: int | None
    sets: tuple[tuple[str, ...], ...]
    losses: tuple[tuple[float, ...], ...]
    complete: bool


def smallest_sets(
    groups: Sequence[Group], gaps: Array, *, extra: int = 0, cap: int = 1000
) -> Found:
    """The sets of fewest units whose losses to some rival sum past its gap, at most ``cap``.

    With ``extra``, also the minimal sets of up to that many units more: those of which no
    smaller part flips the lead. A unit's failure may help the leader against one rival and
    hurt it against another, so a part of a flipping set may flip the lead although the set
    less one unit does not: minimality looks at every part.
    """
    rivals = range(len(gaps))
    searches = [_Rival(groups, rival, float(gaps[rival])) for rival in rivals]
    sizes = [size for search in searches if (size := search.smallest_size()) is not None]
    if not sizes:
        return Found(None, (), (), complete=True)
    size = min(sizes)
    sets: dict[tuple[str, ...], tuple[float, ...]] = {}
    complete = True
    for count in range(size, size + extra + 1):
        for search in searches:
            for chosen in search.sets_of(count, search_limit=20 * cap):
                if chosen is None or len(sets) >= cap:
                    complete = complete and count > size
                    break
                if count == size or _is_minimal(chosen, groups, gaps):
                    options = [groups[group][option] for group, option in chosen]
                    members = tuple(sorted(m for one in options for m in one.members))
                    sets[members] = tuple(map(sum, zip(*(o.losses for o in options), strict=True)))
    ordered = sorted(sets, key=lambda one: (len(one), one))
    return Found(size, tuple(ordered), tuple(sets[one] for one in ordered), complete)


def _is_minimal(chosen: "Chosen", groups: Sequence[Group], gaps: Array) -> bool:
    """Whether no smaller part of the set puts some rival past its gap."""
    best = np.zeros((len(chosen), len(gaps)))
    strict = np.full((len(chosen), len(gaps)), -np.inf)
    for row, (group, index) in enumerate(chosen):
        whole = groups[group][index]
        losses = {frozenset(one.members): one.losses for one in groups[group]}
        parts = [
            frozenset(part)
            for count in range(1, len(whole.members))
            for part in combinations(whole.members, count)
        ]
        if not losses.keys() >= set(parts):
            return False  # some part was not looked at
        strict[row] = np.max([[0.0] * len(gaps), *(losses[part] for part in parts)], axis=0)
        best[row] = np.maximum(strict[row], whole.losses)
    most = best.sum(axis=0) - best + strict
    return bool((most <= gaps + TIE).all())


Chosen = tuple[tuple[int, int], ...]
"""Pairs of a group and an option in it."""


class _Rival:
    """The search against one rival: its gap, and each group's useful options, best first."""

    def __init__(self, groups: Sequence[Group], rival: int, gap: float) -> None:
        self.need = gap + TIE
        rated = []
        for index, group in enumerate(groups):
            options = [
                (o.losses[rival], len(o.members), place)
                for place, o in enumerate(group)
                if o.losses[rival] > 0
            ]
            if options:
                rated.append((max(loss / size for loss, size, _ in options), index, options))
        rated.sort(key=lambda one: (-one[0], one[1]))
        self.groups = [(index, options) for _, index, options in rated]
        self.single = all(len(options) == 1 == options[0][1] for _, options in self.groups)

    def smallest_size(self) -> int | None:
        """The fewest units that close the gap; None if all together do not."""
        most = sum(max(size for _, size, _ in options) for _, options in self.groups)
        budget = 4
        while True:
            closing = np.flatnonzero(self._reach(min(budget, most))[0] > self.need)
            if closing.size:
                return int(closing[0])
            if budget >= most:
                return None
            budget *= 4

    def sets_of(self, size: int, *, search_limit: int) -> Iterator[Chosen | None]:
        """Every set of that many units that closes the gap; None first where it gave up."""
        reach = self._reach(size).tolist()
        visited = 0
        stack: list[tuple[int, int, float, Chosen]] = [(0, size, self.need, ())]
        while stack:
            start, left, need, chosen = stack.pop()
            for place in range(start, len(self.groups)):
                if reach[place][left] <= need:
                    break  # nor can any later group: the reach only falls
                index, options = self.groups[place]
                for loss, count, option in options:
                    if count > left or loss + reach[place + 1][left - count] <= need:
                        continue
                    visited += 1
                    if visited > search_limit:
                        yield None
                        return
                    more = (*chosen, (index, option))
                    if count == left:
                        yield more
                    elif loss <= need:  # else a smaller part flips the lead by itself
                        stack.append((place + 1, left - count, need - loss, more))

    def _reach(self, size: int) -> Array:
        """The most that groups from each place on can lose with at most so many units."""
        count = len(self.groups)
        if self.single:
            losses = np.array([options[0][0] for _, options in self.groups])
            sums = np.concatenate([[0.0], np.cumsum(losses)])
            ends = np.minimum(np.arange(count + 1)[:, None] + np.arange(size + 1), count)
            return np.asarray(sums[ends] - sums[:, None])
        reach = np.zeros((count + 1, size + 1))
        for place in range(count - 1, -1, -1):
            reach[place] = reach[place + 1]
            for loss, units, _ in self.groups[place][1]:
                if units <= size:
                    better = reach[place + 1, : size + 1 - units] + loss
                    np.maximum(reach[place, units:], better, out=reach[place, units:])
        return reach

"""All smallest sets of units whose losses sum past a gap: exact, and sound where not monotone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.hypotheses.reach import TIE, Choice, Group, Reach
from sayso.hypotheses.values import Array


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
    groups: Sequence[Group],
    gaps: Array,
    *,
    extra: int = 0,
    few: int | None = None,
    cap: int = 1000,
) -> Found:
    """The sets of fewest units whose losses to some rival sum past its gap, at most ``cap``.

    With ``extra``, also the minimal sets of up to that many units more: those of which no
    smaller part flips the lead; with ``few``, only where the smallest has no more units than
    that. A unit's failure may help the leader against one rival and hurt it against another,
    so a part of a flipping set may flip the lead although the set less one unit does not:
    minimality looks at every part.
    """
    reach = Reach(groups, gaps)
    size = reach.smallest_size()
    if size is None:
        return Found(None, (), (), complete=True)
    largest = size + (extra if few is None or size <= few else 0)
    searches = [_Rival(*one) for one in reach.closing(largest)]
    minimality = _Minimality(groups, gaps)
    sets: dict[tuple[str, ...], tuple[float, ...]] = {}
    complete = True
    for count in range(size, largest + 1):
        for search in searches:
            for chosen in search.sets_of(count, search_limit=20 * cap):
                if chosen is None or len(sets) >= cap:
                    complete = complete and count > size
                    break
                if count == size or minimality.holds(chosen):
                    options = [groups[group][option] for group, option in chosen]
                    members = tuple(sorted(m for one in options for m in one.members))
                    sets[members] = tuple(map(sum, zip(*(o.losses for o in options), strict=True)))
    ordered = sorted(sets, key=lambda one: (len(one), one))
    return Found(size, tuple(ordered), tuple(sets[one] for one in ordered), complete)


Chosen = tuple[tuple[int, int], ...]
"""Pairs of a group and an option in it."""

Most = tuple[list[float], list[float]]
"""For each rival, the most that any part of an option loses, and any part but the whole."""


class _Minimality:
    """Whether no smaller part of a set flips the lead; what it asks of an option is kept."""

    def __init__(self, groups: Sequence[Group], gaps: Array) -> None:
        self.groups = groups
        self.limits = [gap + TIE for gap in gaps.tolist()]
        self.losses: dict[int, dict[frozenset[str], tuple[float, ...]]] = {}
        self.most: dict[tuple[int, int], Most | None] = {}

    def holds(self, chosen: Chosen) -> bool:
        """Whether no smaller part of the set puts some rival past its gap."""
        rows: list[Most] = []
        for one in chosen:
            if one not in self.most:
                self.most[one] = self._most(*one)
            row = self.most[one]
            if row is None:
                return False  # some part was not looked at
            rows.append(row)
        for rival, limit in enumerate(self.limits):
            total = 0.0
            for best, _ in rows:
                total += best[rival]
            if any(total - best[rival] + strict[rival] > limit for best, strict in rows):
                return False
        return True

    def _most(self, group: int, index: int) -> Most | None:
        whole = self.groups[group][index]
        strict = [0.0] * len(self.limits)
        if len(whole.members) > 1:
            if group not in self.losses:
                options = self.groups[group]
                self.losses[group] = {frozenset(one.members): one.losses for one in options}
            for count in range(1, len(whole.members)):
                for part in combinations(whole.members, count):
                    lost = self.losses[group].get(frozenset(part))
                    if lost is None:
                        return None
                    strict = list(map(max, strict, lost))
        return list(map(max, strict, whole.losses)), strict


class _Rival:
    """The search against one rival: what closes the gap, each group's options, the reach."""

    def __init__(self, need: float, groups: Sequence[Choice], reach: list[list[float]]) -> None:
        self.need, self.groups, self.reach = need, groups, reach

    def sets_of(self, size: int, *, search_limit: int) -> Iterator[Chosen | None]:
        """Every set of that many units that closes the gap; None first where it gave up."""
        reach = self.reach
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

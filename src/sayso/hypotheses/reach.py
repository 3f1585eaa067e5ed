"""How much of a gap so many units can close at most: what bounds the search for sets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.hypotheses.values import Array

Indices = NDArray[np.intp]

TIE = 1e-9
"""Log-odds this near are level: a set that only draws level does not change the leader."""


@dataclass(frozen=True, slots=True)
class Option:
    """Units of one group that fail together, and what the leader loses to each rival by it."""

    members: tuple[str, ...]
    losses: tuple[float, ...]


Group = Sequence[Option]
"""Every non-empty set of a group's units that is looked at. Losses add up across groups."""


Choice = tuple[int, list[tuple[float, int, int]]]
"""A group's place, and those of its options that lose anything to one rival: what they lose,
how many units they have, their places in the group."""


class Reach:
    """The most that the leader can lose to each rival, for every number of units.

    For each rival the groups stand in an order of their own, the costliest unit first.
    """

    def __init__(self, groups: Sequence[Group], gaps: Array) -> None:
        self._groups = groups
        self._needs = gaps + TIE
        held = [(place, one) for place, group in enumerate(groups) for one in group]
        rivals = len(gaps)
        losses = np.array([one.losses for _, one in held]).reshape(len(held), rivals)
        self._units = np.array([len(one.members) for _, one in held], dtype=np.intp)
        self._places = np.array([place for place, _ in held], dtype=np.intp)
        self._losses = np.where(losses > 0, losses, -np.inf)
        rates = np.full((len(groups), rivals), -np.inf)
        np.maximum.at(rates, self._places, self._losses / self._units[:, None])
        self._order = np.argsort(-rates, axis=0, kind="stable")
        self._useful = np.isfinite(rates).sum(axis=0)
        # Groups of one unit each need no table of sums: the costliest units are the most.
        options = np.zeros((len(groups), rivals), dtype=np.intp)
        np.add.at(options, self._places, np.isfinite(self._losses) * self._units[:, None])
        self._single = (options <= 1).all(axis=0)

    def smallest_size(self) -> int | None:
        """The fewest units that close the gap of some rival; None if all together do not."""
        sizes = []
        single = np.flatnonzero(self._single)
        for sums, need in zip(self._sums(single), self._needs[single], strict=True):
            sizes.extend(np.flatnonzero(sums > need)[:1].tolist())
        tied = np.flatnonzero(~self._single)
        most = min(sizes, default=int(self._units.sum())) if tied.size else 0
        budget = 4
        while tied.size:
            reach = self._tables(tied, min(budget, most))[:, 0]
            closing = np.flatnonzero((reach > self._needs[tied, None]).any(axis=0))
            if closing.size:
                sizes.append(int(closing[0]))
            if closing.size or budget >= most:
                break
            budget *= 4
        return min(sizes, default=None)

    def closing(self, size: int) -> Iterator[tuple[float, list[Choice], list[list[float]]]]:
        """Each rival whose gap that many units close: the gap, its groups, and its reach.

        The reach is the most that groups from each place on can lose with at most so many
        units.
        """
        rivals = np.arange(len(self._needs))
        tables: dict[int, Array] = {}
        for kind, table in ((self._single, self._level), (~self._single, self._tables)):
            some = rivals[kind]
            if some.size:
                tables.update(zip(some.tolist(), table(some, size), strict=True))
        for rival, reach in sorted(tables.items()):
            if reach[0, size] > self._needs[rival]:
                useful = int(self._useful[rival])
                yield (
                    float(self._needs[rival]),
                    [self._choice(rival, place) for place in self._order[:useful, rival].tolist()],
                    reach[: useful + 1].tolist(),
                )

    def _choice(self, rival: int, place: int) -> Choice:
        options = [
            (one.losses[rival], len(one.members), option)
            for option, one in enumerate(self._groups[place])
            if one.losses[rival] > 0
        ]
        return place, options

    def _sums(self, rivals: Indices) -> Array:
        """What the costliest groups of one unit lose together: rivals × their number."""
        losses = np.full((len(self._groups), len(rivals)), -np.inf)
        np.maximum.at(losses, self._places, self._losses[:, rivals])
        ordered = np.take_along_axis(losses, self._order[:, rivals], axis=0)
        sums = np.zeros((len(rivals), len(losses) + 1))
        np.cumsum(np.maximum(ordered, 0.0).T, axis=1, out=sums[:, 1:])
        return sums

    def _level(self, rivals: Indices, size: int) -> Array:
        sums = self._sums(rivals)
        count = len(self._groups)
        ends = np.minimum(np.arange(count + 1)[:, None] + np.arange(size + 1), count)
        return np.asarray(sums[:, ends] - sums[:, :, None])

    def _tables(self, rivals: Indices, size: int) -> Array:
        """Rivals × places × units, from the last group to the first."""
        groups, widest = len(self._groups), min(size, int(self._units.max()))
        fit = self._units <= widest
        best = np.full((groups, widest, len(rivals)), -np.inf)
        where = (self._places[fit], self._units[fit] - 1)
        np.maximum.at(best, where, self._losses[np.ix_(fit, rivals)])
        order = self._order[:, rivals]
        best = best[order[:, None, :], np.arange(widest)[:, None], np.arange(len(rivals))]
        held = np.isfinite(best).any(axis=2)
        reach = np.zeros((len(rivals), groups + 1, size + 1))
        for place in range(groups - 1, -1, -1):
            later, here = reach[:, place + 1], reach[:, place]
            here[:] = later
            for units in (np.flatnonzero(held[place]) + 1).tolist():
                better = later[:, : size + 1 - units] + best[place, units - 1][:, None]
                np.maximum(here[:, units:], better, out=here[:, units:])
        return reach

"""Linchpins: the smallest sets of units whose failure changes the leading hypothesis."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, islice

import numpy as np

from sayso.hypotheses.failures import Failed, Places, union
from sayso.hypotheses.parts import Part
from sayso.hypotheses.reach import TIE, Group, Option
from sayso.hypotheses.rough import rough_changes
from sayso.hypotheses.search import Found, smallest_sets
from sayso.hypotheses.units import PRIOR, Member, UnitGroup, fail, group_units, members_of
from sayso.hypotheses.values import Array
from sayso.hypotheses.weigher import Weigher
from sayso.records.judgement import Failure, Linchpin, Search, Unit

SEARCHES: tuple[tuple[Unit, Failure], ...] = (
    ("report", "dropped"),
    ("item", "dropped"),
    ("item", "reversed"),
    ("source", "dropped"),
    ("assumption", "dropped"),
    ("copy group", "dropped"),
)
_IMPOSSIBLE = -1e5  # log-likelihood of the impossible, so that sums stay sums
_LOOKED_AT = 512  # sets of one group's units that are worked out
_CAP = 500  # sets found at most
_FEW = 3  # up to so many, sets one larger are worth a reader's time


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search found: the linchpins, and how far it went."""

    linchpins: tuple[Linchpin, ...]
    search: Search


def find_linchpins(
    weigher: Weigher,
    unit: Unit,
    failure: Failure,
    *,
    draws: Weigher | None = None,
    listed: int = 10,
    cells: int = 100_000_000,
) -> Sought:
    """Every smallest set of those units, at most ``listed``, and where it is of three at most,
    minimal sets one larger.

    The leader ℓ stands g_r = log w(ℓ)/w(r) before each rival r. A set flips the lead iff for
    some r it costs ℓ more than g_r. Costs add up across groups of units that share neither a
    source nor an item, and are worked out exactly for sets within a group; where a group has
    too many sets to look at, the answer is "between a and b". ``weigher`` weighs the means,
    ``draws`` the draws that the share of draws is counted in.

    Source: README of the model, and docs/weighing.md.
    """
    ids = weigher.case.hypothesis_ids
    weights = weigher.log_weights()[:, 0]
    leader = min(range(len(ids)), key=lambda index: (-round(float(weights[index]), 9), ids[index]))
    rivals = [index for index in range(len(ids)) if index != leader]
    view = _View(weigher, unit, failure, leader, rivals)
    gaps = weights[leader] - np.maximum(weights[rivals], _IMPOSSIBLE)
    groups, limit = view.options(gaps, cells)
    found = smallest_sets(groups, gaps, extra=1, few=_FEW, cap=_CAP)
    search = _how_far(unit, failure, found, limit)
    linchpins = view.linchpins(found, gaps)
    if len(linchpins) > listed:
        smallest = sum(len(one.members) == search.high for one in linchpins)
        linchpins = linchpins[:listed]
        if smallest > listed:
            search = replace(search, all_listed=False)
    if draws is not None:
        linchpins = view.with_shares(linchpins, draws)
    return Sought(tuple(linchpins), search)


def _how_far(unit: Unit, failure: Failure, found: Found, limit: int | None) -> Search:
    # limit: every set of up to so many units was looked at; None: every set of any size.
    high = found.size
    exact = limit is None or (high is not None and high <= limit + 1)
    low = high if exact and high is not None else (limit or 0) + 1
    return Search(
        unit=unit,
        failure=failure,
        low=low if not (exact and high is None) else 0,
        high=high,
        exact=exact,
        all_listed=exact and found.complete and (limit is None or high is None or high <= limit),
    )


class _View:
    """One kind of unit and failure, in one case."""

    def __init__(
        self, weigher: Weigher, unit: Unit, failure: Failure, leader: int, rivals: Sequence[int]
    ) -> None:
        self.weigher, self.unit, self.failure = weigher, unit, failure
        self.leader, self.rivals = leader, list(rivals)
        self.members = {member.id: member for member in members_of(weigher.case, unit)}
        self.groups = group_units(weigher.parts, self.members.values())
        self.group_of = {m.id: group for group in self.groups for m in group.members}
        self.known = _opposites(weigher) if failure == "reversed" else None

    def options(self, gaps: Array, cells: int) -> tuple[list[Group], int | None]:
        """Each group's sets with their losses; and up to which size every set was looked at."""
        groups: list[Group] = []
        limit: int | None = None
        tied = sum(any(part.shared for part in group.parts) for group in self.groups)
        for group in self.groups:
            found, size = self._looked_at(group, gaps, cells // max(1, tied))
            groups.append(found)
            if size is not None:
                limit = size if limit is None else min(limit, size)
        if self.unit == "assumption":
            prior = np.maximum(self.weigher.log_prior()[:, 0], _IMPOSSIBLE)
            losses = tuple((prior[self.leader] - prior[self.rivals]).tolist())
            groups.append([Option((PRIOR,), losses)])
        return groups, limit

    def _looked_at(
        self, group: UnitGroup, gaps: Array, cells: int
    ) -> tuple[list[Option], int | None]:
        """A group's options, and up to which size they are all there; None if all of all are."""
        before = self._margins(group)
        fits = cells // self._cells(group)
        if fits < len(group.members):
            return self._bounds(group, self._rough_losses(group), before, gaps, fits), 0
        sets = _sets(group.members)
        looked_at = list(islice(sets, max(len(group.members), min(_LOOKED_AT, fits))))
        options = self._options(group, looked_at, before)
        beyond = next(sets, None)
        if beyond is None:
            return options, None
        single = {one.members[0]: one.losses for one in options if len(one.members) == 1}
        larger = self._bounds(group, single, before, gaps, fits)
        return [*options, *larger], len(beyond) - 1

    def _options(
        self, group: UnitGroup, sets: Sequence[Sequence[Member]], before: Array
    ) -> list[Option]:
        total = np.zeros((len(self.rivals) + 1, len(sets)))
        for part in group.parts:
            failures = self._failures(part, group.members, sets)
            told = self.weigher.log_likelihoods_failed(part, failures)
            total += np.maximum(told, _IMPOSSIBLE)
        losses = before[:, None] - (total[self.leader] - total[self.rivals])
        return [
            Option(tuple(member.id for member in failed), tuple(lost))
            for failed, lost in zip(sets, losses.T.tolist(), strict=True)
        ]

    def _failures(
        self, part: Part, members: Sequence[Member], sets: Sequence[Sequence[Member]]
    ) -> tuple[Failed, ...]:
        places = Places(part)
        items = {one.id: places.items(one.items) for one in members}
        if self.known is not None:
            holding = places.items(item.id for item in part.items if self.known[item.id])
            every = (union(items[one.id] for one in failed) for failed in sets)
            return tuple(Failed(bits, 0, bits & holding) for bits in every)
        reports = {one.id: places.reports(one.reports) for one in members}
        return tuple(
            Failed(union(items[one.id] for one in failed), union(reports[one.id] for one in failed))
            for failed in sets
        )

    def _bounds(
        self,
        group: UnitGroup,
        single: Mapping[str, Sequence[float]],
        before: Array,
        gaps: Array,
        fits: int,
    ) -> list[Option]:
        """Larger sets that flip the lead, if any are found: the costliest units of each rival.

        The shortest such row of units is sought by halving, the nearest rival first, until
        ``fits`` sets were worked out. Its set flips the lead, so that the smallest is no
        larger; it need not be the smallest.
        """
        found = []
        for rival in np.argsort(gaps, kind="stable").tolist():
            costly = sorted(group.members, key=lambda one: (-single[one.id][rival], one.id))
            low, high, best = 1, len(costly), None
            while low <= high and fits > 0:
                count, fits = (low + high) // 2, fits - 1
                (option,) = self._options(group, [costly[:count]], before)
                if option.losses[rival] > gaps[rival] + TIE:
                    best, high = option, count - 1
                else:
                    low = count + 1
            if best is not None:
                found.append(best)
        return found

    def _rough_losses(self, group: UnitGroup) -> dict[str, list[float]]:
        changes = rough_changes(group, self.weigher.case.hypothesis_ids, self.known)
        return {
            name: (change[self.leader] - change[self.rivals]).tolist()
            for name, change in changes.items()
        }

    def linchpins(self, found: Found, gaps: Array) -> list[Linchpin]:
        """The sets found as linchpins, smallest first, without their shares of draws."""
        if not found.sets:
            return []
        ids = self.weigher.case.hypothesis_ids
        order = [self.leader, *self.rivals]
        level = np.zeros((len(found.sets), 1))
        after = _shares(np.hstack([level, np.asarray(found.losses) - gaps]).T)
        before = _shares(np.concatenate([[0.0], -gaps])[:, None])[:, 0]
        winners = 1 + np.round(after[1:], 9).argmax(axis=0)
        pins = [
            Linchpin(
                unit=self.unit,
                failure=self.failure,
                members=members,
                leader_before=ids[self.leader],
                leader_posterior_before=float(before[0]),
                leader_posterior_after=float(after[0, place]),
                leader_after=ids[order[winner]],
                posterior_before=float(before[winner]),
                posterior_after=float(after[winner, place]),
                share_of_draws=None,
            )
            for place, (members, winner) in enumerate(zip(found.sets, winners, strict=True))
        ]
        return sorted(pins, key=lambda one: (len(one.members), -one.posterior_after, one.members))

    def with_shares(self, linchpins: Sequence[Linchpin], draws: Weigher) -> list[Linchpin]:
        """The linchpins with the share of the leader's draws in which their failure unseats it."""
        total = draws.log_weights()
        led = (total[self.rivals] <= total[self.leader]).all(axis=0)
        shared = []
        for one in linchpins:
            after = self._weights_after(draws, one.members, total)
            lost = (after[self.rivals] > after[self.leader]).any(axis=0)
            share = float(lost[led].mean()) if led.any() else 0.0
            shared.append(replace(one, share_of_draws=share))
        return shared

    def _weights_after(self, weigher: Weigher, members: Sequence[str], total: Array) -> Array:
        total = np.maximum(total, _IMPOSSIBLE)
        groups: dict[int, tuple[UnitGroup, list[Member]]] = {}
        for id_ in members:
            if id_ == PRIOR and self.unit == "assumption":
                total = total - np.maximum(weigher.log_prior(), _IMPOSSIBLE)
                continue
            group = self.group_of[id_]
            groups.setdefault(id(group), (group, []))[1].append(self.members[id_])
        for group, failed in groups.values():
            total = total - self._sum(weigher, group.parts)
            total = total + self._sum(weigher, self._failed(group, failed))
        return total

    def _failed(self, group: UnitGroup, failed: Sequence[Member]) -> list[Part]:
        return [fail(part, failed, self.known) for part in group.parts]

    def _margins(self, group: UnitGroup) -> Array:
        total = self._sum(self.weigher, group.parts)[:, 0]
        return np.asarray(total[self.leader] - total[self.rivals])

    def _sum(self, weigher: Weigher, parts: Sequence[Part]) -> Array:
        total: Array = np.zeros((len(self.rivals) + 1, 1))
        for part in parts:
            if part.items:
                total = total + np.maximum(weigher.log_likelihood(part), _IMPOSSIBLE)
        return total

    def _cells(self, group: UnitGroup) -> int:
        return 1 + sum(map(self.weigher.effort_of_many, group.parts))


def _sets(members: Sequence[Member]) -> Iterator[tuple[Member, ...]]:
    sizes = range(1, len(members) + 1)
    return chain.from_iterable(combinations(members, size) for size in sizes)


def _opposites(weigher: Weigher) -> dict[str, bool]:
    # An item turns out to be the opposite of what all reports make likelier.
    opposite = {item.id: not item.observed for item in weigher.case.evidence}
    likely = probabilities(weigher, weigher.parts)
    opposite.update((item, not likely >= 0.5) for item, likely in likely.items())
    return opposite


def probabilities(weigher: Weigher, parts: Sequence[Part]) -> dict[str, float]:
    """P(item holds | all reports) for every item of those parts that is not observed."""
    weights = weigher.log_weights()[:, 0]
    shares = _shares(weights)
    found: dict[str, float] = {}
    for part in parts:
        asked = [place for place, item in enumerate(part.items) if item.observed is None]
        true = tuple(Failed(items=1 << place, known=1 << place) for place in asked)
        held = weigher.log_likelihoods_failed(part, true)
        told = np.maximum(weigher.log_likelihood(part)[:, 0], _IMPOSSIBLE)
        for place, column in zip(asked, held.T, strict=True):
            found[part.items[place].id] = float(np.sum(shares * np.exp(column - told)))
    return found


def _shares(weights: Array) -> Array:
    rising = np.exp(weights - weights.max(axis=0))
    return np.asarray(rising / rising.sum(axis=0))

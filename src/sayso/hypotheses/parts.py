"""A case taken apart: items that share no source are independent once the hypothesis is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import NamedTuple

from sayso.hypotheses.reports import Strand
from sayso.hypotheses.sources import count_cells
from sayso.records.case import Case
from sayso.records.evidence import Evidence, Report


@dataclass(frozen=True)
class Part:
    """Items that must be weighed together, each with its reports.

    ``shared`` names the sources with a report on more than one of them, or two on one: their
    states are summed out.
    Equal parts weigh the same, so a part is the key under which its weight is kept.
    """

    items: tuple[Evidence, ...]
    strands: tuple[tuple[Strand, ...], ...]
    shared: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return self._deep

    @cached_property
    def _deep(self) -> int:
        # Asked for at every look-up, and deep: worked out once, if ever.
        return hash((self.items, self.strands, self.shared))

    @cached_property
    def scopes(self) -> tuple[tuple[str, ...], ...]:
        """For each item, the shared sources that tell of it."""
        return tuple(scope_of(strands, self.shared) for strands in self.strands)

    @cached_property
    def states(self) -> int:
        """States of its sources that summing them out touches for each hypothesis and draw."""
        return count_cells(self.scopes, self._each, 1) if self.shared else 0

    @cached_property
    def laid(self) -> int:
        """States of sources in the tables of all items, for each hypothesis and draw."""
        return sum(prod(self._each[name] for name in scope) for scope in self.scopes)

    @cached_property
    def _each(self) -> dict[str, int]:
        witnesses = (strand.witness for strands in self.strands for strand in strands)
        return {one.id: 3 if one.deceptive else 2 for one in witnesses}


class Tie(NamedTuple):
    """Ids of items that sources tie together, and of those sources."""

    items: tuple[str, ...]
    sources: tuple[str, ...]


def scope_of(strands: Iterable[Strand], shared: tuple[str, ...]) -> tuple[str, ...]:
    """The shared sources whose reports among those count, each once, in order."""
    return tuple(name for name in dict.fromkeys(_counted(strands)) if name in shared)


def ties_of(case: Case) -> tuple[Tie, ...]:
    """The items of which some source tells more than once, in groups that share no source."""
    told = [report.witness for item in case.evidence for report in item.reports]
    if len(set(told)) == len(told):
        return ()
    counts: dict[str, int] = {}
    for item in case.evidence:
        for report in item.reports:
            if _counts(report):
                counts[report.witness] = counts.get(report.witness, 0) + 1
    shared = {witness for witness, count in counts.items() if count > 1}
    if not shared:
        return ()
    tying = {
        item.id: shared.intersection(one.witness for one in item.reports if _counts(one))
        for item in case.evidence
    }
    groups = _connected({id_: sources for id_, sources in tying.items() if sources})
    return tuple(
        Tie(tuple(group), tuple(sorted(set().union(*(tying[id_] for id_ in group)))))
        for group in groups
    )


def _counted(strands: Iterable[Strand]) -> list[str]:
    return [strand.witness.id for strand in strands if _counts(strand.report)]


def _counts(report: Report) -> bool:
    # A full copy says nothing of its source, a discounted report nothing at all.
    return not report.discounted and (report.copies is None or report.copying.low < 1)


def _connected(told: dict[str, set[str]]) -> list[list[str]]:
    group_of: dict[str, list[str]] = {}
    by_source: dict[str, list[str]] = {}
    for item, sources in told.items():
        group = [item]
        group_of[item] = group
        for source in sources:
            other = by_source.get(source)
            if other is not None and group_of[other[0]] is not group:
                small, large = sorted((group, group_of[other[0]]), key=len)
                for member in small:
                    group_of[member] = large
                large.extend(small)
                group = large
            by_source[source] = group
    place = {item: index for index, item in enumerate(told)}
    unique = {id(group): group for group in group_of.values()}
    return sorted(
        (sorted(g, key=place.__getitem__) for g in unique.values()), key=lambda g: place[g[0]]
    )

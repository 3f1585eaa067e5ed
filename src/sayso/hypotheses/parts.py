"""A case taken apart: items that share no source are independent once the hypothesis is known."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.hypotheses.reports import Strand
from sayso.records.case import Case
from sayso.records.evidence import Evidence, Report


@dataclass(frozen=True, slots=True)
class Part:
    """Items that must be weighed together, each with its reports.

    ``shared`` names the sources with a report on more than one of them, or two on one: their
    states are summed out.
    Equal parts weigh the same, so a part is the key under which its weight is kept.
    """

    items: tuple[Evidence, ...]
    strands: tuple[tuple[Strand, ...], ...]
    shared: tuple[str, ...] = ()
    _hash: int = field(init=False, repr=False, compare=False, default=0)

    def __post_init__(self) -> None:
        # Asked for at every look-up, and deep: worked out once.
        deep = hash((self.items, self.strands, self.shared))
        object.__setattr__(self, "_hash", deep)

    def __hash__(self) -> int:
        return self._hash

    @property
    def scopes(self) -> tuple[tuple[str, ...], ...]:
        """For each item, the shared sources that tell of it."""
        return tuple(scope_of(strands, self.shared) for strands in self.strands)


def scope_of(strands: Iterable[Strand], shared: tuple[str, ...]) -> tuple[str, ...]:
    """The shared sources whose reports among those count, each once, in order."""
    return tuple(name for name in dict.fromkeys(_counted(strands)) if name in shared)


def parts_of(case: Case) -> tuple[Part, ...]:
    """The case's items in parts that share no source, in the order of their first items."""
    strands = _strands(case)
    told = {item.id: _counted(strands[item.id]) for item in case.evidence}
    counts: dict[str, int] = {}
    for witnesses in told.values():
        for witness in witnesses:
            counts[witness] = counts.get(witness, 0) + 1
    shared = {witness for witness, count in counts.items() if count > 1}
    groups = _connected({id_: shared.intersection(ws) for id_, ws in told.items()})
    order = {item.id: item for item in case.evidence}
    parts = []
    for group in groups:
        names = sorted({w for id_ in group for w in told[id_] if w in shared})
        parts.append(
            Part(
                items=tuple(order[id_] for id_ in group),
                strands=tuple(strands[id_] for id_ in group),
                shared=tuple(names),
            )
        )
    return tuple(parts)


def _strands(case: Case) -> dict[str, tuple[Strand, ...]]:
    witnesses = {witness.id: witness for witness in case.witnesses}
    says = {report.id: report.says for item in case.evidence for report in item.reports}

    def strand(report: Report) -> Strand:
        agrees = report.copies is None or says[report.copies] == report.says
        return Strand(report, witnesses[report.witness], agrees)

    return {item.id: tuple(strand(report) for report in item.reports) for item in case.evidence}


def _counted(strands: Iterable[Strand]) -> list[str]:
    # A full copy says nothing of its source, a discounted report nothing at all.
    return [
        strand.witness.id
        for strand in strands
        if not strand.report.discounted
        and (strand.report.copies is None or strand.report.copying.low < 1)
    ]


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

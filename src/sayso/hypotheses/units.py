"""What can fail in a case (reports, items, sources, assumptions, copy groups), and its failure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sayso.hypotheses.parts import Part
from sayso.hypotheses.reports import Strand
from sayso.records.case import Case
from sayso.records.evidence import Report
from sayso.records.judgement import Unit

PRIOR = "prior"
"""The one assumption of every case: failing, it leaves all hypotheses equally probable."""


@dataclass(frozen=True, slots=True)
class Member:
    """One unit: the reports that say nothing once it fails, and the items that do."""

    id: str
    reports: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Parts that units tie together, and those units: what fails here changes nothing elsewhere."""

    parts: tuple[Part, ...]
    members: tuple[Member, ...]


def members_of(case: Case, unit: Unit) -> tuple[Member, ...]:
    """The case's units of one kind, the prior left out."""
    match unit:
        case "item":
            return tuple(Member(item.id, items=frozenset([item.id])) for item in case.evidence)
        case "report":
            return tuple(
                Member(report.id, reports=frozenset([report.id]))
                for report in _reports(case)
                if report.copies is None or report.copying.low < 1
            )
        case "source":
            told: dict[str, set[str]] = {}
            for report in _reports(case):
                told.setdefault(report.witness, set()).add(report.id)
            return tuple(
                Member(one.id, reports=frozenset(told[one.id]))
                for one in case.witnesses
                if one.id in told
            )
        case "assumption":
            return tuple(
                Member(one.id, items=frozenset(i.id for i in case.evidence if one.id in i.rests_on))
                for one in case.assumptions
            )
        case "copy group":
            return tuple(
                Member(" = ".join(group), reports=frozenset(group)) for group in copy_groups(case)
            )


def copy_groups(case: Case) -> tuple[tuple[str, ...], ...]:
    """Reports that come from one another or from one origin: ids, two or more in each group."""
    linked: dict[str, list[str]] = {report.id: [report.id] for report in _reports(case)}
    first: dict[tuple[str, str], str] = {}
    pairs: list[tuple[str, str]] = []
    for item in case.evidence:
        for report in item.reports:
            if report.copies is not None:
                pairs.append((report.id, report.copies))
            if report.origin is not None:
                start = first.setdefault((item.id, report.origin), report.id)
                pairs.append((report.id, start))
    for one, other in pairs:
        if linked[one] is not linked[other]:
            linked[one].extend(linked[other])
            for moved in linked[other]:
                linked[moved] = linked[one]
    unique = {id(group): tuple(sorted(group)) for group in linked.values()}
    return tuple(sorted(group for group in unique.values() if len(group) > 1))


def group_units(parts: Iterable[Part], members: Iterable[Member]) -> tuple[UnitGroup, ...]:
    """The units with the parts that they touch, in groups that share none."""
    touched: dict[str, int] = {}
    kept = tuple(parts)
    for index, part in enumerate(kept):
        for item, strands in zip(part.items, part.strands, strict=True):
            touched[item.id] = index
            touched.update((strand.report.id, index) for strand in strands)
    root = list(range(len(kept)))

    def find(index: int) -> int:
        while root[index] != index:
            root[index] = root[root[index]]
            index = root[index]
        return index

    places: dict[Member, set[int]] = {}
    for member in members:
        places[member] = {touched[id_] for id_ in (*member.reports, *member.items)}
        found = sorted({find(index) for index in places[member]})
        for index in found[1:]:
            root[index] = found[0]
    groups: dict[int, tuple[list[Part], list[Member]]] = {}
    for member, touches in places.items():
        if touches:
            groups.setdefault(find(min(touches)), ([], []))[1].append(member)
    for index, part in enumerate(kept):
        if find(index) in groups:
            groups[find(index)][0].append(part)
    return tuple(UnitGroup(tuple(held), tuple(tied)) for held, tied in groups.values())


def fail(part: Part, failed: Iterable[Member], known: Mapping[str, bool] | None = None) -> Part:
    """The part with those units dropped; with ``known``, their items known as it says instead."""
    held = tuple(failed)
    items = frozenset().union(*(member.items for member in held))
    reports = frozenset().union(*(member.reports for member in held))
    if known is not None:
        turned = (replace(i, observed=known[i.id]) if i.id in items else i for i in part.items)
        return replace(part, items=tuple(turned))
    stay = [index for index, item in enumerate(part.items) if item.id not in items]
    strands = tuple(_silenced(part.strands[index], reports) for index in stay)
    return replace(part, items=tuple(part.items[index] for index in stay), strands=strands)


def _silenced(strands: tuple[Strand, ...], reports: frozenset[str]) -> tuple[Strand, ...]:
    if not any(strand.report.id in reports for strand in strands):
        return strands
    return tuple(
        replace(one, report=replace(one.report, discounted=True))
        if one.report.id in reports
        else one
        for one in strands
    )


def _reports(case: Case) -> list[Report]:
    return [report for item in case.evidence for report in item.reports]

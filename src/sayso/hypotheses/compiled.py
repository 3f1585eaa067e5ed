"""A case compiled: taken apart once, for posteriors, draws, linchpins and edits alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sayso.hypotheses.parts import Part, ties_of
from sayso.hypotheses.reports import Strand
from sayso.hypotheses.rows import Row
from sayso.records.case import Case
from sayso.records.evidence import Evidence


@dataclass(frozen=True, eq=False)
class Compiled:
    """A case as rows, which are independent once the hypothesis is known, and tied parts.

    ``rows``: items whose sources tell of nothing else. ``tied``: items that share sources,
    in parts that share none.
    """

    case: Case
    rows: tuple[Row, ...]
    tied: tuple[Part, ...]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Rows and tied parts alike, in the order of their first items."""
        if not self.tied:
            return tuple(row.part for row in self.rows)
        place = {item.id: index for index, item in enumerate(self.case.evidence)}
        every = (*(row.part for row in self.rows), *self.tied)
        return tuple(sorted(every, key=lambda part: place[part.items[0].id]))

    @cached_property
    def place_of_row(self) -> Mapping[int, int]:
        """The place of the row that a part is, by the part's identity."""
        return {id(row.part): place for place, row in enumerate(self.rows)}


def compile_case(case: Case, before: Compiled | None = None) -> Compiled:
    """The case compiled; what an edit of ``before`` left alone is taken over from there."""
    if before is not None:
        edited = _rated_anew(case, before)
        if edited is not None:
            return edited
    return _Compiling(case, before).compiled()


def _rated_anew(case: Case, before: Compiled) -> Compiled | None:
    """The case, if it differs in how items are rated alone: the sources tie what they tied."""
    old = before.case
    alike = (
        len(case.evidence) == len(old.evidence)
        and case.witnesses == old.witnesses
        and case.hypothesis_ids == old.hypothesis_ids
    )
    if not alike:
        return None
    changed: dict[str, Evidence] = {}
    for item, was in zip(case.evidence, old.evidence, strict=True):
        if item is was or item == was:
            continue
        if item.id != was.id or item.reports != was.reports:
            return None
        changed[item.id] = item
    rows = tuple(
        Row(changed[row.item.id], row.witnesses, row.tied) if row.item.id in changed else row
        for row in before.rows
    )
    tied = tuple(_with_items(part, changed) for part in before.tied)
    return Compiled(case, rows, tied)


def _with_items(part: Part, changed: Mapping[str, Evidence]) -> Part:
    if not any(item.id in changed for item in part.items):
        return part
    items = tuple(changed.get(item.id, item) for item in part.items)
    return Part(items, part.strands, part.shared)


class _Compiling:
    """The taking apart of one case."""

    def __init__(self, case: Case, before: Compiled | None) -> None:
        self.case = case
        self.ids = case.hypothesis_ids
        self.witnesses = {witness.id: witness for witness in case.witnesses}
        self.says: dict[str, bool] = {}
        self.retold = {
            item.id
            for item in case.evidence
            for report in item.reports
            if report.copies is not None or report.origin is not None
        }
        if before is not None and before.case.hypothesis_ids == self.ids:
            self.rows = {row.item.id: row for row in before.rows}
            self.parts = {part: part for part in before.tied}
        else:
            self.rows, self.parts = {}, {}

    def compiled(self) -> Compiled:
        """Rows and parts, those of before where nothing changed."""
        ties = ties_of(self.case)
        within = {id_ for tie in ties for id_ in tie.items}
        items = {item.id: item for item in self.case.evidence} if ties else {}
        rows = tuple([self._row(item) for item in self.case.evidence if item.id not in within])
        tied = []
        for tie in ties:
            held = tuple(items[id_] for id_ in tie.items)
            part = Part(held, tuple(map(self._strands, held)), tie.sources)
            tied.append(self.parts.get(part, part))
        return Compiled(self.case, rows, tuple(tied))

    def _row(self, item: Evidence) -> Row:
        sources = tuple([self.witnesses[one.witness] for one in item.reports])
        tied = self._strands(item) if item.id in self.retold else ()
        known = self.rows.get(item.id)
        if (
            known is not None
            and known.item == item
            and known.witnesses == sources
            and known.tied == tied
        ):
            return known
        return Row(item, sources, tied)

    def _strands(self, item: Evidence) -> tuple[Strand, ...]:
        if not self.says and item.id in self.retold:
            every = (report for one in self.case.evidence for report in one.reports)
            self.says = {report.id: report.says for report in every}
        return tuple(
            Strand(
                report,
                self.witnesses[report.witness],
                report.copies is None or self.says[report.copies] == report.says,
            )
            for report in item.reports
        )

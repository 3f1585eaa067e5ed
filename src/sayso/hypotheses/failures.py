"""One part with many sets of its units failed, all worked out together."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from sayso.hypotheses.parts import Part, scope_of
from sayso.hypotheses.sources import Plan, Table, min_fill_plan, sum_out
from sayso.hypotheses.tables import item_table, rate_rows
from sayso.hypotheses.values import Array, Values
from sayso.records.hypothesis import Hypothesis

_CHUNK_CELLS = 2**21


class Failed(NamedTuple):
    """What fails in a part, as bits: the items, and the reports, by their places in it.

    ``known``: None where failing items say nothing any more; else they are known to hold,
    those with a bit here, or not to hold. Reports do not fail then.
    """

    items: int = 0
    reports: int = 0
    known: int | None = None


class Places:
    """The places of a part's items and reports, for the bits of what fails."""

    def __init__(self, part: Part) -> None:
        self._items = {item.id: 1 << place for place, item in enumerate(part.items)}
        told = (strand.report.id for strands in part.strands for strand in strands)
        self._reports = {report: 1 << place for place, report in enumerate(told)}

    def items(self, ids: Iterable[str]) -> int:
        """The bits of those items that are in the part."""
        return union(self._items.get(id_, 0) for id_ in ids)

    def reports(self, ids: Iterable[str]) -> int:
        """The bits of those reports that are in the part."""
        return union(self._reports.get(id_, 0) for id_ in ids)


class FailingPart:
    """A part whose tables are laid out once for every set of its units that fails.

    ``values`` give one number each: the place of the draws is taken by the sets.
    ``shares``: P(state) of each shared source, states × 1.
    """

    def __init__(
        self,
        part: Part,
        hypotheses: tuple[Hypothesis, ...],
        values: Values,
        shares: Mapping[str, Array],
    ) -> None:
        self._part, self._values, self._shares = part, values, shares
        self._rates: dict[int, Array] = {}
        sizes = [len(strands) for strands in part.strands]
        starts = accumulate(sizes, initial=0)
        self._spans = [(start, (1 << size) - 1) for start, size in zip(starts, sizes, strict=False)]
        self._hypotheses = hypotheses
        self._chunk = sets_at_once(part.laid * len(hypotheses))
        self._laid: dict[tuple[int, bool | None, int], Table] = {}
        self._ones: dict[tuple[int, ...], Array] = {}

    def log_likelihoods(self, failures: Sequence[Failed]) -> Array:
        """Log P(what is left of the part's reports | h): hypotheses × failures.

        0 where nothing is left. Failures that leave the same sources tied are summed out as
        one array: where a failure takes a table away, ones stand in its place, which change
        no product.
        """
        found = np.zeros((len(self._hypotheses), len(failures)))
        alike: dict[Plan, list[tuple[int, dict[int, Table]]]] = {}
        for column, failed in enumerate(failures):
            tables = self._tables(failed)
            if tables:
                plan = min_fill_plan(scope for scope, _ in tables.values())
                alike.setdefault(plan, []).append((column, tables))
        for columns in alike.values():
            for start in range(0, len(columns), self._chunk):
                some = columns[start : start + self._chunk]
                found[:, [column for column, _ in some]] = self._summed([t for _, t in some])
        return found

    def _summed(self, failures: Sequence[dict[int, Table]]) -> Array:
        if not self._part.shared:
            with np.errstate(divide="ignore"):
                return np.asarray(np.log(np.concatenate([t[0][1] for t in failures], axis=1)))
        if len(failures) == 1:
            return sum_out(list(failures[0].values()), self._shares)
        slots: dict[tuple[int, tuple[str, ...]], list[Array | None]] = {}
        for column, tables in enumerate(failures):
            for place, (scope, table) in tables.items():
                slot = slots.setdefault((place, scope), [None] * len(failures))
                slot[column] = table
        ordered = sorted(slots, key=lambda slot: slot[0])
        return sum_out(
            [(scope, self._beside(slots[place, scope])) for place, scope in ordered], self._shares
        )

    def _beside(self, tables: Sequence[Array | None]) -> Array:
        # The few different tables of one item, each in the columns in which it stands.
        different = {id(table): table for table in tables}
        shape = next(table.shape for table in different.values() if table is not None)
        ones = self._ones.setdefault(shape, np.ones(shape))
        laid = np.concatenate([ones if t is None else t for t in different.values()], axis=-1)
        order = {key: place for place, key in enumerate(different)}
        return laid.take([order[id(table)] for table in tables], axis=-1)

    def _tables(self, failed: Failed) -> dict[int, Table]:
        """The table of each item that says something yet, by its place."""
        found = {}
        for place, (start, reports) in enumerate(self._spans):
            fails = failed.items >> place & 1
            if failed.known is not None:
                known = bool(failed.known >> place & 1) if fails else None
                found[place] = self._table(place, known, 0)
            elif not fails:
                found[place] = self._table(place, None, failed.reports >> start & reports)
        return found

    def _table(self, place: int, known: bool | None, silent: int) -> Table:
        found = self._laid.get((place, known, silent))
        if found is None:
            item = self._part.items[place]
            if place not in self._rates:
                self._rates[place] = rate_rows(
                    item.id, item.likelihoods, self._hypotheses, self._values
                )
            heard = tuple(
                strand
                for index, strand in enumerate(self._part.strands[place])
                if not silent >> index & 1
            )
            scope = scope_of(heard, self._part.shared)
            axes = {name: axis for axis, name in enumerate(scope)}
            observed = item.observed if known is None else known
            rates = self._rates[place]
            table = item_table(item.id, rates, observed, heard, self._values, axes)
            found = self._laid[place, known, silent] = (scope, table)
        return found


def sets_at_once(cells: int) -> int:
    """How many sets, or draws, are laid out as one array, of so many cells each."""
    return max(1, _CHUNK_CELLS // max(1, cells))


def union(bits: Iterable[int]) -> int:
    """Every bit that is in any of them."""
    found = 0
    for one in bits:
        found |= one
    return found

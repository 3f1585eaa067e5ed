"""Log weights of hypotheses: log prior + Σ log L over the parts, kept for the next asking."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from sayso.errors import CaseError
from sayso.hypotheses.compiled import Compiled, compile_case
from sayso.hypotheses.failures import Failed, FailingPart, sets_at_once
from sayso.hypotheses.parts import Part
from sayso.hypotheses.reports import Strand, state_rates
from sayso.hypotheses.rows import Row, row_likelihoods, row_of
from sayso.hypotheses.sources import Table, sum_out
from sayso.hypotheses.tables import item_table, rate_rows
from sayso.hypotheses.values import Array, Number, Slice, Values
from sayso.records.case import Case
from sayso.records.evidence import Evidence, Witness
from sayso.records.hypothesis import Hypothesis

_KEPT_BYTES = 256 * 2**20
_BLOCK_BYTES = 32 * 2**20  # asked for at once: many small pieces of memory cost as much as draws
_CELLS_OF_A_TABLE = 8000
_TIMES_LAID = 4  # a table is made, and multiplied with others, in so many turns


class Weights:
    """What was worked out already: log-likelihoods of rows and parts, for one kind of values."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Array] = {}
        self._bytes = 0
        self.block: tuple[tuple[Row, ...], Array] = ((), np.empty(0))
        """Rows and their log-likelihoods, where values give one number each."""

    def get(self, key: Hashable) -> Array | None:
        """The array kept under that key, or None."""
        return self._kept.get(key)

    def keep(self, key: Hashable, array: Array) -> None:
        """Keep an array, unless a quarter of a gigabyte is kept already."""
        if self._bytes + array.nbytes <= _KEPT_BYTES:
            self._kept[key] = array
            self._bytes += array.nbytes


class Weigher:
    """Weighs the hypotheses of one compiled case with one kind of values (means, or draws)."""

    def __init__(
        self, compiled: Compiled, values: Values, *, kept: Weights | None = None, threads: int = 1
    ) -> None:
        self.compiled = compiled
        self.case = compiled.case
        self.values = values
        self.kept = kept if kept is not None else Weights()
        self.threads = threads
        self._ids = compiled.case.hypothesis_ids
        self._total: Array | None = None
        self._failing: dict[Part, FailingPart] = {}
        self._tables: dict[tuple[int, int], tuple[Evidence, tuple[Strand, ...], Array]] = {}

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the case: rows, and items that share sources."""
        return self.compiled.parts

    def edited(self, case: Case) -> "Weigher":
        """The weigher of an edited case: only what differs is worked out again."""
        compiled = compile_case(case, self.compiled)
        return Weigher(compiled, self.values, kept=self.kept, threads=self.threads)

    def log_prior(self) -> Array:
        """Log P(h): hypotheses × draws, each draw's priors brought to the sum 1.

        Hypotheses without a prior share equally what the others leave.

        Raises:
            CaseError: the others leave nothing.
        """
        with np.errstate(divide="ignore"):
            return np.log(priors(self.case.hypotheses, self.values))

    def log_likelihood(self, part: Part) -> Array:
        """Log P(reports of the part | h): hypotheses × draws."""
        place = self.compiled.place_of_row.get(id(part))
        if place is not None:
            single = self.values.count == 1
            row = self.compiled.rows[place]
            return self._block()[place] if single else next(self._drawn([row]))
        key = (self._ids, part)
        found = self.kept.get(key)
        if found is None:
            found = self._work_out(part)
            self.kept.keep(key, found)
        return found

    def log_likelihoods_failed(self, part: Part, failures: tuple[Failed, ...]) -> Array:
        """As ``log_likelihood`` with each of those failures: hypotheses × failures.

        Only of values that give one number each.
        """
        key = (self._ids, part, failures)
        found = self.kept.get(key)
        if found is None:
            failing = self._failing.get(part)
            if failing is None:
                failing = self._failing[part] = self._failing_part(part)
            found = failing.log_likelihoods(failures)
            self.kept.keep(key, found)
        return found

    def log_weights(self) -> Array:
        """Log P(h) + Σ log P(reports | h): hypotheses × draws.

        Raises:
            CaseError: the evidence is impossible under every hypothesis.
        """
        if self._total is not None:
            return self._total
        total = self.log_prior()
        if self.compiled.rows and self.values.count == 1:
            total += self._block().sum(axis=0)
        elif self.compiled.rows:
            for drawn in self._drawn(self.compiled.rows):
                total += drawn
        for part in self.compiled.tied:
            total += self.log_likelihood(part)
        if not np.isfinite(total.max(axis=0)).all():
            raise self._impossible()
        total.flags.writeable = False
        self._total = total
        return total

    def _impossible(self) -> CaseError:
        for part in self.parts:
            if np.isneginf(self.log_likelihood(part).max()):
                return _impossible_items(part.items)
        return CaseError(
            "the evidence together is impossible under every hypothesis: each is ruled out "
            "by some item",
            remedy="give no likelihood of 0 or 1 that a single report could overturn",
        )

    def _block(self) -> Array:
        """The log-likelihoods of all rows at single numbers: rows × hypotheses × 1.

        Rows that stand where they stood in the block worked out last are taken from there.
        """
        rows, (before, block) = self.compiled.rows, self.kept.block
        if rows is before:
            return block
        if len(rows) == len(before):
            pairs = enumerate(zip(rows, before, strict=True))
            changed = [place for place, (row, was) in pairs if row is not was]
            block = block.copy()
            if changed:
                new = [rows[place] for place in changed]
                block[changed] = _log(row_likelihoods(new, self.values, self._ids))
        else:
            block = _log(row_likelihoods(rows, self.values, self._ids))
        self.kept.block = rows, block
        return block

    def _drawn(self, rows: Sequence[Row]) -> Iterator[Array]:
        """The log-likelihoods of each of the rows in turn: hypotheses × draws."""
        wide = (len(self._ids), self.values.count)
        many = max(1, _BLOCK_BYTES // (8 * wide[0] * wide[1]))
        for start in range(0, len(rows), many):
            some = rows[start : start + many]
            found = [self.kept.get(row) for row in some]
            block = iter(np.empty((sum(one is None for one in found), *wide)))
            for row, kept in zip(some, found, strict=True):
                if kept is not None:
                    yield kept
                    continue
                likely = row_likelihoods([row], self.values, self._ids)[0]
                drawn = _log(likely, next(block))
                self.kept.keep(row, drawn)
                yield drawn

    def _work_out(self, part: Part) -> Array:
        if not part.shared:
            return _log(row_likelihoods([row_of(part)], self.values, self._ids)[0])
        chunk = min(self.values.count, sets_at_once(part.laid * len(self._ids)))
        kept: dict[str, Number] = {}
        starts = range(0, self.values.count, chunk)

        def work(start: int) -> Array:
            stop = min(start + chunk, self.values.count)
            return self._sum_out(part, Slice(self.values, start, stop, kept))

        pieces = [work(starts[0])]
        if self.threads > 1 and len(starts) > 1:
            with ThreadPoolExecutor(self.threads) as pool:
                pieces.extend(pool.map(work, starts[1:]))
        else:
            pieces.extend(map(work, starts[1:]))
        return np.concatenate(pieces, axis=1)

    def _sum_out(self, part: Part, values: Slice) -> Array:
        tables: list[Table] = []
        for index, scope in enumerate(part.scopes):
            axes = {name: axis for axis, name in enumerate(scope)}
            tables.append((scope, self._kept_table(part, index, values, axes)))
        wide = (len(self.case.hypotheses), values.count)
        return np.broadcast_to(sum_out(tables, self._shares(part, values)), wide)

    def _shares(self, part: Part, values: Values) -> dict[str, Array]:
        witnesses = {w.id: w for w in self.case.witnesses}
        return {name: _shares(witnesses[name], values) for name in part.shared}

    def _failing_part(self, part: Part) -> FailingPart:
        shares = self._shares(part, self.values) if part.shared else {}
        return FailingPart(part, self.case.hypotheses, self.values, shares)

    def _kept_table(self, part: Part, index: int, values: Values, axes: Mapping[str, int]) -> Array:
        # The same item in another part: kept by identity, which its own presence here assures.
        item, strands = part.items[index], part.strands[index]
        if self.values.count > 1:
            return self._table(part, index, values, axes)
        found = self._tables.get((id(item), id(strands)))
        if found is None:
            found = (item, strands, self._table(part, index, values, axes))
            self._tables[id(item), id(strands)] = found
        return found[2]

    def _table(self, part: Part, index: int, values: Values, axes: Mapping[str, int]) -> Array:
        item = part.items[index]
        rates = rate_rows(item.id, item.likelihoods, self.case.hypotheses, values)
        return item_table(item.id, rates, item.observed, part.strands[index], values, axes)

    def cells(self, part: Part) -> int:
        """Cells that one draw of this part touches: its items' tables, and summing out."""
        return (part.states + _TIMES_LAID * part.laid) * len(self._ids)

    def effort(self, part: Part) -> int:
        """As ``cells``, what it costs to begin with each table included."""
        return self.cells(part) + _CELLS_OF_A_TABLE * len(part.items) if part.shared else 1

    def effort_of_many(self, part: Part) -> int:
        """As ``effort``, for each of many draws or failures, which are laid out together."""
        if not part.shared:
            return 1
        tables = _CELLS_OF_A_TABLE * len(part.items)
        return self.cells(part) + tables // sets_at_once(part.laid * len(self._ids))


def _impossible_items(items: Iterable[Evidence]) -> CaseError:
    ids = [item.id for item in items]
    named = " with ".join(ids[:3])
    more = f" and {len(ids) - 3} more" if len(ids) > 3 else ""
    return CaseError(
        f"evidence {named}{more} is impossible under every hypothesis",
        remedy="give at least one hypothesis a likelihood above 0",
    )


def priors(hypotheses: tuple[Hypothesis, ...], values: Values) -> Array:
    """P(h) before the evidence: hypotheses × draws, each draw of the sum 1."""
    rows = np.empty((len(hypotheses), values.count))
    missing = [index for index, one in enumerate(hypotheses) if one.prior is None]
    for index, one in enumerate(hypotheses):
        rows[index] = 0.0 if one.prior is None else values(f"prior\x1f{one.id}", one.prior)
    if missing:
        rest = 1 - rows.sum(axis=0)
        if values.count == 1 and rest[0] <= 0:
            names = ", ".join(hypotheses[index].id for index in missing)
            raise CaseError(
                f"the priors given leave nothing for {names}",
                remedy="lower them, or give each hypothesis a prior",
            )
        rows[missing] = np.maximum(rest, 1e-6) / len(missing)
    total = rows.sum(axis=0)
    if not (total > 0).all():
        raise CaseError("every prior is 0", remedy="give one hypothesis a prior above 0")
    rows /= total
    return rows


def _shares(witness: Witness, values: Values) -> Array:
    states, _, _ = state_rates(witness, values)
    return np.stack([np.broadcast_to(share, values.count) for share in states])


def _log(rates: Array, into: Array | None = None) -> Array:
    with np.errstate(divide="ignore"):
        return np.log(rates, out=rates if into is None else into)

"""Items whose sources tell of no other item: independent, and many worked out at once."""

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter

import numpy as np

from sayso.hypotheses.parts import Part
from sayso.hypotheses.reports import Strand, report_factors
from sayso.hypotheses.values import Array, Values
from sayso.records.estimate import Estimate
from sayso.records.evidence import Evidence, Report, Witness

_RATES = attrgetter("hit", "false_alarm", "unreliable_says", "deceptive")
_NAN = float("nan")


class Row:
    """One such item. What is worked out for a row is kept by its identity.

    ``witnesses``: one for each report. ``tied``: all its reports, where some copy others or
    share an origin; else each stands by itself.
    """

    __slots__ = ("_part", "item", "tied", "witnesses")

    def __init__(
        self, item: Evidence, witnesses: tuple[Witness, ...], tied: tuple[Strand, ...] = ()
    ) -> None:
        self.item, self.witnesses, self.tied = item, witnesses, tied
        self._part: Part | None = None

    @property
    def part(self) -> Part:
        """The row as a part of the case."""
        if self._part is None:
            strands = self.tied or tuple(map(Strand, self.item.reports, self.witnesses))
            self._part = Part((self.item,), (strands,))
        return self._part

    def told(self) -> list[tuple[Report, Witness]]:
        """The reports that stand by themselves and count, each with its source."""
        if self.tied:
            return []
        pairs = zip(self.item.reports, self.witnesses, strict=True)
        return [pair for pair in pairs if not pair[0].discounted]


def row_of(part: Part) -> Row:
    """A part of one item, with no source shared, as a row."""
    (item,), (strands,) = part.items, part.strands
    told = Evidence(
        id=item.id,
        text="",
        likelihoods=item.likelihoods,
        reports=tuple(strand.report for strand in strands),
        observed=item.observed,
    )
    tied = strands if any(map(is_tied, told.reports)) else ()
    return Row(told, tuple(strand.witness for strand in strands), tied)


def is_tied(report: Report) -> bool:
    """Whether it is told in other words than its source's own: it copies, or has an origin."""
    return report.copies is not None or report.origin is not None


def row_likelihoods(rows: Sequence[Row], values: Values, hypotheses: tuple[str, ...]) -> Array:
    """P(reports of each row | h): rows × hypotheses × draws.

    L = b + P(E|h)·(a − b) with a = Π P(report | E) and b = Π P(report | not E); where the item
    is observed to hold b is 0, and a where it is observed not to.
    """
    true, false = _factors(rows, values)
    rates = _rates(rows, values, hypotheses)
    rates *= (true - false)[:, None]
    rates += false[:, None]
    return np.maximum(rates, 0.0, out=rates)


def _rates(rows: Sequence[Row], values: Values, hypotheses: tuple[str, ...]) -> Array:
    """P(item holds | h): rows × hypotheses × draws."""
    given = [one for row in rows for one in _estimates(row.item, hypotheses)]
    lows = np.array([_NAN if one is None else one.low for one in given])
    highs = np.array([_NAN if one is None else one.high for one in given])
    keys = (f"likelihood\x1f{row.item.id}\x1f{name}" for row in rows for name in hypotheses)
    rates = values.many(keys, lows, highs).reshape(len(rows), len(hypotheses), values.count)
    said = ~np.isnan(lows).reshape(len(rows), len(hypotheses))
    if not said.all():
        for place in np.flatnonzero(~said.all(axis=1)).tolist():
            # Not applicable: as likely as on average under the others, for or against nothing.
            applies = rates[place, said[place]]
            neutral = applies.sum(axis=0) / len(applies) if len(applies) else 0.5
            rates[place, ~said[place]] = neutral
    return rates


def _estimates(item: Evidence, hypotheses: tuple[str, ...]) -> list[Estimate | None]:
    # Most cases rate in the order of the hypotheses; then nothing need be looked up.
    if tuple([one.hypothesis for one in item.likelihoods]) == hypotheses:
        return [one.estimate for one in item.likelihoods]
    given = {one.hypothesis: one.estimate for one in item.likelihoods}
    return [given[name] for name in hypotheses]


def _factors(rows: Sequence[Row], values: Values) -> tuple[Array, Array]:
    """The a and b of every row: rows × draws."""
    true, false = np.ones((len(rows), values.count)), np.ones((len(rows), values.count))
    told = [row.told() for row in rows]
    # The first report of each row, then the second of each that has one, and so on.
    turns = [
        [(place, *one[turn]) for place, one in enumerate(told) if turn < len(one)]
        for turn in range(max(map(len, told), default=0))
    ]
    start, slope, reliable = _lines(list(chain.from_iterable(turns)), values)
    begin = 0
    for turn in turns:
        these = slice(begin, begin := begin + len(turn))
        at = [place for place, _, _ in turn] if len(turn) < len(rows) else slice(None)
        true[at] *= start[0, these] + slope[0, these] * reliable[these]
        false[at] *= start[1, these] + slope[1, these] * reliable[these]
    for place, row in enumerate(rows):
        if row.tied:
            true[place], false[place] = report_factors(row.item.id, row.tied, values)
        if row.item.observed is not None:
            (false if row.item.observed else true)[place] = 0.0
    return true, false


def _lines(
    told: Sequence[tuple[int, Report, Witness]], values: Values
) -> tuple[Array, Array, Array]:
    """P(what each report says | item holds), and if it does not, as lines in the reliability.

    Starts and slopes: 2 × reports × 1; the reliabilities: reports × draws. The lines are those
    of ``effective_rates``.
    """
    numbers = [(*_RATES(source), report.says) for _, report, source in told]
    table = np.fromiter(chain.from_iterable(numbers), np.float64, 5 * len(told)).reshape(-1, 5)
    rates, says, deceptive, affirms = table.T[:2], table[:, 2], table[:, 3], table[:, 4]
    honest = 1.0 - deceptive
    start = honest * says + deceptive * (1.0 - rates)
    slope = honest * (rates - says)
    # Whoever denies it is as likely to as they are not to affirm it.
    start, slope = np.where(affirms, start, 1.0 - start), np.where(affirms, slope, -slope)
    lows = np.array([source.reliability.low for _, _, source in told])
    highs = np.array([source.reliability.high for _, _, source in told])
    keys = (f"source\x1f{source.id}" for _, _, source in told)
    return start[:, :, None], slope[:, :, None], values.many(keys, lows, highs)

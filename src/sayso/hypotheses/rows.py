"""Items whose sources tell of no other item: independent, and many worked out at once."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from sayso.hypotheses.parts import Part
from sayso.hypotheses.reports import Strand, report_factors
from sayso.hypotheses.values import Array, Values
from sayso.records.estimate import Estimate
from sayso.records.evidence import Evidence, Report, Witness

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
    standing = [row for row in rows if not row.tied]
    reports = [report for row in standing for report in row.item.reports]
    sources = [witness for row in standing for witness in row.witnesses]
    given = _estimates(rows, hypotheses)
    every = [*given, *[witness.reliability for witness in sources]]
    keys = chain(
        (f"likelihood\x1f{row.item.id}\x1f{name}" for row in rows for name in hypotheses),
        (f"source\x1f{witness.id}" for witness in sources),
    )
    lows = np.array([_NAN if one is None else one.low for one in every])
    highs = np.array([_NAN if one is None else one.high for one in every])
    numbers = values.many(keys, lows, highs)
    rates = numbers[: len(given)].reshape(len(rows), len(hypotheses), values.count)
    _fill_in(rates)
    true, false = _factors(rows, _report_rates(reports, sources, numbers[len(given) :]), values)
    rates *= (true - false)[:, None]
    rates += false[:, None]
    return np.maximum(rates, 0.0, out=rates)


def _fill_in(rates: Array) -> None:
    """Not applicable (NaN): as likely as on average under the others, for or against nothing."""
    missing = np.isnan(rates[:, :, 0])
    if missing.any():
        for of_row, absent in zip(rates, missing, strict=True):
            applies = of_row[~absent]
            of_row[absent] = applies.sum(axis=0) / len(applies) if len(applies) else 0.5


def _estimates(rows: Sequence[Row], hypotheses: tuple[str, ...]) -> list[Estimate | None]:
    """Those of every row, each row's in the order of the hypotheses."""
    given = [one for row in rows for one in row.item.likelihoods]
    if [one.hypothesis for one in given] != [*hypotheses] * len(rows):
        place = {name: index for index, name in enumerate(hypotheses)}
        given = [
            one
            for row in rows
            for one in sorted(row.item.likelihoods, key=lambda one: place[one.hypothesis])
        ]
    return [one.estimate for one in given]


def _factors(rows: Sequence[Row], rates: Array, values: Values) -> tuple[Array, Array]:
    """The a and b of every row, of the rates of their reports: rows × draws."""
    counts = np.array([0 if row.tied else len(row.witnesses) for row in rows], dtype=np.intp)
    true, false = _products(rates, counts)
    for place, row in enumerate(rows):
        if row.tied:
            true[place], false[place] = report_factors(row.item.id, row.tied, values)
        if row.item.observed is not None:
            (false if row.item.observed else true)[place] = 0.0
    return true, false


def _products(rates: Array, counts: NDArray[np.intp]) -> Array:
    """The products over each row's reports, which follow one another: 2 × rows × draws."""
    _, reports, draws = rates.shape
    most = int(counts.max(initial=0))
    if most * len(counts) == reports:
        return np.asarray(rates.reshape(2, len(counts), most, draws).prod(axis=2))
    products = np.ones((2, len(counts), draws))
    starts = counts.cumsum() - counts
    for turn in range(most):
        at = np.flatnonzero(counts > turn)
        products[:, at] *= rates[:, starts[at] + turn]
    return products


def _report_rates(reports: Sequence[Report], sources: Sequence[Witness], reliable: Array) -> Array:
    """P(what each report says | item holds), and if it does not: 2 × reports × draws.

    They are ``effective_rates`` as lines in the reliability; 1 for a discounted report.
    """
    hits = [one.hit for one in sources]
    reliably = np.array([hits, [one.false_alarm for one in sources]])
    says = np.array([one.unreliable_says for one in sources])
    deceptive = np.array([one.deceptive for one in sources])
    affirms = np.array([one.says for one in reports], dtype=np.bool_)
    discounted = np.array([one.discounted for one in reports], dtype=np.bool_)
    honest = 1.0 - deceptive
    start = honest * says + deceptive * (1.0 - reliably)
    slope = honest * (reliably - says)
    # Whoever denies it is as likely to as they are not to affirm it.
    start, slope = np.where(affirms, start, 1.0 - start), np.where(affirms, slope, -slope)
    if discounted.any():
        start, slope = np.where(discounted, 1.0, start), np.where(discounted, 0.0, slope)
    rates: Array = slope[:, :, None] * reliable
    rates += start[:, :, None]
    return rates

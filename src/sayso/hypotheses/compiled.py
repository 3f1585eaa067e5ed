"""A case as a few arrays: one posterior in tens of microseconds, for sweeps and sliders."""

from dataclasses import dataclass

import numpy as np

from sayso.hypotheses.reports import report_factors
from sayso.hypotheses.tables import rate_rows
from sayso.hypotheses.values import Array, Means
from sayso.hypotheses.weigher import Weigher
from sayso.records.case import Case


@dataclass(frozen=True, slots=True)
class Compiled:
    """Arrays at the means of all estimates; replace any of them and ask again.

    ``prior``: hypotheses. ``rates``: items × hypotheses, P(item holds | h). ``if_true`` and
    ``if_false``: items × reports, P(what was said | item holds, or not), 1 where there is no
    report. ``rest``: hypotheses, the log-likelihood of items that share sources.
    """

    prior: Array
    rates: Array
    if_true: Array
    if_false: Array
    rest: Array

    def posterior(self) -> Array:
        """P(h | all reports): ∝ prior · Π_j (b_j + P(E_j|h)·(a_j − b_j)), worked in logs."""
        true = np.multiply.reduce(self.if_true, axis=1)
        false = np.multiply.reduce(self.if_false, axis=1)
        likelihood = self.rates * (true - false)[:, None]
        likelihood += false[:, None]
        weights = np.add.reduce(np.log(likelihood), axis=0)
        weights += self.rest
        weights -= weights.max()
        shares = np.exp(weights, out=weights)
        shares *= self.prior
        return np.asarray(shares / np.add.reduce(shares))


def compile_case(case: Case) -> Compiled:
    """The arrays of a case.

    Reports that copy, or share an origin, stand in their item's first column together.
    """
    weigher = Weigher(case, Means())
    plain = [part for part in weigher.parts if not part.shared]
    most = max((len(part.strands[0]) for part in plain), default=1)
    rates = np.empty((len(plain), len(case.hypotheses)))
    if_true = np.ones((len(plain), max(most, 1)))
    if_false = np.ones_like(if_true)
    rest = np.zeros(len(case.hypotheses))
    for row, part in enumerate(plain):
        (item,), (strands,) = part.items, part.strands
        rates[row] = rate_rows(item.id, item.likelihoods, case.hypotheses, weigher.values)[:, 0]
        free = all(s.report.copies is None and s.report.origin is None for s in strands)
        groups = [(strand,) for strand in strands] if free else [strands]
        for column, group in enumerate(groups):
            true, false = report_factors(item.id, group, weigher.values)
            if_true[row, column], if_false[row, column] = float(true), float(false)
        if item.observed is not None:
            (if_false if item.observed else if_true)[row, 0] = 0.0
    for part in weigher.parts:
        if part.shared:
            rest += weigher.log_likelihood(part)[:, 0]
    return Compiled(np.exp(weigher.log_prior()[:, 0]), rates, if_true, if_false, rest)

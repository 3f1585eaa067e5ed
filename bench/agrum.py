"""A peer that weighs: the same model as a Bayesian network in pyAgrum."""

import numpy as np
import pyagrum

from sayso.hypotheses.reports import effective_rates
from sayso.hypotheses.tables import rate_rows
from sayso.hypotheses.values import Array, Means, Number, Values
from sayso.hypotheses.weigher import priors
from sayso.records.case import Case
from sayso.records.evidence import Evidence


class Network:
    """A case in which no source tells of two items: reports hang on items by effective rates."""

    def __init__(self, case: Case) -> None:
        self.case, self.network, self.evidence = case, pyagrum.BayesNet(), {}
        self.witnesses = {witness.id: witness for witness in case.witnesses}
        self.network.add(pyagrum.LabelizedVariable("H", "", len(case.hypotheses)))
        for item in case.evidence:
            self.network.add(pyagrum.LabelizedVariable(item.id, "", 2))
            self.network.addArc("H", item.id)
            for report in item.reports:
                self.network.add(pyagrum.LabelizedVariable(report.id, "", 2))
                self.network.addArc(item.id, report.id)
                self.evidence[report.id] = int(report.says)
        self._fill(Means(), 0)
        self._begin()

    def posterior(self) -> Array:
        """P(h | reports), inferred anew."""
        self.engine.eraseAllEvidence()
        self.engine.setEvidence(self.evidence)
        self.engine.makeInference()
        return np.asarray(self.engine.posterior("H").tolist())

    def edited(self, case: Case, item: str) -> Array:
        """The posterior once the case differs in the ratings of one item."""
        self._fill_item(next(one for one in case.evidence if one.id == item), Means(), 0)
        self._begin()
        return self.posterior()

    def redrawn(self, values: Values, draw: int) -> Array:
        """The posterior with every table filled from one draw."""
        self._fill(values, draw)
        self._begin()
        return self.posterior()

    def _begin(self) -> None:
        self.engine = pyagrum.LazyPropagation(self.network)
        self.engine.setTargets({"H"})

    def _fill(self, values: Values, draw: int) -> None:
        prior = priors(self.case.hypotheses, values)
        self.network.cpt("H").fillWith(prior[:, min(draw, prior.shape[1] - 1)].tolist())
        for item in self.case.evidence:
            self._fill_item(item, values, draw)
            for report in item.reports:
                rates = effective_rates(self.witnesses[report.witness], values)
                hit, false = (_at(rate, draw) for rate in rates)
                self.network.cpt(report.id).fillWith([1 - false, false, 1 - hit, hit])

    def _fill_item(self, item: Evidence, values: Values, draw: int) -> None:
        rates = rate_rows(item.id, item.likelihoods, self.case.hypotheses, values)[:, draw]
        self.network.cpt(item.id).fillWith(np.stack([1 - rates, rates], axis=1).ravel().tolist())


def _at(value: Number, draw: int) -> float:
    return float(value[draw]) if isinstance(value, np.ndarray) else float(value)

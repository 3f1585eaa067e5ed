"""The same model as a Bayesian network in pyAgrum: an independent exact engine to check against."""

from itertools import product

import numpy as np
import pyagrum as gum

from sayso.hypotheses.tables import rate_rows
from sayso.hypotheses.values import Means, mean_of
from sayso.hypotheses.weigher import priors
from sayso.records.case import Case
from sayso.records.evidence import Report, Witness


def network_posterior(case: Case) -> list[float]:
    """P(h | reports) by junction tree, every estimate at its mean."""
    network, evidence = build_network(case)
    engine = gum.LazyPropagation(network)
    engine.setEvidence(evidence)
    engine.makeInference()
    return [float(p) for p in engine.posterior("H").tolist()]


def build_network(case: Case) -> tuple[gum.BayesNet, dict[str, int]]:
    """One node for the hypothesis, each item, source, report, and the choices of each origin."""
    network, evidence = gum.BayesNet(), {}
    network.add(gum.LabelizedVariable("H", "", len(case.hypotheses)))
    network.cpt("H").fillWith(list(priors(case.hypotheses, Means())[:, 0]))
    witnesses = {witness.id: witness for witness in case.witnesses}
    for witness in case.witnesses:
        shares = _shares(witness)
        network.add(gum.LabelizedVariable(witness.id, "", len(shares)))
        network.cpt(witness.id).fillWith(shares)
    for item in case.evidence:
        _binary(network, item.id, ["H"])
        rates = rate_rows(item.id, item.likelihoods, case.hypotheses, Means())[:, 0]
        for index, rate in enumerate(rates):
            network.cpt(item.id)[{"H": index}] = [1 - rate, rate]
        if item.observed is not None:
            evidence[item.id] = int(item.observed)
        members = [report for report in item.reports if report.origin]
        if members:
            _add_origin(network, item.id, members, witnesses)
        for report in item.reports:
            _add_report(network, item.id, report, witnesses[report.witness])
            evidence[report.id] = int(report.says)
    return network, evidence


def _add_origin(
    network: gum.BayesNet, item: str, members: list[Report], witnesses: dict[str, Witness]
) -> None:
    group, chosen, said = f"{item}:same", f"{item}:who", f"{item}:said"
    gamma = mean_of(members[0].shared)
    _binary(network, group, [])
    network.cpt(group).fillWith([1 - gamma, gamma])
    network.add(gum.LabelizedVariable(chosen, "", max(2, len(members))))
    shares = [1 / len(members)] * len(members)
    network.cpt(chosen).fillWith(shares if len(shares) > 1 else [1.0, 0.0])
    tellers = sorted({member.witness for member in members})
    _binary(network, said, [item, chosen, *tellers])
    sizes = [network.variable(name).domainSize() for name in tellers]
    for e, k, states in product((0, 1), range(max(2, len(members))), product(*map(range, sizes))):
        member = members[min(k, len(members) - 1)]
        state = dict(zip(tellers, states, strict=True))[member.witness]
        rate = _rate(witnesses[member.witness], state, e)
        where = {item: e, chosen: k, **dict(zip(tellers, states, strict=True))}
        network.cpt(said)[where] = [1 - rate, rate]


def _add_report(network: gum.BayesNet, item: str, report: Report, witness: Witness) -> None:
    extra = [report.copies] if report.copies else []
    extra = [f"{item}:same", f"{item}:said"] if report.origin else extra
    _binary(network, report.id, [item, witness.id, *extra])
    states = network.variable(witness.id).domainSize()
    for e, s in product((0, 1), range(states)):
        rate = _rate(witness, s, e)
        for values in product((0, 1), repeat=len(extra)):
            where = {item: e, witness.id: s, **dict(zip(extra, values, strict=True))}
            says = rate
            if report.copies:
                c = mean_of(report.copying)
                says = c * values[0] + (1 - c) * rate
            elif report.origin and values[0]:
                says = float(values[1])
            network.cpt(report.id)[where] = [1 - says, says]


def _binary(network: gum.BayesNet, name: str, parents: list[str]) -> None:
    network.add(gum.LabelizedVariable(name, "", 2))
    for parent in parents:
        network.addArc(parent, name)


def _shares(witness: Witness) -> list[float]:
    reliable = (1 - witness.deceptive) * mean_of(witness.reliability)
    shares = [reliable, 1 - witness.deceptive - reliable]
    return [*shares, witness.deceptive] if witness.deceptive else shares


def _rate(witness: Witness, state: int, e: int) -> float:
    rate = (witness.false_alarm, witness.hit)[e]
    return float(np.array([rate, witness.unreliable_says, 1 - rate])[state])

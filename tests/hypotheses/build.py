"""Cases written short: hypotheses with priors, items with numbers, reports in one line."""

from collections.abc import Mapping, Sequence

import numpy as np

from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.likelihood import read_likelihood, read_probability
from sayso.hypotheses.values import Array, Means
from sayso.hypotheses.weigher import Weigher
from sayso.records.case import Case
from sayso.records.estimate import point
from sayso.records.evidence import Evidence, Likelihood, Report, Witness
from sayso.records.hypothesis import Hypothesis
from sayso.scales.scale import load_scale

ICD203 = load_scale("icd203")


def item(id_: str, rated: Sequence[object], *reports: Report, observed: bool = True) -> Evidence:
    """An item with likelihoods in the order of the hypotheses H0, H1…; observed, or reported."""
    return Evidence(
        id=id_,
        text=f"Item {id_}",
        likelihoods=tuple(
            Likelihood(hypothesis=f"H{index}", estimate=read_likelihood(one, ICD203))
            for index, one in enumerate(rated)
        ),
        reports=reports,
        observed=None if reports else observed,
    )


def witness(id_: str, hit: float, false_alarm: float, reliability: float = 1.0) -> Witness:
    """A source with those rates."""
    return Witness(
        id=id_, name=id_, reliability=point(reliability), hit=hit, false_alarm=false_alarm
    )


def case(
    priors: Sequence[object], evidence: Sequence[Evidence], witnesses: Sequence[Witness] = ()
) -> Case:
    """A case of hypotheses H0, H1… with those priors, None for none."""
    return Case(
        question="Which?",
        hypotheses=tuple(
            Hypothesis(
                id=f"H{index}",
                text=f"Hypothesis {index}",
                prior=None if prior is None else read_probability(prior, ICD203),
            )
            for index, prior in enumerate(priors)
        ),
        evidence=tuple(evidence),
        witnesses=tuple(witnesses),
    )


def posterior(weighed: Case) -> Array:
    """Posteriors in the order of the hypotheses."""
    weights = Weigher(compile_case(weighed), Means()).log_weights()[:, 0]
    shares = np.exp(weights - weights.max())
    return np.asarray(shares / shares.sum())


def by_id(weighed: Case) -> Mapping[str, float]:
    """Posteriors by the hypothesis's id."""
    return dict(zip(weighed.hypothesis_ids, posterior(weighed).tolist(), strict=True))

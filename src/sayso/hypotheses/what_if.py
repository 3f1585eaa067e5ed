"""What if: the case with something set aside, known, or with another prior."""

from dataclasses import replace

from sayso.errors import CaseError
from sayso.hypotheses.likelihood import read_probability
from sayso.hypotheses.values import Means, mean_of
from sayso.hypotheses.weigher import priors
from sayso.records.case import Case
from sayso.records.estimate import Estimate
from sayso.records.evidence import Evidence
from sayso.scales.scale import load_scale


def without(case: Case, id_: str) -> Case:
    """The case with a source, item, report or assumption saying nothing any more.

    Copies of a report that is set aside stay copies: they do not become first-hand.

    Raises:
        CaseError: nothing in the case has the id.
    """
    items = {item.id for item in case.evidence if id_ == item.id or id_ in item.rests_on}
    reports = {
        report.id
        for item in case.evidence
        for report in item.reports
        if id_ in (report.id, report.witness) or item.id in items
    }
    known = {
        *case.hypothesis_ids,
        *(one.id for one in case.witnesses),
        *(one.id for one in case.assumptions),
    }
    if not items and not reports and id_ not in known.difference(case.hypothesis_ids):
        raise CaseError(
            f"nothing in the case has the id {id_!r}",
            remedy="name a source, an item, an assumption, or a report as ITEM/SOURCE",
        )
    evidence = tuple(_silent(item, reports, silent=item.id in items) for item in case.evidence)
    return replace(case, evidence=evidence)


def given(case: Case, item: str, *, holds: bool) -> Case:
    """The case with an item known; its reports then tell only how far to trust their sources.

    Raises:
        CaseError: there is no such item.
    """
    if item not in {one.id for one in case.evidence}:
        raise CaseError(
            f"no evidence has the id {item!r}",
            remedy=f"known: {', '.join(one.id for one in case.evidence)}",
        )
    evidence = tuple(
        replace(one, observed=holds) if one.id == item else one for one in case.evidence
    )
    return replace(case, evidence=evidence)


def with_prior(case: Case, hypothesis: str, written: object) -> Case:
    """The case with another prior for one hypothesis; the others keep their proportions.

    Raises:
        CaseError: there is no such hypothesis, or what is written is no probability.
    """
    if hypothesis not in case.hypothesis_ids:
        raise CaseError(
            f"no hypothesis has the id {hypothesis!r}",
            remedy=f"known: {', '.join(case.hypothesis_ids)}",
        )
    try:
        prior = read_probability(written, load_scale(case.scale))
    except ValueError as error:
        raise CaseError(f"the prior of {hypothesis}: {error}") from error
    now = priors(case.hypotheses, Means())[:, 0]
    place = case.hypothesis_ids.index(hypothesis)
    room = (1 - mean_of(prior)) / max(1 - float(now[place]), 1e-12)
    hypotheses = tuple(
        replace(one, prior=prior if index == place else _scaled(one.prior, share * room))
        for index, (one, share) in enumerate(zip(case.hypotheses, now.tolist(), strict=True))
    )
    return replace(case, hypotheses=hypotheses)


def _scaled(prior: Estimate | None, share: float) -> Estimate:
    # Brought to that mean; a range stays as wide as it was in proportion.
    mean = mean_of(prior) if prior is not None else 0.0
    factor = share / mean if mean > 0 else 0.0
    low, high = (prior.low * factor, prior.high * factor) if prior and mean else (share, share)
    return Estimate(text=f"{share:.3g}", low=min(1.0, low), high=min(1.0, high))


def _silent(item: Evidence, reports: set[str], *, silent: bool) -> Evidence:
    told = tuple(replace(r, discounted=r.discounted or r.id in reports) for r in item.reports)
    return replace(item, reports=told, observed=None if silent else item.observed)

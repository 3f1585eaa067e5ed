"""The post-mortem of a weighed case: surprise, what pushed towards the truth, what away from it."""

from collections.abc import Iterator, Mapping
from datetime import date
from math import log2

import numpy as np

from sayso.errors import CaseError
from sayso.forecasts.rules import half_brier
from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.information import shares_of
from sayso.hypotheses.units import Member, members_of
from sayso.hypotheses.values import Array, Means, mean_of
from sayso.hypotheses.weigher import Weigher
from sayso.hypotheses.what_if import without
from sayso.records.case import Case
from sayso.records.evidence import Report, Witness
from sayso.records.judgement import Judgement, Linchpin, Unit
from sayso.records.ledger import ForecastStatement, OptionShare, Outcome, Question
from sayso.records.made_by import made_here
from sayso.records.postmortem import FailedLinchpin, PostMortem, Push, TrackRecord, Truth

_UNITS: tuple[Unit, ...] = ("item", "report", "source", "assumption", "copy group")
_LEAST_BITS = 1e-9
_NINE_IN_TEN = 2 * 1.6448536269514722  # a range holds nine in ten: so many standard deviations


def look_back(case: Case, truth: Truth, judgement: Judgement) -> PostMortem:
    """What a case's judgement came to once the truth is known.

    What each unit did is found by weighing the case without it. Sets of units are not looked
    at: what two did together is not the sum of what each did.

    Raises:
        CaseError: the truth was held to be impossible.
    """
    place = case.hypothesis_ids.index(truth.hypothesis)
    prior = np.array([one.prior for one in judgement.hypotheses])
    posterior = np.array([one.posterior for one in judgement.hypotheses])
    if posterior[place] <= 0:
        raise CaseError(
            f"{truth.hypothesis} was given no chance at all: the surprise has no end",
            remedy="give no prior and no likelihood of 0 that could turn out otherwise",
        )
    pushes = sorted(_pushes(case, truth), key=lambda push: (push.bits, push.unit, push.id))
    return PostMortem(
        question=case.question,
        truth=truth,
        text=case.hypotheses[place].text,
        leader=judgement.leader.id,
        posteriors=tuple(posterior.tolist()),
        prior=float(prior[place]),
        posterior=float(posterior[place]),
        surprise_before_bits=-log2(float(prior[place])),
        surprise_bits=-log2(float(posterior[place])),
        expected_bits=_entropy(posterior),
        brier_before=float(half_brier(prior / prior.sum(), place)),
        brier=float(half_brier(posterior / posterior.sum(), place)),
        pushes=tuple(pushes),
        failed=tuple(_failed(judgement, case, dict(truth.items))),
        sources=tuple(_records(case, dict(truth.items))),
        made_by=made_here(),
    )


def judgement_entries(
    case: Case, truth: Truth, found: PostMortem, *, id_: str, source: str, entered: date
) -> tuple[Question, ForecastStatement, Outcome]:
    """A judgement as a ledger keeps it: which hypothesis is true, what was said, what came.

    The case does not say when it was weighed: that day is for a person to write.
    """
    question = Question(
        id=id_,
        asks=case.question,
        kind="one-of",
        options=case.hypothesis_ids,
        last_day=truth.known,
    )
    forecast = ForecastStatement(
        question=id_,
        source=source,
        options=tuple(
            OptionShare(option=hypothesis, probability=share)
            for hypothesis, share in zip(case.hypothesis_ids, found.posteriors, strict=True)
        ),
        entered=entered,
    )
    outcome = Outcome(
        question=id_,
        result="option",
        option=truth.hypothesis,
        known=truth.known,
        who=truth.who,
        evidence=truth.evidence,
    )
    return question, forecast, outcome


def _pushes(case: Case, truth: Truth) -> Iterator[Push]:
    whole = Weigher(compile_case(case), Means())
    place = case.hypothesis_ids.index(truth.hypothesis)
    now = _probability(whole, place)
    texts = {item.id: item.text for item in case.evidence}
    texts |= {one.id: one.name for one in case.witnesses}
    texts |= {one.id: one.text for one in case.assumptions}
    for unit in _UNITS:
        for member in members_of(case, unit):
            then = _probability(whole.edited(_silenced(case, unit, member)), place)
            bits = log2(now / then)
            if abs(bits) < _LEAST_BITS:
                bits = 0.0
            text = texts.get(member.id, member.id)
            yield Push(unit=unit, id=member.id, text=text, probability=then, bits=bits)


def _silenced(case: Case, unit: Unit, member: Member) -> Case:
    if unit != "copy group":
        return without(case, member.id)
    for report in sorted(member.reports):
        case = without(case, report)
    return case


def _probability(weigher: Weigher, place: int) -> float:
    return float(shares_of(weigher.log_weights())[place, 0])


def _failed(
    judgement: Judgement, case: Case, items: Mapping[str, bool]
) -> Iterator[FailedLinchpin]:
    """The linchpins of which every member turned out to fail."""
    likely = {one.id: one.probability for one in judgement.evidence}
    wrong_items = {
        item.id
        for item in case.evidence
        if item.id in items and items[item.id] != _was_held(item.observed, likely.get(item.id))
    }
    reports = [(item.id, report) for item in case.evidence for report in item.reports]
    settled = [(report, report.says == items[item]) for item, report in reports if item in items]
    wrong_reports = {report.id for report, held in settled if not held}
    right_sources = {report.witness for report, held in settled if held}
    wrong_sources = {report.witness for report, held in settled if not held} - right_sources
    wrong: Mapping[Unit, set[str]] = {
        "item": wrong_items,
        "report": wrong_reports,
        "source": wrong_sources,
    }
    for pin in judgement.linchpins:
        if _has_failed(pin, wrong):
            yield FailedLinchpin(
                unit=pin.unit,
                failure=pin.failure,
                members=pin.members,
                leader_after=pin.leader_after,
            )


def _has_failed(pin: Linchpin, wrong: Mapping[Unit, set[str]]) -> bool:
    if pin.unit == "copy group":
        return all(set(member.split(" = ")) <= wrong["report"] for member in pin.members)
    return set(pin.members) <= wrong.get(pin.unit, set()) and bool(pin.members)


def _was_held(observed: bool | None, probability: float | None) -> bool:
    """Whether the case took an item to hold."""
    if observed is not None:
        return observed
    return probability is not None and probability > 0.5


def _records(case: Case, items: Mapping[str, bool]) -> Iterator[TrackRecord]:
    """The sources that reported on settled items, those with the most reports first."""
    told: dict[str, list[bool]] = {}
    for item in case.evidence:
        for report in item.reports:
            if item.id in items and _is_own(report):
                told.setdefault(report.witness, []).append(report.says == items[item.id])
    found = [_record(one, told[one.id]) for one in case.witnesses if one.id in told]
    yield from sorted(found, key=lambda record: (-record.reports, record.source))


def _record(one: Witness, held: list[bool]) -> TrackRecord:
    mean = mean_of(one.reliability)
    spread = (one.reliability.high - one.reliability.low) / _NINE_IN_TEN
    suggested = None
    if spread > 0 and 0 < mean < 1:
        strength = max(mean * (1 - mean) / spread**2 - 1, 1.0)
        suggested = (mean * strength + sum(held)) / (strength + len(held))
    return TrackRecord(
        source=one.id,
        name=one.name,
        reports=len(held),
        held=sum(held),
        given=mean,
        suggested=suggested,
    )


def _is_own(report: Report) -> bool:
    return report.copies is None or report.copying.low < 1


def _entropy(shares: Array) -> float:
    some = shares[shares > 0]
    return float(-(some * np.log2(some)).sum())

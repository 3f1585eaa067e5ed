"""How probable an item's reports are if it is true and if it is not: rates, copies, origins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.hypotheses.values import Array, Number, Values
from sayso.records.evidence import Report, Witness


@dataclass(frozen=True, slots=True)
class Strand:
    """A report with its witness; ``agrees``: it says what the report that it copies says."""

    report: Report
    witness: Witness
    agrees: bool = True


def effective_rates(witness: Witness, values: Values) -> tuple[Number, Number]:
    """P(says it | true) and P(says it | false), whatever state the witness is in.

    hit' = π·hit + (1−π)·ρ and fa' = π·fa + (1−π)·ρ with π = P(reliable); a share δ that
    deceives says the opposite: δ·fa and δ·hit are mixed in.

    Source: Schum, Evidential Foundations of Probabilistic Reasoning (1994), cascaded inference.
    """
    states, hits, false_alarms = state_rates(witness, values)
    hit = sum(share * rate for share, rate in zip(states, hits, strict=True))
    false_alarm = sum(share * rate for share, rate in zip(states, false_alarms, strict=True))
    return hit, false_alarm


def state_rates(
    witness: Witness, values: Values
) -> tuple[tuple[Number, ...], tuple[float, ...], tuple[float, ...]]:
    """Shares of the states reliable, unreliable (and deceptive); their hits; false alarms."""
    honest = 1.0 - witness.deceptive
    reliable = honest * values(f"source\x1f{witness.id}", witness.reliability)
    says = witness.unreliable_says
    states: tuple[Number, ...] = (reliable, honest - reliable)
    hits: tuple[float, ...] = (witness.hit, says)
    false_alarms: tuple[float, ...] = (witness.false_alarm, says)
    if witness.deceptive:
        states = (*states, witness.deceptive)
        hits = (*hits, 1 - witness.hit)
        false_alarms = (*false_alarms, 1 - witness.false_alarm)
    return states, hits, false_alarms


def report_factors(
    item: str, strands: Sequence[Strand], values: Values, axes: Mapping[str, int] | None = None
) -> tuple[Number, Number]:
    """P(reports | item true) and P(reports | item false), the a and b of the reports on one item.

    ``axes`` gives each witness whose state is held apart the axis of its states; the last two
    axes are hypotheses and draws. A copy has the factor c·1[same] + (1−c)·P(r|e); a group
    with one origin has γ·P(r|e)·1[all same] + (1−γ)·Π P(r|e), where P(r|e) of the origin is
    the mean of its members'. A discounted report has the factor 1.
    """
    axes = axes or {}
    true: Number = 1.0
    false: Number = 1.0
    origins: dict[str, list[tuple[Strand, Number, Number]]] = {}
    for strand in strands:
        report = strand.report
        if report.discounted or (report.copies is not None and _is_certain(report)):
            continue  # a full copy that disagrees is refused by the case
        if_true, if_false = _says_so(strand, values, axes)
        if report.origin is not None:
            origins.setdefault(report.origin, []).append((strand, if_true, if_false))
            continue
        if report.copies is not None:
            copied = values(f"copy\x1f{report.id}", report.copying)
            same = copied * strand.agrees
            if_true = same + (1 - copied) * if_true
            if_false = same + (1 - copied) * if_false
        true, false = true * if_true, false * if_false
    for origin, members in origins.items():
        report = members[0][0].report
        shared = values(f"origin\x1f{item}\x1f{origin}", report.shared)
        same = shared * (len({strand.report.says for strand, _, _ in members}) == 1)
        true = true * _group(same, shared, [one for _, one, _ in members])
        false = false * _group(same, shared, [one for _, _, one in members])
    return true, false


def _group(same: Number, shared: Number, rates: Sequence[Number]) -> Number:
    mean, product = sum(rates) / len(rates), rates[0]
    for rate in rates[1:]:
        product = product * rate
    return same * mean + (1 - shared) * product


def _says_so(strand: Strand, values: Values, axes: Mapping[str, int]) -> tuple[Number, Number]:
    witness = strand.witness
    if witness.id in axes:
        _, hits, false_alarms = state_rates(witness, values)
        hit: Number = _along(hits, axes[witness.id], len(axes))
        false_alarm: Number = _along(false_alarms, axes[witness.id], len(axes))
    else:
        hit, false_alarm = effective_rates(witness, values)
    if strand.report.says:
        return hit, false_alarm
    return 1 - hit, 1 - false_alarm


def _along(rates: tuple[float, ...], axis: int, dimensions: int) -> Array:
    shape = [1] * (dimensions + 2)
    shape[axis] = len(rates)
    return np.asarray(rates, dtype=np.float64).reshape(shape)


def _is_certain(report: Report) -> bool:
    return report.copying.low == report.copying.high == 1.0

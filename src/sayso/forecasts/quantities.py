"""Forecasts of numbers and days: the loss of each in its unit, and of all beside a reference."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from sayso.forecasts.numbers import LEVEL, absolute_error, crps, interval_score, relative
from sayso.forecasts.standing import Entry
from sayso.records.ledger import Quantity
from sayso.records.scorecard import Numbers, NumberScore

Form = Literal["distribution", "range", "point"]
_ENDLESS = (-np.inf, np.inf)


@dataclass(frozen=True, slots=True)
class Measured:
    """One forecast of a number or a day, its loss, and the reference's where there is one."""

    entry: Entry
    form: Form
    loss: float
    reference: float | None
    held: bool | None


def measure(entry: Entry) -> Measured | None:
    """The loss of a scored forecast of a number or a day; None of any other."""
    said, outcome = entry.forecast.distribution, entry.asked.outcome
    if not entry.is_scored or said is None or outcome is None:
        return None
    bounds = entry.asked.question.bounds
    ends = _ENDLESS if bounds is None else (_number(bounds[0]), _number(bounds[1]))
    came = ends[1] if outcome.result == "after" else ends[0]
    if outcome.value is not None:
        came = _number(outcome.value)
    if said.quantiles:
        levels = [point.level for point in said.quantiles]
        values = [_number(point.value) for point in said.quantiles]
        loss = float(crps(levels, values, came, ends))
        return Measured(entry, "distribution", loss, _reference(came, ends), None)
    if said.value is not None:
        loss = float(absolute_error(_number(said.value), came, ends))
        return Measured(entry, "point", loss, _reference(came, ends), None)
    if said.low is None or said.high is None:
        return None
    level = said.level or LEVEL
    low, high, seen = (
        float(np.clip(one, *ends)) for one in (_number(said.low), _number(said.high), came)
    )
    loss = float(interval_score(low, high, seen, level))
    reference = _reference_of_range(seen, ends, level)
    return Measured(entry, "range", loss, reference, low <= seen <= high)


def sum_up(measured: Iterable[Measured]) -> Numbers | None:
    """All of them by unit and form, and as one: the geometric mean of loss / reference."""
    found = list(measured)
    if not found:
        return None
    parts: dict[tuple[str, Form], list[Measured]] = {}
    for one in found:
        parts.setdefault((unit_of(one.entry), one.form), []).append(one)
    against = [(one.loss, _rival(one, found)) for one in found]
    rated = [(loss, rival) for loss, rival in against if rival is not None and rival > 0]
    ratio = None
    if rated:
        ratio = relative([loss for loss, _ in rated], [rival for _, rival in rated])
    units = tuple(_part(unit, form, ones) for (unit, form), ones in sorted(parts.items()))
    return Numbers(n=len(found), ratio=ratio, rated=len(rated), units=units)


def unit_of(entry: Entry) -> str:
    """What the loss is counted in."""
    question = entry.asked.question
    return "days" if question.kind == "day" else question.unit or "no unit"


def _part(unit: str, form: Form, ones: list[Measured]) -> NumberScore:
    references = [one.reference for one in ones if one.reference is not None]
    whole = len(references) == len(ones)
    held = [one.held for one in ones if one.held is not None]
    return NumberScore(
        unit=unit,
        form=form,
        n=len(ones),
        loss=float(np.mean([one.loss for one in ones])),
        reference=float(np.mean(references)) if whole else None,
        held=sum(held) if held else None,
    )


def _rival(one: Measured, among: list[Measured]) -> float | None:
    """The reference's loss: of the uniform distribution, else the mean of the others' there."""
    if one.reference is not None:
        return one.reference
    others = [
        other.loss
        for other in among
        if other is not one
        and other.form == one.form
        and other.entry.forecast.question == one.entry.forecast.question
    ]
    return float(np.mean(others)) if others else None


def _reference(came: float, ends: tuple[float, float]) -> float | None:
    if ends == _ENDLESS:
        return None
    return float(crps([0.0, 1.0], list(ends), came, ends))


def _reference_of_range(came: float, ends: tuple[float, float], level: float) -> float | None:
    if ends == _ENDLESS:
        return None
    rest = (1 - level) / 2 * (ends[1] - ends[0])
    return float(interval_score(ends[0] + rest, ends[1] - rest, came, level))


def _number(value: Quantity) -> float:
    return float(value.toordinal()) if isinstance(value, date) else value

"""Reliability of yes-no forecasts: the loss in parts, the curve, and what chance would show."""

import numpy as np

from sayso.forecasts.calibration import Decomposition, calibrate, consistency, decompose
from sayso.forecasts.columns import Columns
from sayso.records.scorecard import BandPoint, Calibration, CurvePoint, Parts

LEAST = 30
"""Under so many scored forecasts there is no curve: it would show chance."""
_SURE = 0.95


def reliability(columns: Columns, *, draws: int, seed: int) -> Calibration | None:
    """The calibration of the yes-no rows, None where there are none."""
    if not columns.binary.any():
        return None
    given, came = columns.probability[columns.binary], columns.outcome[columns.binary]
    chance = consistency(given, draws=draws, seed=seed)
    found = Calibration(
        n=given.size,
        brier=_parts(decompose(given, came)),
        log=_parts(decompose(given, came, rule="log")),
        chance_mcb=float(chance.mcb.mean()),
        chance_mcb_high=float(np.quantile(chance.mcb, _SURE)),
    )
    if given.size < LEAST:
        return found
    curve = calibrate(given, came)
    steps = zip(curve.probability, curve.fit, curve.count, curve.came, strict=True)
    band = zip(chance.probability, chance.low, chance.high, strict=True)
    return Calibration(
        n=found.n,
        brier=found.brier,
        log=found.log,
        chance_mcb=found.chance_mcb,
        chance_mcb_high=found.chance_mcb_high,
        curve=tuple(
            CurvePoint(probability=float(p), fit=float(fit), n=int(n), yes=float(yes))
            for p, fit, n, yes in steps
        ),
        band=tuple(
            BandPoint(probability=float(p), low=float(low), high=float(high))
            for p, low, high in band
        ),
    )


def _parts(found: Decomposition) -> Parts:
    return Parts(
        score=float(found.score), mcb=float(found.mcb), dsc=float(found.dsc), unc=float(found.unc)
    )

"""Calibration: a mean loss taken apart, and what chance alone would show (CORP)."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from sayso.forecasts.arrays import Array, Places, probabilities
from sayso.forecasts.isotonic import fit_sums
from sayso.forecasts.rules import LEAST
from sayso.forecasts.tally import Tally, tally

Rule = Literal["brier", "log"]

_ROUNDED = 1000
_CHUNK = 2_000_000


@dataclass(frozen=True, slots=True)
class Decomposition:
    """A mean loss in parts: ``score`` = ``mcb`` − ``dsc`` + ``unc``.

    ``mcb``: miscalibration, what the fit of outcomes on forecasts would save. ``dsc``:
    discrimination, what the fit saves against always saying the share of yes. ``unc``:
    uncertainty, the loss of always saying that share. All at least 0; of several segments, an
    array each.
    """

    score: Array
    mcb: Array
    dsc: Array
    unc: Array


@dataclass(frozen=True, slots=True)
class Curve:
    """What came of forecasts, made to rise: at each ``probability`` the ``fit``, of ``count``."""

    probability: Array
    fit: Array
    count: Array
    came: Array


@dataclass(frozen=True, slots=True)
class Consistency:
    """What a calibrated forecaster who gave these forecasts would show by chance.

    ``low`` to ``high`` hold the fit at each ``probability`` in the share of redraws that was
    asked for; ``mcb`` is the miscalibration of each redraw.
    """

    probability: Array
    low: Array
    high: Array
    mcb: Array


def calibrate(probability: ArrayLike, outcome: ArrayLike) -> Curve:
    """The reliability curve: the isotonic fit of outcomes on probabilities.

    Both have one axis; outcomes in [0, 1]. One point a probability that occurs, rising.

    Raises:
        ValueError: a number is NaN or outside [0, 1].
    Source: Dimitriadis, Gneiting & Jordan, Stable reliability diagrams for probabilistic
        classifiers (2021), doi:10.1073/pnas.2016191118.

    >>> calibrate([0.2, 0.2, 0.4, 0.9], [0, 1, 0, 1]).fit.round(3).tolist()
    [0.333, 0.333, 1.0]
    """
    rows = tally(*_checked(probability, outcome))
    return Curve(
        rows.probability, fit_sums(rows.came, rows.count, rows.ends), rows.count, rows.came
    )


def decompose(
    probability: ArrayLike,
    outcome: ArrayLike,
    segment: ArrayLike | None = None,
    rule: Rule = "brier",
) -> Decomposition:
    """The mean loss in miscalibration, discrimination and uncertainty.

    With S the mean loss, c the isotonic fit and ȳ the share of yes: MCB = S(p) − S(c), DSC =
    S(ȳ) − S(c), UNC = S(ȳ). ``rule``: Brier, or log in bits with p cut to [.001, .999].
    ``segment``: one whole number a forecast, 0 and up; each is taken apart by itself, and the
    parts are arrays by that number (NaN where a number does not occur).

    Raises:
        ValueError: a number is NaN or out of range, or there are no forecasts.
    Source: Dimitriadis, Gneiting & Jordan (2021), doi:10.1073/pnas.2016191118.

    >>> parts = decompose([0.1, 0.4, 0.6, 0.8], [0, 1, 0, 1])
    >>> [round(float(part), 4) for part in (parts.score, parts.mcb, parts.dsc, parts.unc)]
    [0.1925, 0.0675, 0.125, 0.25]
    """
    given, happened = _checked(probability, outcome)
    if not given.size:
        raise ValueError("probability: there are no forecasts")
    if segment is None:
        parts = _take_apart(tally(given, happened), happened, None, rule)
        return Decomposition(*(part[0] for part in parts))
    of = _segments(segment, given.size)
    return Decomposition(*_take_apart(tally(given, happened, of), happened, of, rule))


def consistency(
    probability: ArrayLike, *, draws: int = 1000, seed: int = 0, level: float = 0.9
) -> Consistency:
    """Where the curve and its miscalibration lie if every forecast is calibrated.

    Outcomes are drawn anew from the forecasts, which stay, ``draws`` times; each time the curve
    is fitted. Forecasts are rounded to .001 here. The same seed gives the same band.

    Raises:
        ValueError: a number is NaN or out of range, or there are no forecasts.
    Source: Dimitriadis, Gneiting & Jordan (2021), doi:10.1073/pnas.2016191118, consistency bands
        by resampling.

    >>> band = consistency([0.5] * 100, draws=200)
    >>> bool(band.low[0] < 0.5 < band.high[0]), bool(0 < band.mcb.mean() < 0.01)
    (True, True)
    """
    given = probabilities("probability", probability).ravel()
    if not given.size or draws < 1 or not 0 < level < 1:
        raise ValueError("a band needs forecasts, a draw at least, and a level between 0 and 1")
    rounded = np.rint(given * _ROUNDED).astype(np.intp)
    counts = np.bincount(rounded)
    places = np.flatnonzero(counts)
    stated, count = places / _ROUNDED, counts[places]
    random = np.random.Generator(np.random.SFC64(seed))
    fits = np.empty((draws, places.size))
    mcb = np.empty(draws)
    ends = np.arange(1, places.size + 1) == places.size
    step = max(1, _CHUNK // places.size)
    for start in range(0, draws, step):
        part = slice(start, min(start + step, draws))
        size = part.stop - part.start
        came = random.binomial(count, stated, size=(size, places.size)).astype(np.float64)
        weight = np.tile(count.astype(np.float64), size)
        fit = fit_sums(came.ravel(), weight, np.tile(ends, size)[:-1]).reshape(came.shape)
        # S(p) − S(c), by (p − c)(p + c − 2 · share) for each forecast that gave p.
        mcb[part] = ((stated - fit) * (count * (stated + fit) - 2 * came)).sum(axis=1) / given.size
        fits[part] = fit
    low, high = np.quantile(fits, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return Consistency(stated, low, high, mcb)


def _take_apart(
    rows: Tally, outcome: Array, segment: Places | None, rule: Rule
) -> tuple[Array, Array, Array, Array]:
    fit = fit_sums(rows.came, rows.count, rows.ends)
    size = int(rows.segment[-1]) + 1
    if segment is None:
        count, came = np.array([outcome.size], dtype=np.float64), np.array([outcome.sum()])
    else:
        count = np.bincount(segment, minlength=size).astype(np.float64)
        came = np.bincount(segment, outcome, minlength=size)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = came / count

        def mean(losses: Array) -> Array:
            if segment is None:
                return np.array([losses.sum()]) / count
            return np.asarray(np.bincount(rows.segment, losses, minlength=size) / count)

        if rule == "brier":
            # Σ (y − q)² = Σ y² − 2 q Σ y + n q²: Σ y² is in every part and leaves all but S, UNC.
            squares = outcome * outcome
            rest = (
                np.array([squares.sum()])
                if segment is None
                else np.bincount(segment, squares, minlength=size)
            ) / count
            average = share[rows.segment]
            gaps = [
                rows.count * q * q - 2 * q * rows.came for q in (rows.probability, fit, average)
            ]
            stated, fitted, flat = (mean(gap) + rest for gap in gaps)
        else:
            cut = np.clip(rows.probability, LEAST, 1 - LEAST)
            stated = mean(_log_losses(cut, rows))
            fitted = mean(_log_losses(fit, rows))
            flat = mean(_log_losses(share[rows.segment], rows))
        mcb, dsc = stated - fitted, flat - fitted
    # Rounding may leave −1e-17 of a part that is nothing.
    return stated, np.maximum(mcb, 0.0), np.maximum(dsc, 0.0), flat


def _log_losses(probability: Array, rows: Tally) -> Array:
    """Bits of all forecasts of a row; 0 · log 0 = 0, as the fit is 0 only where nothing came."""
    missed = rows.count - rows.came
    yes = np.where(rows.came > 0, rows.came * np.log2(np.where(probability > 0, probability, 1)), 0)
    other = 1 - probability
    no = np.where(missed > 0, missed * np.log2(np.where(other > 0, other, 1)), 0)
    return np.asarray(-(yes + no))


def _checked(probability: ArrayLike, outcome: ArrayLike) -> tuple[Array, Array]:
    given, happened = probabilities("probability", probability), probabilities("outcome", outcome)
    if given.ndim != 1 or given.shape != happened.shape:
        raise ValueError("probability and outcome have one axis, of one length")
    return given, happened


def _segments(segment: ArrayLike, size: int) -> Places:
    found = np.asarray(segment)
    if found.shape != (size,) or found.dtype.kind not in "iu" or found.min(initial=0) < 0:
        raise ValueError("segment has a whole number, 0 or above, for each forecast")
    return found.astype(np.intp)

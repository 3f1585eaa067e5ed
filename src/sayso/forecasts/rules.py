"""Scoring rules of probabilities as losses, 0 best: Brier, ranked, log in bits, spherical.

Each is proper: the number one holds to be true has the least expected loss. Arrays broadcast;
nothing is averaged here.
"""

import numpy as np
from numpy.typing import ArrayLike

from sayso.forecasts.arrays import Array, distributions, options, probabilities

LEAST = 0.001
"""Probabilities are cut to [LEAST, 1 − LEAST] for the log score: a wrong 0 would cost infinity."""


def brier(probability: ArrayLike, outcome: ArrayLike) -> Array:
    """The Brier loss (p − y)², in [0, 1].

    ``outcome`` is 0 or 1, or the share in which the event came about.

    Raises:
        ValueError: a probability or outcome is NaN or outside [0, 1].
    Source: Brier, Verification of forecasts expressed in terms of probability (1950),
        doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2; his sum over both
        outcomes is twice this.

    >>> brier([0.9, 0.5], [1, 0]).round(3).tolist()
    [0.01, 0.25]
    """
    return np.asarray(
        (probabilities("probability", probability) - probabilities("outcome", outcome)) ** 2
    )


def half_brier(probability: ArrayLike, outcome: ArrayLike) -> Array:
    """Half the sum of squares, ½ Σ_k (p_k − y_k)², in [0, 1]: of two options it is ``brier``.

    ``probability`` is … × options, ``outcome`` the place of the option that came about, of the
    shape in front.

    Raises:
        ValueError: a number is NaN or out of range, probabilities do not sum to 1.
    Source: Brier (1950), as for ``brier``, halved so that options do not change the range.

    >>> half_brier([0.7, 0.1, 0.2], 0).round(3).tolist()
    0.07
    """
    given = distributions("probability", probability)
    return np.asarray(((given - _happened(given, outcome)) ** 2).sum(axis=-1) / 2)


def ranked(probability: ArrayLike, outcome: ArrayLike) -> Array:
    """The ranked probability loss of ordered options, in [0, 1].

    RPS / (K − 1) = Σ_k (P_k − Y_k)² / (K − 1), of cumulative sums: a near miss costs less than
    a far one. Shapes as in ``half_brier``; of two options it is ``brier``.

    Raises:
        ValueError: as for ``half_brier``.
    Source: Epstein, A scoring system for probability forecasts of ranked categories (1969),
        doi:10.1175/1520-0450(1969)008<0985:ASSFPF>2.0.CO;2.

    >>> ranked([[0.1, 0.2, 0.4, 0.3], [0.7, 0.1, 0.1, 0.1]], [2, 0]).round(4).tolist()
    [0.0633, 0.0467]
    """
    given = distributions("probability", probability)
    apart = np.cumsum(given - _happened(given, outcome), axis=-1)[..., :-1]
    return np.asarray((apart**2).sum(axis=-1) / (given.shape[-1] - 1))


def log_bits(probability: ArrayLike, outcome: ArrayLike = 1) -> Array:
    """The log loss in bits, −y log₂ p − (1 − y) log₂ (1 − p), with p cut to [.001, .999].

    So it lies between .0014 and 9.97. ``outcome`` as in ``brier``; of several options, give the
    probability of the one that came about and leave ``outcome`` out. ``count_cut`` tells how
    many were cut.

    Raises:
        ValueError: a probability or outcome is NaN or outside [0, 1].
    Source: Good, Rational decisions (1952), doi:10.1111/j.2517-6161.1952.tb00104.x.

    >>> log_bits([0.5, 0.99, 0.0], [1, 0, 0]).round(4).tolist()
    [1.0, 6.6439, 0.0014]
    """
    given = probabilities("probability", probability)
    happened = probabilities("outcome", outcome)
    cut = np.clip(given, LEAST, 1 - LEAST)
    return np.asarray(-(happened * np.log2(cut) + (1 - happened) * np.log2(1 - cut)))


def count_cut(probability: ArrayLike) -> int:
    """How many probabilities ``log_bits`` cuts: those under .001 or over .999."""
    given = probabilities("probability", probability)
    return int(((given < LEAST) | (given > 1 - LEAST)).sum())


def spherical(probability: ArrayLike, outcome: ArrayLike) -> Array:
    """The spherical loss of a yes or no, 1 − p(outcome) / √(p² + (1 − p)²), in [0, 1].

    ``outcome`` as in ``brier``; of a share, the mean of both weighed by it.

    Raises:
        ValueError: a probability or outcome is NaN or outside [0, 1].
    Source: Gneiting & Raftery, Strictly proper scoring rules (2007), section 3.1,
        doi:10.1198/016214506000001437.

    >>> spherical([0.9, 0.5], [1, 0]).round(4).tolist()
    [0.0061, 0.2929]
    """
    given = probabilities("probability", probability)
    happened = probabilities("outcome", outcome)
    hit = happened * given + (1 - happened) * (1 - given)
    return np.asarray(1 - hit / np.sqrt(given**2 + (1 - given) ** 2))


def spherical_options(probability: ArrayLike, outcome: ArrayLike) -> Array:
    """The spherical loss of several options, 1 − p(outcome) / ‖p‖, in [0, 1].

    Shapes and errors as in ``half_brier``, source as for ``spherical``.

    >>> spherical_options([0.6, 0.2, 0.2], 0).round(4).tolist()
    0.0955
    """
    given = distributions("probability", probability)
    hit = (given * _happened(given, outcome)).sum(axis=-1)
    return np.asarray(1 - hit / np.sqrt((given**2).sum(axis=-1)))


def _happened(given: Array, outcome: ArrayLike) -> Array:
    count = given.shape[-1]
    return np.asarray(np.eye(count)[options("outcome", outcome, count)])

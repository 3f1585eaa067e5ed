"""Several forecasters as one: the geometric mean of the odds of what each one says."""

import numpy as np
from numpy.typing import ArrayLike

from sayso.forecasts.arrays import Array, Places, probabilities
from sayso.forecasts.rules import LEAST, brier


def pool_odds(probability: ArrayLike) -> float:
    """The probability whose odds are the geometric mean of the odds given; in [.001, .999].

    p is cut to [.001, .999]; nothing is extremised, as what a crowd has in common is not known.

    Raises:
        ValueError: a probability is NaN or outside [0, 1], or there are none.
    Source: Satopää et al., Combining multiple probability predictions using a simple logit model
        (2014), doi:10.1016/j.ijforecast.2013.09.009, with their a = 1.

    >>> round(pool_odds([0.7, 0.8, 0.9]), 6)
    0.81411
    """
    odds = _log_odds(probability)
    if not odds.size:
        raise ValueError("probability: there are no forecasts")
    return float(1 / (1 + np.exp(-odds.mean())))


def pool_each(
    probability: ArrayLike, question: Places, outcome: ArrayLike
) -> tuple[Array, Array, Array]:
    """For each row: the pool of its question, the pool without it, and that pool's loss.

    One row a source and question; ``question`` numbers them from 0, ``outcome`` is of the row.
    Without a source that is alone on its question there is no pool: NaN.

    Raises:
        ValueError: a number is NaN or outside [0, 1].

    >>> whole, without, loss = pool_each([0.7, 0.8, 0.9], np.array([0, 0, 0]), [1, 1, 1])
    >>> float(whole[0].round(4)), without.round(4).tolist()
    (0.8141, [0.8571, 0.8209, 0.7534])
    """
    odds = _log_odds(probability)
    count = np.bincount(question)[question]
    total = np.bincount(question, odds)[question]
    whole = 1 / (1 + np.exp(-total / count))
    alone = count < 2
    others = np.where(alone, 0.0, (total - odds) / np.maximum(count - 1, 1))
    without = 1 / (1 + np.exp(-others))
    loss = brier(without, outcome)
    without[alone] = np.nan
    loss[alone] = np.nan
    return whole, without, loss


def _log_odds(probability: ArrayLike) -> Array:
    cut = np.clip(probabilities("probability", probability), LEAST, 1 - LEAST)
    return np.asarray(np.log(cut / (1 - cut)))

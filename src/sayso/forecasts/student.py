"""Intervals of means and shares: Student's t quantile, and Wilson's interval, without SciPy."""

from functools import lru_cache
from math import exp, inf, lgamma, log, log1p, pi, sqrt
from statistics import NormalDist

_STEPS = 300
_SMALLEST = 1e-300


@lru_cache(maxsize=4096)
def t_quantile(probability: float, degrees: float) -> float:
    """The number under which a Student's t variable lies with that probability.

    ``probability`` in (0, 1); ``degrees`` of freedom above 0, ∞ for the normal distribution.
    Solved by Newton's method on the distribution function; exact to about 1e-10 of its size.

    Raises:
        ValueError: a number is NaN or out of range.
    Source: Student, The probable error of a mean (1908), doi:10.1093/biomet/6.1.1.

    >>> round(t_quantile(0.975, 9), 6)
    2.262157
    """
    if not 0 < probability < 1:
        raise ValueError(f"probability is not between 0 and 1: {probability:g}")
    if not degrees > 0:
        raise ValueError(f"degrees of freedom are not above 0: {degrees:g}")
    if probability == 0.5:
        return 0.0
    if probability < 0.5:
        return -t_quantile(1 - probability, degrees)
    if degrees == inf:
        return NormalDist().inv_cdf(probability)
    low, high = 0.0, 1.0
    while t_share(high, degrees) < probability:
        low, high = high, 2 * high
    number = min(max(NormalDist().inv_cdf(probability), low), high)
    for _ in range(_STEPS):
        above = t_share(number, degrees) - probability
        low, high = (low, number) if above > 0 else (number, high)
        step = number - above / t_density(number, degrees)
        # Newton's step where it stays between the ends, else half of what is between them.
        further = step if low < step < high else (low + high) / 2
        if abs(further - number) <= 1e-14 * number:
            break
        number = further
    return further


def t_density(number: float, degrees: float) -> float:
    """The density of a Student's t variable there.

    Γ((ν + 1)/2) / (√(πν) Γ(ν/2)) · (1 + t²/ν)^−(ν + 1)/2.

    >>> round(t_density(0, 1), 9)
    0.318309886
    """
    scale = _gamma_step(degrees / 2) - log(pi * degrees) / 2
    return exp(scale - (degrees + 1) / 2 * log1p(number * number / degrees))


def t_share(number: float, degrees: float) -> float:
    """The probability that a Student's t variable is at most that number.

    F(t) = 1 − ½ I_x(ν/2, ½) with x = ν / (ν + t²), for t ≥ 0.

    >>> round(t_share(2.262157162798, 9), 9)
    0.975
    """
    if number < 0:
        return 1 - t_share(-number, degrees)
    square = number * number
    tail = _half_beta(degrees / (degrees + square), square / (degrees + square), degrees / 2)
    return 1 - tail / 2


def wilson(came_true: int, count: int, level: float = 0.95) -> tuple[float, float]:
    """Wilson's interval, at that level, of a share of which ``came_true`` of ``count`` were seen.

    (k + z²/2 ± z √(k(n − k)/n + z²/4)) / (n + z²), within [0, 1]; (0, 1) of nothing.

    Raises:
        ValueError: the counts or the level are out of range.
    Source: Wilson, Probable inference (1927), doi:10.1080/01621459.1927.10502953.

    >>> [round(end, 4) for end in wilson(38, 69, 0.9)]
    [0.4522, 0.6455]
    """
    if not 0 <= came_true <= count:
        raise ValueError(f"{came_true} of {count} is no share")
    if not 0 < level < 1:
        raise ValueError(f"level is not between 0 and 1: {level:g}")
    if not count:
        return 0.0, 1.0
    z = NormalDist().inv_cdf((1 + level) / 2)
    around = z * sqrt(came_true * (count - came_true) / count + z * z / 4)
    centre, whole = came_true + z * z / 2, count + z * z
    low = 0.0 if came_true == 0 else (centre - around) / whole
    high = 1.0 if came_true == count else (centre + around) / whole
    return max(0.0, low), min(1.0, high)


def _half_beta(x: float, rest: float, a: float) -> float:
    """I_x(a, ½), regularised; ``rest`` is 1 − x, given apart so that it keeps its digits."""
    if x <= 0:
        return 0.0
    if rest <= 0:
        return 1.0
    front = _gamma_step(a) - log(pi) / 2
    front += a * (log(x) if x < 0.5 else log1p(-rest)) + log(rest) / 2
    if x < (a + 1) / (a + 2.5):
        return exp(front) * _fraction(x, a, 0.5) / a
    return 1 - exp(front) * _fraction(rest, 0.5, a) * 2


def _gamma_step(a: float) -> float:
    """Ln Γ(a + ½) − ln Γ(a): by its series where the difference of both would lose digits."""
    if a < 50:
        return lgamma(a + 0.5) - lgamma(a)
    return log(a) / 2 - 1 / (8 * a) + 1 / (192 * a**3) - 1 / (640 * a**5)


def _fraction(x: float, a: float, b: float) -> float:
    # The continued fraction of the incomplete beta function by Lentz's method (Press et al.,
    # Numerical Recipes, 3rd ed., section 6.4).
    above, below = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    value = below
    for step in range(1, _STEPS):
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        change = 1.0
        for part in (even, odd):
            below = 1 / _away(1 + part * below)
            above = _away(1 + part / above)
            change = above * below
            value *= change
        if abs(change - 1) < 1e-16:
            break
    return value


def _away(number: float) -> float:
    return number if abs(number) > _SMALLEST else _SMALLEST

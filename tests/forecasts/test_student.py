"""Quantiles and intervals agree with SciPy's."""

from math import inf

import pytest
from scipy import stats
from tests.forecasts.oracle import oracle

from sayso.forecasts.student import t_quantile, t_share, wilson


def test_t_quantiles() -> None:
    """Source: scipy.stats.t.ppf (oracle t-quantile)."""
    asked, expected, near = oracle("t-quantile")
    found = [t_quantile(0.975, degrees) for degrees in asked["df"]]
    assert found == pytest.approx(expected, abs=near)


@pytest.mark.parametrize("degrees", [1, 1.5, 2, 3, 7, 15, 30, 100, 1000, 1e6])
@pytest.mark.parametrize("probability", [0.01, 0.05, 0.3, 0.5, 0.6, 0.9, 0.95, 0.975, 0.9999])
def test_t_quantiles_of_any_degrees(probability: float, degrees: float) -> None:
    expected = float(stats.t.ppf(probability, degrees))
    assert t_quantile(probability, degrees) == pytest.approx(expected, rel=1e-9, abs=1e-12)
    assert t_share(expected, degrees) == pytest.approx(probability, rel=1e-9, abs=1e-9)


def test_without_end_t_is_the_normal_distribution() -> None:
    assert t_quantile(0.975, inf) == pytest.approx(float(stats.norm.ppf(0.975)), abs=1e-12)


def test_wilson_intervals() -> None:
    """Source: scipy.stats.binomtest(k, n).proportion_ci(.9, "wilson") (oracle wilson-90)."""
    asked, expected, near = oracle("wilson-90")
    for (came_true, count), ends in zip(asked["kn"], expected, strict=True):
        assert wilson(came_true, count, 0.9) == pytest.approx(ends, abs=near)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(5, 5)[1] == 1.0


def test_what_is_no_level_or_share_is_refused() -> None:
    for probability, degrees in ((0, 3), (1, 3), (float("nan"), 3), (0.9, 0), (0.9, float("nan"))):
        with pytest.raises(ValueError, match=r"between 0 and 1|not above 0"):
            t_quantile(probability, degrees)
    with pytest.raises(ValueError, match="6 of 5 is no share"):
        wilson(6, 5)
    with pytest.raises(ValueError, match="level"):
        wilson(1, 5, 90)

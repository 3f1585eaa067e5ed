"""Losses of numbers are those of scoringrules, of an integral, and of what was published."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
import scoringrules
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats
from tests.forecasts.oracle import oracle

from sayso.forecasts.numbers import (
    absolute_error,
    crps,
    crps_sample,
    interval_score,
    quantile_score,
    relative,
)

number = st.integers(-800, 800).map(lambda eighths: eighths / 8)


def test_a_sample() -> None:
    """Source: scoringrules and properscoring crps_ensemble (oracle crps-sample)."""
    asked, expected, near = oracle("crps-sample")
    assert crps_sample(asked["sample"], asked["x"]) == pytest.approx(expected, abs=near)


def test_many_samples_at_once() -> None:
    random = np.random.default_rng(3)
    drawn, happened = random.normal(size=(40, 7, 30)), random.normal(size=(40, 7))
    expected = scoringrules.crps_ensemble(happened, drawn, backend="numpy")
    assert crps_sample(drawn, happened) == pytest.approx(expected, abs=1e-12)
    clamped = scoringrules.twcrps_ensemble(happened, drawn, a=-0.5, b=1.0, backend="numpy")
    assert crps_sample(drawn, happened, (-0.5, 1)) == pytest.approx(clamped, abs=1e-12)


def test_quantiles() -> None:
    """Source: scoringrules crps_quantile (oracle quantile-score)."""
    asked, expected, near = oracle("quantile-score")
    found = quantile_score(asked["levels"], asked["values"], asked["x"])
    assert found == pytest.approx(expected, abs=near)


def test_a_range() -> None:
    """Source: scoringrules interval_score (oracle interval-score)."""
    asked, expected, near = oracle("interval-score")
    found = interval_score(asked["low"], asked["high"], asked["x"], 1 - asked["alpha"])
    assert found == pytest.approx(expected, abs=near)


@given(number, st.floats(0, 50), number)
def test_a_range_and_its_middle_are_a_weighted_interval_score(
    low: float, width: float, x: float
) -> None:
    """Two quantiles and the median: (½|y − m| + α/2 · IS) / (K + ½), Bracher et al. 2021."""
    middle, high = low + width / 2, low + width
    both = (0.5 * abs(x - middle) + 0.1 / 2 * interval_score(low, high, x, 0.9)) / 1.5
    found = quantile_score([0.05, 0.5, 0.95], [low, middle, high], x)
    assert found == pytest.approx(both, abs=1e-9)


def test_quantiles_joined_by_lines() -> None:
    """Source: an integral on 1.2 million points (oracle crps-quantile-line)."""
    asked, expected, near = oracle("crps-quantile-line")
    many = [asked["values"]] * len(asked["x"])
    assert crps(asked["levels"], many, asked["x"]) == pytest.approx(expected["open"], abs=near)
    clamped = crps(asked["levels"], many, asked["x"], (-np.inf, asked["clamped_above"]))
    assert clamped == pytest.approx(expected["clamped"], abs=near)


def test_a_uniform_distribution() -> None:
    """Source: scoringrules crps_uniform (oracle crps-uniform)."""
    asked, expected, near = oracle("crps-uniform")
    found = crps([0, 1], [asked["low"], asked["high"]], asked["x"])
    assert found == pytest.approx(expected, abs=near)


def test_many_quantiles_come_near_the_distribution_they_are_of() -> None:
    """Source: scoringrules crps_normal (oracle crps-normal)."""
    asked, expected, _ = oracle("crps-normal")
    levels = (np.arange(4000) + 0.5) / 4000
    values = stats.norm.ppf(levels, asked["mean"], asked["sd"])
    assert crps(levels, values, asked["x"]) == pytest.approx(expected, abs=1e-5)
    assert crps_sample(values, asked["x"]) == pytest.approx(expected, abs=1e-5)


@given(st.lists(number, min_size=2, max_size=6).map(sorted), number)
def test_a_line_is_its_integral(values: list[float], x: float) -> None:
    levels = np.linspace(0.05, 0.95, len(values))

    def inner(t: float) -> float:
        if t < values[0] or t >= values[-1]:
            return float((t >= values[-1]) != (t >= x))
        return float(np.interp(t, values, levels) - (t >= x)) ** 2

    whole = sum(
        float(integrate.fixed_quad(np.vectorize(inner), a, b, n=3)[0])
        for a, b in pairwise(sorted({*values, x}))
    )
    assert crps(levels, values, x) == pytest.approx(whole, abs=1e-8)


@given(st.lists(number, min_size=2, max_size=6).map(sorted), number, number)
def test_what_lies_beyond_a_bound_lies_at_it(values: list[float], x: float, end: float) -> None:
    levels = np.linspace(0.05, 0.95, len(values))
    clamped = crps(levels, np.minimum(values, end), min(x, end))
    assert crps(levels, values, x, (-np.inf, end)) == pytest.approx(clamped)
    at_the_bound = crps(levels, values, end, (-np.inf, end))
    assert crps(levels, values, end + 1000, (-np.inf, end)) == at_the_bound


@given(number, number)
def test_the_crps_of_a_point_is_its_error(value: float, x: float) -> None:
    error = abs(value - x)
    assert crps([0.5], [value], x) == pytest.approx(error)
    assert crps([0.1, 0.9], [value, value], x) == pytest.approx(error)
    assert crps_sample([value], x) == pytest.approx(error)
    assert absolute_error(value, x) == pytest.approx(error)


@pytest.mark.parametrize("bounds", [(-np.inf, np.inf), (-1.0, 0.5)])
def test_the_honest_distribution_has_the_least_expected_loss(bounds: tuple[float, float]) -> None:
    happened = np.random.default_rng(8).normal(size=20_000)
    levels = np.arange(1, 20) / 20

    def mean(centre: float, spread: float) -> float:
        values = np.broadcast_to(stats.norm.ppf(levels, centre, spread), (len(happened), 19))
        return float(crps(levels, values, happened, bounds).mean())

    honest = mean(0, 1)
    assert all(honest < mean(*other) for other in ((0.4, 1), (-0.4, 1), (0, 0.5), (0, 2)))


def test_not_before_a_day_is_settled_by_clamping() -> None:
    """Beyond the bound it does not matter where."""
    bounds = (0.0, 100.0)
    assert crps([0.5], [40], 250, bounds) == crps([0.5], [40], 100, bounds) == 60
    assert absolute_error(130, 250, bounds) == 0


def test_different_units_are_compared_by_ratios() -> None:
    assert relative([1, 100], [2, 50]) == pytest.approx(1)
    assert relative([0, 1], [1, 1]) == pytest.approx(0.001**0.5)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: crps([0.5, 0.4], [1, 2], 1), "levels do not rise"),
        (lambda: crps([0.4, 0.5], [2, 1], 1), "values fall while levels rise"),
        (lambda: crps([0.4], [1, 2], 1), "one entry for each level"),
        (lambda: crps([0.4, 0.5], [1, float("nan")], 1), r"values\[1\] is not a number"),
        (lambda: crps([0.5], [1], 1, (2, 1)), "bounds are upside down: 2 to 1"),
        (lambda: crps_sample([], 1), "there are no draws"),
        (lambda: interval_score(3, 2, 1), "low is above high"),
        (lambda: interval_score(1, 2, 1, 90), "level is not between 0 and 1"),
        (lambda: relative([1], [0]), "references above 0"),
    ],
)
def test_what_is_no_distribution_is_refused(call: Callable[[], object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        call()

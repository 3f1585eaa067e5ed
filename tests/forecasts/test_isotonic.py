"""The rising line is SciPy's, on many sets at once too, and costs the same each place."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import isotonic_regression
from tests.forecasts.oracle import oracle

from sayso.forecasts import isotonic as module
from sayso.forecasts.isotonic import isotonic

places = st.lists(st.tuples(st.floats(-10, 10), st.floats(0.1, 5), st.integers(0, 1)), min_size=1)


@pytest.mark.parametrize("name", ["isotonic-all-violate", "isotonic-concave"])
def test_worked_by_hand(name: str) -> None:
    asked, expected, near = oracle(name)
    assert isotonic(asked["mean"], asked["weight"]) == pytest.approx(expected, abs=near)


@given(places)
def test_scipy_gives_the_same(rows: list[tuple[float, float, int]]) -> None:
    mean, weight, _ = (np.array(column) for column in zip(*rows, strict=True))
    assert isotonic(mean, weight) == pytest.approx(isotonic_regression(mean, weights=weight).x)


@given(places)
def test_each_segment_is_fitted_by_itself(rows: list[tuple[float, float, int]]) -> None:
    mean, weight, turns = (np.array(column) for column in zip(*rows, strict=True))
    segment = np.cumsum(turns)
    apart = [isotonic(mean[segment == k], weight[segment == k]) for k in np.unique(segment)]
    assert isotonic(mean, weight, segment) == pytest.approx(np.concatenate(apart))


def test_a_rising_run_ended_by_one_low_value_goes_through_the_stack_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Passes over whole arrays would pool one place each: as many as there are places."""
    passes = []
    stack = module._stack

    def counted(*given: object) -> object:
        passes.append(1)
        return stack(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_stack", counted)
    mean = np.append(np.arange(5000.0), -1e9)
    assert np.unique(isotonic(mean)) == pytest.approx([mean.mean()])
    assert len(passes) == 1


@given(places, st.integers(0, 3))
def test_the_stack_gives_what_passes_give(rows: list[tuple[float, float, int]], most: int) -> None:
    mean, weight, turns = (np.array(column) for column in zip(*rows, strict=True))
    straight = isotonic(mean, weight, np.cumsum(turns))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_PASSES", most)
        assert isotonic(mean, weight, np.cumsum(turns)) == pytest.approx(straight)


def test_what_cannot_be_fitted_is_refused() -> None:
    assert isotonic([]).tolist() == []
    with pytest.raises(ValueError, match=r"mean\[1\] is not a number"):
        isotonic([1, float("nan")])
    with pytest.raises(ValueError, match=r"weight\[0\] is not above 0"):
        isotonic([1, 2], [0, 1])
    with pytest.raises(ValueError, match="of one length"):
        isotonic([1, 2], [1])
    with pytest.raises(ValueError, match="segments are given for each place and do not fall"):
        isotonic([1, 2], segment=[1, 0])

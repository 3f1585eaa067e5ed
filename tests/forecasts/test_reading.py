"""The range over readings is that of a grid of readings, and holds the fixed reading."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.forecasts.oracle import oracle

from sayso.forecasts.reading import common_range, reading_range, unsettled_range
from sayso.forecasts.rules import brier

NAMES = ("likely", "unlikely", "even", "0.7")
LOW = np.array([0.55, 0.2, 0.45, 0.7])
HIGH = np.array([0.8, 0.45, 0.55, 0.7])
rows = st.lists(st.tuples(st.integers(0, 3), st.sampled_from([0, 1])), min_size=1, max_size=12)


def test_words_have_a_range() -> None:
    """By hand: best p = f cut to the interval, worst the end farther off (oracle words-range)."""
    asked, expected, near = oracle("words-range")
    low, high = np.array(asked["low"]), np.array(asked["high"])
    ends = reading_range(asked["word"], low, high, asked["y"])
    assert ends == pytest.approx((expected["best_by_hand"], expected["worst_by_hand"]), abs=near)
    middle = brier((low + high) / 2, asked["y"]).mean()
    assert middle == pytest.approx(expected["midpoint"], abs=near)


@given(rows, st.tuples(*[st.floats(0, 1)] * 4))
def test_no_consistent_reading_beats_the_best_end(
    told: list[tuple[int, int]], parts: tuple[float, ...]
) -> None:
    phrase = np.array([one for one, _ in told])
    happened = np.array([one for _, one in told])
    best, worst = reading_range([NAMES[one] for one in phrase], LOW[phrase], HIGH[phrase], happened)
    read = LOW + np.array(parts) * (HIGH - LOW)
    loss = float(brier(read[phrase], happened).mean())
    assert best - 1e-12 <= loss <= worst + 1e-12
    middle = float(brier(((LOW + HIGH) / 2)[phrase], happened).mean())
    assert best - 1e-12 <= middle <= worst + 1e-12


@given(rows)
def test_both_ends_are_reached_by_a_reading(told: list[tuple[int, int]]) -> None:
    phrase = np.array([one for one, _ in told])
    happened = np.array([one for _, one in told])
    ends = reading_range(phrase, LOW[phrase], HIGH[phrase], happened)
    choices = [
        np.linspace(LOW[k], HIGH[k], 26) if k in phrase else LOW[k : k + 1] for k in range(4)
    ]
    losses = (
        [float(brier(np.array(read)[phrase], happened).mean()) for read in product(*choices)]
        if len(set(phrase.tolist())) < 3
        else list(ends)
    )
    assert min(losses) == pytest.approx(ends[0], abs=1e-3)
    assert max(losses) == pytest.approx(ends[1], abs=1e-12)


def test_two_who_speak_are_read_alike() -> None:
    """Source: closed form, checked on a grid of 501 x 101 (oracle words-common-range)."""
    asked, expected, near = oracle("words-common-range")
    ends = common_range(asked["A"], asked["B"], asked["low"], asked["high"], asked["y"])
    assert ends == pytest.approx((expected["low"], expected["high"]), abs=near)


@given(st.lists(st.tuples(*[st.integers(0, 3)] * 2, st.sampled_from([0, 1])), min_size=1))
def test_a_common_range_holds_every_common_reading(told: list[tuple[int, int, int]]) -> None:
    first, second, happened = (np.array(column) for column in zip(*told, strict=True))
    low, high = common_range(first, second, LOW, HIGH, happened)
    for part in (0, 0.3, 0.5, 1):
        read = LOW + part * (HIGH - LOW)
        apart = brier(read[second], happened) - brier(read[first], happened)
        assert low - 1e-12 <= apart.mean() <= high + 1e-12
    turned = common_range(second, first, LOW, HIGH, happened)
    assert turned == pytest.approx((-high, -low))


def test_the_order_of_rows_changes_nothing() -> None:
    phrase = np.array([0, 1, 0, 2, 3, 1])
    happened = np.array([1, 0, 0, 1, 1, 1])
    turned = np.array([5, 3, 1, 0, 4, 2])
    straight = reading_range(phrase, LOW[phrase], HIGH[phrase], happened)
    other = phrase[turned]
    assert reading_range(other, LOW[other], HIGH[other], happened[turned]) == straight


def test_what_is_unsettled_gives_bounds() -> None:
    """By hand: two overdue at .9 and .4 beside ten scored (oracle missing-outcomes)."""
    asked, expected, near = oracle("missing-outcomes")
    ends = unsettled_range(asked["scored_mean"], asked["scored"], asked["overdue"])
    assert ends == pytest.approx((expected["low"], expected["high"]), abs=near)
    assert unsettled_range(0.2, 1, [], partly=[0.7]) == pytest.approx((0.1, (0.2 + 0.49) / 2))
    with pytest.raises(ValueError, match="nothing is scored"):
        unsettled_range(0.0, 0, [])


def test_what_cannot_be_read_is_refused() -> None:
    with pytest.raises(ValueError, match=r"low\[0\] is above high\[0\]"):
        reading_range(["x"], [0.8], [0.5], [1])
    with pytest.raises(ValueError, match="there are no rows"):
        reading_range([], [], [], [])
    with pytest.raises(ValueError, match=r"second.*is no place"):
        common_range([0], [1], [0.5], [0.6], [1])

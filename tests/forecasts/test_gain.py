"""What is gained counts over the planned life, so that it pays to be honest every day."""

import numpy as np
import pytest
from tests.forecasts.oracle import oracle

from sayso.forecasts.gain import Life, gain_over_time


def test_a_life_worked_by_hand() -> None:
    asked, expected, near = oracle("gain-over-time")
    days, stated = zip(*asked["steps"], strict=True)
    life = Life(0, asked["end"], asked["planned"])
    assert gain_over_time(days, stated, asked["y"], life) == pytest.approx(expected, abs=near)


def test_fatebook_days() -> None:
    """Source: Fatebook's debug_scoring_test.ts, whose Brier is twice ours."""
    asked, expected, near = oracle("fatebook-days")
    days, stated = zip(*asked["steps"], strict=True)
    life = Life(0, asked["days"], asked["days"])
    mean_loss = 0.25 - gain_over_time(days, stated, 1, life)
    assert mean_loss == pytest.approx(expected["ours"], abs=near)
    assert 2 * mean_loss == pytest.approx(expected["fatebook"], abs=near)


def test_a_reference_may_move_too() -> None:
    """The market says .5, then .9 from day 50; before it spoke nothing is gained."""
    life = Life(0, 100, 100)
    market = ([10, 50], [0.5, 0.9])
    found = gain_over_time([0], [0.9], 1, life, market)
    assert found == pytest.approx(40 * (0.25 - 0.01) / 100)


def test_who_speaks_after_the_end_gains_nothing() -> None:
    assert gain_over_time([90], [0.99], 1, Life(0, 80, 100)) == 0
    assert gain_over_time([], [], 1, Life(0, 80, 100)) == 0


def test_of_two_on_one_day_the_last_stands() -> None:
    life = Life(0, 10, 10)
    assert gain_over_time([0, 0], [0.1, 0.8], 1, life) == gain_over_time([0], [0.8], 1, life)


def test_the_honest_number_gains_most() -> None:
    """A thing that may come on any day: what is left of its chance, times k; best k = 1."""
    random = np.random.default_rng(9)
    chance, planned, runs = 0.5, 20, 4000
    rate = 1 - (1 - chance) ** (1 / planned)
    came = random.geometric(rate, runs)
    left = 1 - (1 - rate) ** (planned - np.arange(planned))

    def mean(times: float) -> float:
        odds = times * left / (1 - left)
        stated = odds / (1 + odds)
        gains = {
            int(day): gain_over_time(
                np.arange(planned),
                stated,
                float(day <= planned),
                Life(0, min(day, planned), planned),
            )
            for day in np.unique(np.minimum(came, planned + 1))
        }
        return float(np.mean([gains[min(int(day), planned + 1)] for day in came]))

    tried = {times: mean(times) for times in (0.5, 0.7, 1.0, 1.4, 2.0, 3.0)}
    assert max(tried, key=lambda times: tried[times]) == 1.0


def test_what_has_no_life_is_refused() -> None:
    with pytest.raises(ValueError, match="opens before its planned end"):
        Life(0, 120, 100)
    with pytest.raises(ValueError, match="days do not fall"):
        gain_over_time([5, 1], [0.5, 0.5], 1, Life(0, 8, 10))
    with pytest.raises(ValueError, match="is outside 0 to 1"):
        gain_over_time([5], [50], 1, Life(0, 8, 10))

"""References are what others publish; a question's own outcome is never its base rate."""

from datetime import date

import numpy as np
import pytest
from tests.forecasts.oracle import oracle

from sayso.forecasts.pool import pool_each, pool_odds
from sayso.forecasts.references import (
    Matured,
    base_rates,
    baseline_score,
    market_price,
    peer_scores,
    peers,
)


def test_metaculus_baseline_scores() -> None:
    """Source: Metaculus tests/unit/test_scoring/test_score_math.py."""
    asked, expected, near = oracle("metaculus-baseline")
    found = [baseline_score(p, options) for p, options in asked["cases"]]
    assert found == pytest.approx(expected, abs=near)


def test_metaculus_expected_scores() -> None:
    """Source: Metaculus scores FAQ, belief 80%."""
    asked, expected, near = oracle("metaculus-expected")
    belief = asked["belief"]
    yes = [baseline_score(p) for p in asked["stated"]]
    no = [baseline_score(1 - p) for p in asked["stated"]]
    assert yes == pytest.approx(expected["if_yes"], abs=near)
    assert no == pytest.approx(expected["if_no"], abs=near)
    mean = [belief * a + (1 - belief) * b for a, b in zip(yes, no, strict=True)]
    assert mean == pytest.approx(expected["expected"], abs=near)


def test_metaculus_five_days() -> None:
    """Source: Metaculus scores FAQ: a silent day counts 0."""
    asked, expected, near = oracle("metaculus-five-days")
    daily = [0 if p is None else baseline_score(p) for p in asked["daily"]]
    assert daily == pytest.approx(expected["daily_rounded"], abs=near)
    assert np.mean(daily) == pytest.approx(expected["mean_rounded"], abs=near)


def test_metaculus_peer_scores() -> None:
    """Source: the same file: 100 · ln(p / geometric mean of the others)."""
    asked, expected, near = oracle("metaculus-peer")
    question = np.zeros(3, dtype=np.intp)
    assert peer_scores(asked["p_of_outcome"], question) == pytest.approx(expected, abs=near)


def test_peers_are_the_others_on_the_question() -> None:
    question = np.array([0, 1, 0, 1, 2])
    found = peers([0.1, 0.2, 0.3, 0.6, 0.5], question)
    assert found[:4] == pytest.approx([0.3, 0.6, 0.1, 0.2])
    assert np.isnan(found[4])
    assert np.isnan(peer_scores([0.5] * 5, question)[4])


def test_a_pool_is_the_geometric_mean_of_odds() -> None:
    """Source: Metaculus test_score_math.py, brought to the sum 1 (oracle geometric-mean-pool)."""
    asked, expected, near = oracle("geometric-mean-pool")
    whole = expected["yes"] / (expected["yes"] + expected["no"])
    assert pool_odds(asked["yes"]) == pytest.approx(whole, abs=near)


def test_a_pool_with_and_without_each_source() -> None:
    question = np.array([0, 0, 1, 0])
    whole, without, loss = pool_each([0.7, 0.9, 0.4, 0.2], question, [1, 1, 0, 1])
    assert whole[0] == pytest.approx(pool_odds([0.7, 0.9, 0.2]))
    assert without[1] == pytest.approx(pool_odds([0.7, 0.2]))
    assert loss[1] == pytest.approx((1 - without[1]) ** 2)
    assert np.isnan([without[2], loss[2]]).all()
    with pytest.raises(ValueError, match="there are no forecasts"):
        pool_odds([])


def test_a_sure_forecaster_does_not_settle_a_pool() -> None:
    assert 0.5 < pool_odds([1.0, 0.1]) < 0.95


def test_the_base_rate_is_of_the_others() -> None:
    settled = [Matured(f"q{k}", float(k < 3)) for k in range(10)]
    rates = base_rates(settled)
    assert rates["q0"] == pytest.approx(2 / 9)
    assert rates["q9"] == pytest.approx(3 / 9)
    assert base_rates(settled[:1]) == {}


def test_a_topic_of_twenty_others_has_its_own_base_rate() -> None:
    votes = [Matured(f"v{k}", 1.0, ("votes",)) for k in range(21)]
    floods = [Matured(f"f{k}", 0.0, ("floods",)) for k in range(20)]
    rates = base_rates([*votes, *floods])
    assert rates["v0"] == 1
    assert rates["f0"] == pytest.approx(21 / 40)
    assert base_rates([*votes, *floods, Matured("f20", 0.0, ("floods",))])["f0"] == 0


def test_a_base_rate_that_the_question_names_goes_first() -> None:
    settled = [Matured("a", 1.0, base_rate=0.13), Matured("b", 0.0)]
    assert base_rates(settled) == {"a": 0.13, "b": 1.0}


def test_the_last_price_on_or_before_the_day() -> None:
    prices = [(date(2026, 3, 1), 0.6), (date(2026, 1, 1), 0.2)]
    assert market_price(prices, date(2026, 2, 28)) == 0.2
    assert market_price(prices, date(2026, 3, 1)) == 0.6
    assert market_price(prices, date(2025, 12, 31)) is None


def test_no_probability_has_no_baseline_score() -> None:
    with pytest.raises(ValueError, match="no probability above 0"):
        baseline_score(0)

"""A claim that one source beats another takes four conditions; the arithmetic is published."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from scipy import stats
from tests.forecasts.oracle import oracle

from sayso.forecasts.comparing import (
    Shared,
    compare,
    e_value,
    flip_signs,
    mean_by_event,
    paired,
)
from sayso.forecasts.grouped import means_by_event
from sayso.forecasts.rules import brier


def shared(first: object, second: object, outcome: object) -> Shared:
    """Numbers of two sources, one event a question."""
    a, b, y = (np.asarray(one, dtype=float) for one in (first, second, outcome))
    return Shared(
        loss_first=brier(a, y),
        loss_second=brier(b, y),
        probability_first=a,
        probability_second=b,
        outcome=y,
        event=np.arange(len(y)),
        phrase_first=np.array([str(one) for one in a]),
        phrase_second=np.array([str(one) for one in b]),
        low_first=a,
        high_first=a,
        low_second=b,
        high_second=b,
    )


def test_paired_differences() -> None:
    """Source: scipy: t interval; exact sign flips over 2^8 (oracle paired)."""
    asked, expected, near = oracle("paired")
    found = paired(asked["d"])
    assert found.mean == pytest.approx(expected["mean"], abs=near)
    assert found.interval == pytest.approx(expected["t95"], abs=near)
    assert found.p_value == pytest.approx(expected["sign_flip_p"], abs=near)


def test_one_event_a_question_is_the_t_interval() -> None:
    d = np.random.default_rng(4).normal(size=40)
    found = paired(d)
    reach = stats.sem(d) * stats.t.ppf(0.975, 39)
    assert found.interval == pytest.approx((d.mean() - reach, d.mean() + reach), abs=1e-12)
    assert found.p_value is None


def test_a_question_asked_twice_of_one_event_tells_no_more() -> None:
    d = np.random.default_rng(4).normal(size=12)
    once, twice = paired(d), paired(np.repeat(d, 2), np.repeat(np.arange(12), 2))
    assert twice.interval == pytest.approx(once.interval)
    assert twice.p_value == once.p_value
    assert (twice.n, twice.events) == (24, 12)
    taken_as_two = paired(np.repeat(d, 2))
    assert taken_as_two.interval is not None
    assert once.interval is not None
    assert taken_as_two.interval[0] > once.interval[0]


def test_all_signs_are_flipped() -> None:
    sums = np.array([0.4, -0.1, 0.3, 0.2, 0.05])
    seen = abs(sums.sum())
    flipped = [abs(np.dot(signs, sums)) for signs in product((1, -1), repeat=5)]
    assert flip_signs(sums) == np.mean([one >= seen - 1e-12 for one in flipped])


def test_one_event_has_no_interval() -> None:
    found = paired([0.1, 0.2], ["flood", "flood"])
    assert found.interval is None
    assert found.events == 1


def test_e_value() -> None:
    """By hand, Henzi & Ziegel 2022 (oracle e-value)."""
    asked, expected, near = oracle("e-value")
    assert e_value(asked["a"], asked["b"], asked["y"]) == pytest.approx(expected, abs=near)


def test_the_e_value_of_one_against_itself_is_1() -> None:
    p = np.random.default_rng(1).uniform(size=200)
    p[:2] = 0, 1
    y = np.random.default_rng(2).integers(0, 2, 200)
    assert e_value(p, p, y) == 1


def test_questions_that_one_event_settles_are_one_outcome() -> None:
    """Five questions on one event, all as likely: the factor of one."""
    one = e_value([0.9], [0.5], [1])
    five = e_value([0.9] * 5, [0.5] * 5, [1] * 5, ["vote"] * 5)
    assert five == pytest.approx(one)


def test_equals_rarely_reach_20() -> None:
    """At most 1 in 20 ever do; here 400 pairs as good as each other, looked at each time."""
    random = np.random.default_rng(11)
    reached = 0
    for _ in range(400):
        truth = random.uniform(0.1, 0.9, 100)
        y = (random.uniform(size=100) < truth).astype(float)
        a, b = (np.clip(truth + random.normal(0, 0.1, 100), 0.01, 0.99) for _ in range(2))
        reached += any(e_value(a[:n], b[:n], y[:n]) >= 20 for n in range(10, 101, 10))
    assert reached <= 20


def good_and_bad(n: int = 200) -> Shared:
    random = np.random.default_rng(7)
    truth = random.uniform(size=n)
    y = (random.uniform(size=n) < truth).astype(float)
    return shared(np.clip(truth, 0.02, 0.98), np.full(n, 0.5), y)


def test_a_better_source_is_said_to_beat_the_other() -> None:
    told = good_and_bad()
    found = compare("Ana", "Ben", told)
    assert found.beats == "Ana"
    assert found.difference > 0
    turned = replace(
        told,
        loss_first=told.loss_second,
        loss_second=told.loss_first,
        probability_first=told.probability_second,
        probability_second=told.probability_first,
    )
    assert compare("Ben", "Ana", turned).beats == "Ana"


def test_each_condition_alone_can_fail_a_claim() -> None:
    told = good_and_bad()
    few = replace(told, event=np.arange(len(told.outcome)) % 9)
    assert not compare("Ana", "Ben", few).enough_events
    assert compare("Ana", "Ben", few).beats is None
    many = compare("Ana", "Ben", told, comparisons=10**9)
    assert not many.e_value_reached
    assert many.beats is None
    assert many.e_needed == 20e9
    near = shared(told.probability_first, told.probability_first, told.outcome)
    assert not compare("Ana", "Ben", near).interval_excludes_0


def test_a_lead_that_hangs_on_the_reading_of_a_word_is_no_claim() -> None:
    """Likely as .58 is better than .9 where 6 of 10 came true; as .8 it need not be."""
    y = np.tile([1, 1, 1, 0, 0], 40).astype(float)
    told = shared(np.full(200, 0.6), np.full(200, 0.85), y)
    worded = replace(
        told,
        phrase_first=np.full(200, "likely"),
        low_first=np.full(200, 0.55),
        high_first=np.full(200, 0.9),
    )
    assert compare("Ana", "Ben", told).beats == "Ana"
    found = compare("Ana", "Ben", worded)
    assert found.reading_range[0] < 0 < found.reading_range[1]
    assert not found.sign_holds
    assert found.beats is None


def test_same_words_for_both_are_one_number() -> None:
    y = np.tile([1, 0], 20).astype(float)
    told = shared(np.full(40, 0.7), np.full(40, 0.7), y)
    low, high, likely = np.full(40, 0.5), np.full(40, 0.9), np.full(40, "likely")
    worded = replace(
        told,
        phrase_first=likely,
        phrase_second=likely,
        low_first=low,
        low_second=low,
        high_first=high,
        high_second=high,
    )
    assert compare("Ana", "Ben", worded).reading_range == (0, 0)


def test_what_cannot_be_compared_is_refused() -> None:
    with pytest.raises(ValueError, match="there are no rows"):
        paired([])
    with pytest.raises(ValueError, match="each row has its event"):
        paired([0.1, 0.2], ["a"])
    with pytest.raises(ValueError, match="is not a number"):
        paired([float("nan")])
    with pytest.raises(ValueError, match="of one length"):
        e_value([0.1], [0.2, 0.3], [1])


def test_means_of_many_groups_are_each_mean_by_itself() -> None:
    random = np.random.default_rng(3)
    values, group = random.normal(size=300), random.integers(0, 9, 300)
    event = random.integers(0, 40, 300)
    group[group == 4] = 5
    found = means_by_event(values, group, event, 9)
    assert np.isnan(found.mean[4])
    assert found.interval(4) is None
    for number in set(group.tolist()):
        alone = mean_by_event(values[group == number], event[group == number])
        assert found.mean[number] == pytest.approx(alone.mean)
        assert found.interval(number) == pytest.approx(alone.interval)
        assert (found.n[number], found.events[number]) == (alone.n, alone.events)

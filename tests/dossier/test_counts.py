"""Counts: what is counted, how many, and within which bounds."""

import pytest

from sayso.dossier.counts import counts_of, scope_of
from sayso.dossier.words import number_of


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("fourteen people died", 14, 14, 14),
        ("at least 14 people died", 14, 14, float("inf")),
        ("more than 2,300 soldiers marched", 2300, 2300, float("inf")),
        ("up to 40 tanks were lost", 40, 0, 40),
        ("two million people left", 2_000_000, 2_000_000, 2_000_000),
        ("about 400 houses burned", 400, 360, 440),
    ],
)
def test_numbers_and_bounds(text: str, value: float, low: float, high: float) -> None:
    (count,) = counts_of(text)
    assert (count.value, count.low) == (value, low)
    assert count.high == pytest.approx(high)


@pytest.mark.parametrize(
    "text",
    [
        "fire broke out in shed 9",
        "she turned to page 14",
        "it left at 8:30 p.m.",
        "they met on 3 May 2026",
        "it was built in 1987",
        "a 14-year-old boy ran",
        "it came in 3rd place",
        "Route 66 was shut",
        "he was the No. 2 official of the port",
    ],
)
def test_labels_times_and_ages_are_no_counts(text: str) -> None:
    assert counts_of(text) == ()


def test_people_are_counted_by_what_happened_to_them() -> None:
    killed, died, toll = (
        counts_of(text)[0]
        for text in ("killing 14 people", "17 people died", "the death toll has risen to 19")
    )
    assert killed.things == died.things == toll.things
    assert killed.runs_on
    (wounded,) = counts_of("the blast wounded 40 people")
    assert not wounded.things & killed.things


def test_a_measure_may_lie_a_little_off() -> None:
    one, near, far = (counts_of(f"it is {many} kilometres long")[0] for many in (410, 400, 700))
    assert one.is_same(near)
    assert not one.is_same(far)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the shed covers 2,000 square feet", "the shed covers 186 m²", True),
        ("the shed covers 2,000 sq. ft", "the shed covers 900 square metres", False),
        ("they walked about 40 miles", "they walked 64 km", True),
        ("they walked 40 miles", "they walked 40 km", False),
        ("it blew at 40 miles per hour", "it blew at 64 km/h", True),
        ("a fire burnt 25 acres", "a fire burnt 10 hectares", True),
        ("it took 90 minutes", "it took an hour and a half, not 3 hours", False),
    ],
)
def test_measures_in_two_units_are_compared_by_what_they_are_worth(
    one: str, other: str, same: bool
) -> None:
    first, second = counts_of(one)[0], counts_of(other)[-1]
    assert first.things == second.things
    assert scope_of(one, first) == scope_of(other, second) == frozenset()
    assert first.is_same(second) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("they walked 40 miles", "it blew at 40 miles per hour"),
        ("it was 40 degrees Celsius", "it was 104 degrees Fahrenheit"),
        ("it weighs 500 pounds", "it weighs 227 kilograms"),
    ],
)
def test_measures_that_are_not_so_many_of_each_other_are_not_compared(one: str, other: str) -> None:
    assert not counts_of(one)[0].things & counts_of(other)[0].things


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seventeen", 17),
        ("twenty-one", 21),
        ("two hundred and six", 206),
        ("3.5 million", 3_500_000),
        ("1,204", 1204),
        ("a dozen", 12),
        ("several", None),
        ("pier", None),
    ],
)
def test_numbers_in_words(words: str, value: float | None) -> None:
    assert number_of(words) == value

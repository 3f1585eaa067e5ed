"""Horizons: by when a forecast is to come true."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.horizons import find_horizons
from sayso.records import Horizon

PUBLISHED = date(2021, 8, 29)  # a Sunday


def find(text: str, published: date | None = PUBLISHED) -> tuple[Horizon, ...]:
    found = find_horizons(text, 0, len(text), published=published)
    for one in found:
        assert text[one.start : one.end] == one.text
    return found


@pytest.mark.parametrize(
    ("text", "expected", "by"),
    [
        ("It will fall by 2030.", "by 2030", (2030, 12, 31)),
        ("It will fall before 2030.", "before 2030", (2029, 12, 31)),
        ("It will last until 2026.", "until 2026", (2026, 12, 31)),
        ("It will fall in 2027.", "in 2027", (2027, 12, 31)),
        ("It will fall by mid-2023.", "by mid-2023", (2023, 8, 31)),
        ("It will fall in early 2022.", "in early 2022", (2022, 4, 30)),
        ("It will fall by the end of 2026.", "by the end of 2026", (2026, 12, 31)),
        ("It will fall before the end of the year.", "before the end of the year", (2021, 12, 31)),
        ("It will fall by December.", "by December", (2021, 12, 31)),
        ("It will fall by early December.", "by early December", (2021, 12, 10)),
        ("It will fall by 1 September.", "by 1 September", (2021, 9, 1)),
        ("It will fall by next summer.", "by next summer", (2022, 8, 31)),
        ("It will fall this winter.", "this winter", (2022, 2, 28)),
        ("It will fall next year.", "next year", (2022, 12, 31)),
        ("It will fall this year.", "this year", (2021, 12, 31)),
        ("It will start next year.", "next year", (2022, 12, 31)),
        ("It will end this month.", "this month", (2021, 8, 31)),
        ("It will fall tomorrow.", "tomorrow", (2021, 8, 30)),
        ("It will fall within six months.", "within six months", (2022, 2, 28)),
        ("It will fall within a year.", "within a year", (2022, 8, 29)),
        ("It will fall in two weeks.", "in two weeks", (2021, 9, 12)),
        ("It will fall in two years' time.", "in two years' time", (2023, 8, 29)),
        ("It will fall three years from now.", "three years from now", (2024, 8, 29)),
        ("Over the next 12 months it falls.", "Over the next 12 months", (2022, 8, 29)),
        ("Over the next decade it falls.", "Over the next decade", (2031, 8, 29)),
        ("Over the coming year it falls.", "Over the coming year", (2022, 8, 29)),
        ("It will last for the next five years.", "for the next five years", (2026, 8, 29)),
        ("By the second half of 2022 it falls.", "By the second half of 2022", (2022, 12, 31)),
    ],
)
def test_a_horizon_has_its_last_day(text: str, expected: str, by: tuple[int, int, int]) -> None:
    (one,) = find(text)
    assert (one.text, one.by) == (expected, date(*by))


@pytest.mark.parametrize(
    "text",
    [
        "It fell last year.",
        "It fell in 2014.",
        "It fell in October 2014.",
        "It has stood since 2014.",
        "It fell yesterday.",
        "It stood for two years.",
        "It fell in two weeks.",
        "It fell two years ago.",
        "It fell in the 1990s.",
        "It fell.",
        "",
    ],
)
def test_the_past_is_no_horizon(text: str) -> None:
    assert find(text) == ()


def test_without_a_day_of_publication_only_full_dates_have_a_last_day() -> None:
    text = "It will fall by 2030, next year, within six months or tomorrow."
    assert [(one.text, one.by) for one in find(text, None)] == [
        ("by 2030", date(2030, 12, 31)),
        ("next year", None),
        ("within six months", None),
        ("tomorrow", None),
    ]
    assert [(one.text, one.by) for one in find("By September it falls.", None)] == [
        ("By September", None)
    ]
    assert find("It fell in 2014.", None) == ()


def test_only_the_stretch_is_read() -> None:
    text = "Soon. By 2030 it falls. Soon."
    (one,) = find_horizons(text, 6, 23, published=PUBLISHED)
    assert (one.text, one.start) == ("By 2030", 6)


PIECES = [
    *("by", "before", "the", "end", "of", "early", "2030", "9999 AD", "1 AD", "next", "year"),
    *("within", "two", "decades", "soon", "after", "elections", "in", "will", "mid", "-", ","),
    *("9999999", "years", "from", "now", "10 BC", "centuries", "\n", "'", "time", "May", "29"),
]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_gives_horizons_in_order(text: str, published: date | None) -> None:
    found = find(text, published)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(one.by > published for one in found if one.by and published)


def test_a_date_that_says_which_one_is_meant_is_no_deadline() -> None:
    text = "Insurers will drop the surcharge of 4 March."
    assert find_horizons(text, 0, len(text), published=date(2026, 3, 20)) == ()
